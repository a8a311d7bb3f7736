"""Rolls as they leave: JSON, CSV with a row for each vote, and plain text."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from collegium.exchange.figures import kept
from collegium.voting.matrix import ABSENT, ABSTAIN, NO, YES
from collegium.voting.rolls import WORDS, Roll, Totals

COLUMNS = ("source", "id", "forum", "session", "date", "symbol", "stage", "title", "state", "vote", "later")
_LISTS = ((YES, "In favour"), (NO, "Against"), (ABSTAIN, "Abstaining"), (ABSENT, "Absent"))


def rolls_as_json(rolls: Iterable[Roll]) -> str:
    """A list of rolls; votes by state, both totals, and in words where they differ."""
    return json.dumps([_value(roll) for roll in rolls], ensure_ascii=False, indent=1) + "\n"


def rolls_as_csv(rolls: Iterable[Roll]) -> str:
    """A row for each vote. `later` is how the member later said it had meant to vote; its vote is not changed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for roll in rolls:
        told = {each.state: WORDS[each.vote] for each in roll.later}
        day = roll.day.isoformat() if roll.day else str(roll.year or "")
        facts = (roll.source, roll.id, roll.forum, roll.session, day, roll.symbol, roll.stage, roll.title)
        for state in sorted({*roll.votes, *told}):
            vote = roll.votes.get(state)
            cells = (*facts, state, WORDS[vote] if vote else "", told.get(state, ""))
            writer.writerow([kept(cell) for cell in cells])
    return out.getvalue()


def rolls_as_text(rolls: Iterable[Roll]) -> str:
    """Each roll with its lists, for reading."""
    return "\n".join("\n".join(_lines(roll)) + "\n" for roll in rolls)


def rows_as_text(rows: Sequence[Sequence[object]]) -> str:
    """A table with aligned columns; the first row is its heading."""
    written = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in written) for column in range(len(written[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in written)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _value(roll: Roll) -> dict[str, Any]:
    return {
        "source": roll.source,
        "id": roll.id,
        "forum": roll.forum,
        "session": roll.session,
        "date": roll.day.isoformat() if roll.day else None,
        "year": roll.year or None,
        "symbol": roll.symbol,
        "title": roll.title,
        "stage": roll.stage,
        "votes": {state: WORDS[vote] for state, vote in sorted(roll.votes.items())},
        "stated": _totals(roll.stated) if roll.stated else None,
        "counted": _totals(roll.counted),
        "mismatch": roll.mismatch,
        "notes": list(roll.notes),
        "later": [{"state": each.state, "vote": WORDS[each.vote], "text": each.text} for each in roll.later],
    }


def _totals(totals: Totals) -> dict[str, int | None]:
    return {"yes": totals.yes, "no": totals.no, "abstain": totals.abstain, "absent": totals.absent}


def _lines(roll: Roll) -> Iterator[str]:
    yield roll.title or roll.symbol or roll.id
    when = roll.day.isoformat() if roll.day else str(roll.year or "no date")
    yield "  ".join(each for each in (roll.symbol, roll.stage, when, roll.forum, f"{roll.source}: {roll.id}") if each)
    for vote, heading in _LISTS:
        states = sorted(state for state, cast in roll.votes.items() if cast == vote)
        if states:
            yield f"{heading} ({len(states)}): {', '.join(states)}"
    if roll.mismatch:
        yield f"The source's totals differ from the votes: {roll.mismatch}"
    elif roll.stated and roll.votes:
        yield "The source's totals are those of the votes."
    yield from (note for note in roll.notes)
    for each in roll.later:
        yield f"Said later, and not counted: {each.state} meant {WORDS[each.vote]} ({each.text})"
