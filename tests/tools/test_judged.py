"""The proposals that fresh readers judged: fifty of each sort, each by two, and as many right as are asked for."""

import pytest

from tools.measuring import judged

SAID = {"right", "repeated", "no statement", "no series", "no paper", "named wrongly", "held"}
ASKED = 0.7


@pytest.mark.parametrize("sort", judged.SORTS)
def test_fifty_were_judged_by_two(sort: str) -> None:
    rows = judged.rows(sort)
    assert len({(row["document"], row["start"], row["end"]) for row in rows}) >= 45  # a paper may stand there twice
    assert len(rows) == 50
    assert {row[who] for row in rows for who in ("first", "second")} <= SAID
    assert all(int(row["start"]) < int(row["end"]) for row in rows)


@pytest.mark.parametrize("sort", judged.SORTS)
def test_as_many_are_right_as_are_asked_for(sort: str) -> None:
    *_, one, other, _agree, _kappa = judged.shares(sort)
    assert min(float(one), float(other)) >= ASKED
