"""What texts do, as CSV: one row a statement, and one a premise of a question."""

from collegium.exchange.mentions import turn_at
from collegium.exchange.rows import line
from collegium.reading.contract import Reading, Statement

COLUMNS = (
    "name", "sha256", "language", "date", "statement", "kind", "act", "actors", "addressees", "forums", "instruments",
    "when_start", "when_end", "condition", "attributed_to", "standing", "issues", "confidence", "quote", "start", "end",
    "turn",
)  # fmt: skip
BETWEEN = "; "  # of several in one cell


def statements_header() -> str:
    """The first line of the CSV."""
    return line(COLUMNS)


def statements_csv_of(reading: Reading) -> str:
    """The rows of one reading, without the header; none where nothing is stated.

    `statement` is the number among the statements or, for `kind` premise, among the premises, as they stand in JSON.
    """
    source = reading.source
    own = (source.name, source.sha256, source.language, reading.heading.date)
    begins = [turn.span[0] for turn in reading.turns]
    rows = []
    for kind, statements in (("statement", reading.statements), ("premise", reading.premises)):
        for number, statement in enumerate(statements, 1):
            start, end = statement.span
            where = (reading.text[start:end], start, end, turn_at(reading, begins, start))
            rows.append(line((*own, number, kind, *_cells(statement), *where)))
    return "".join(rows)


def _cells(statement: Statement) -> tuple[object, ...]:
    when = statement.when
    lists = (statement.actors, statement.addressees, statement.forums, statement.instruments)
    return (
        statement.act,
        *(BETWEEN.join(each) for each in lists),
        when and when.start,
        when and when.end,
        statement.condition,
        statement.attributed_to,
        statement.standing,
        BETWEEN.join(statement.issues),
        statement.confidence,
    )
