"""Numbers that a signed paper prints: rows of tables are known by the list's first, and no two actions have one."""

import csv
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from collegium.accounts.errors import Improper
from collegium.programme.actions.adjustments import adopt_adjustment, alter, propose
from collegium.programme.actions.concerted import ActionSaid, add_action, change_action, remove_action
from collegium.programme.actions.importing import Line, digest, import_lines, proposed
from collegium.programme.models import Programme
from collegium.register import actions
from tests.cast import Cast, note
from tests.programme.concert import TIDES, action, amendment_agreed, drafted, in_force

with (Path(__file__).parent / "cases" / "printed_numbers.csv").open(encoding="utf-8") as opened:
    ROWS = list(csv.DictReader(opened))
LIGHT = ActionSaid("Light the channel", printed="1.1")
TRAIN = ActionSaid("Train pilots", printed="1.2")
BOATS = ActionSaid("Count boats")


def numbered(cast: Cast) -> Programme:
    return drafted(cast, TIDES, LIGHT, TRAIN, BOATS)


def lines_of(rows: str) -> list[Line]:
    """Rows of a table, each as number, printed number and title."""
    cells = [each.strip().split("|") for each in rows.split("; ")]
    return [
        Line(row, title, int(number) if number else None, {"printed": printed} if printed else {})
        for row, (number, printed, title) in enumerate(cells, 2)
    ]


def standing(programme: Programme) -> str:
    rows = programme.actions.filter(withdrawn=False).order_by("number")
    return "; ".join(f"{each.number}|{each.printed}|{each.title}" for each in rows)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["guards against"])
def test_a_row_is_known_by_its_number_in_the_list_then_by_the_printed_one(cast: Cast, row: dict[str, str]) -> None:
    programme, lines = numbered(cast), lines_of(row["rows"])
    paper = actions.add(cast.editor_qm, cast.spaces["joint"], cast.marking(), note(1)).document
    would = proposed(programme, lines)
    expected = pytest.raises(Improper, match=row["refused"]) if row["refused"] else nullcontext()
    with expected:
        import_lines(cast.editor_qm, paper, programme, lines, digest(would))
    assert row["refused"] or [each.kind for each in would] == row["kinds"].split()
    assert standing(programme) == row["then"]


def test_an_action_takes_no_printed_number_of_another_one_that_stands(cast: Cast) -> None:
    programme = numbered(cast)
    with pytest.raises(Improper, match="has this printed number"):
        add_action(cast.editor_qm, programme, ActionSaid("Ring bells", printed="1.2"))
    with pytest.raises(Improper, match="has this printed number"):
        change_action(cast.editor_qm, action(programme, 3), replace(BOATS, printed=" 1.1 "))
    change_action(cast.editor_qm, action(programme, 1), replace(LIGHT, text="Both of them."))
    assert standing(programme) == "1|1.1|Light the channel; 2|1.2|Train pilots; 3||Count boats"
    remove_action(cast.editor_qm, action(programme, 2))
    change_action(cast.editor_qm, action(programme, 3), replace(BOATS, printed="1.2"))
    other = drafted(cast, replace(TIDES, name="Other"), LIGHT)
    assert standing(other) == "1|1.1|Light the channel"


def test_an_amendment_may_exchange_printed_numbers_and_gives_none_twice(cast: Cast) -> None:
    programme = in_force(cast, TIDES, LIGHT, TRAIN, BOATS)
    exchange = propose(cast.editor_qm, programme, "The paper was printed anew")
    for number, said, printed in ((1, LIGHT, "1.2"), (2, TRAIN, "1.1")):
        alter(cast.editor_qm, exchange, action(programme, number), replace(said, printed=printed))
    amendment_agreed(cast, exchange)
    adopt_adjustment(cast.editor_qm, exchange, date(2031, 5, 4))
    assert standing(programme) == "1|1.2|Light the channel; 2|1.1|Train pilots; 3||Count boats"
    twice = propose(cast.editor_qm, programme, "A slip")
    alter(cast.editor_qm, twice, action(programme, 3), replace(BOATS, printed="1.1"))
    amendment_agreed(cast, twice)
    with pytest.raises(Improper, match="has this printed number"):
        adopt_adjustment(cast.editor_qm, twice, date(2031, 5, 4))
    assert standing(programme) == "1|1.2|Light the channel; 2|1.1|Train pilots; 3||Count boats"
