"""What texts name, as CSV: one row a mention."""

from bisect import bisect_right

from collegium.exchange.rows import line
from collegium.reading.contract import Reading

COLUMNS = (
    "name", "sha256", "language", "date", "mention", "kind", "id", "called", "value", "quote", "start", "end", "turn",
)  # fmt: skip


def mentions_header() -> str:
    """The first line of the CSV."""
    return line(COLUMNS)


def mentions_csv_of(reading: Reading) -> str:
    """The rows of one reading, without the header; none where nothing is named. `turn` is the turn that names it."""
    source = reading.source
    own = (source.name, source.sha256, source.language, reading.heading.date)
    rows, begins = [], [turn.span[0] for turn in reading.turns]
    for number, mention in enumerate(reading.mentions, 1):
        start, end = mention.span
        what = (mention.kind, mention.id, mention.name, mention.value, reading.text[start:end], start, end)
        rows.append(line((*own, number, *what, turn_at(reading, begins, start))))
    return "".join(rows)


def turn_at(reading: Reading, begins: list[int], place: int) -> int | None:
    """The number of the turn in which a place stands, as in the other CSV; `begins` is where each turn begins."""
    number = bisect_right(begins, place)
    return number if number and place < reading.turns[number - 1].span[1] else None
