"""Cohesion of groups, against values computed by hand."""

import math
import tomllib
from pathlib import Path
from typing import Any

import pytest

from collegium.voting.measures import cohesion, whole
from tests.voting.measures.invented import matrix_of

ROWS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases" / "groups.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["name"]))
def test_a_group_has_the_indices_computed_by_hand(row: dict[str, Any]) -> None:
    matrix = matrix_of(list(row["votes"]))
    found = cohesion(matrix, {"group": matrix.states}, whole(matrix))
    assert found.rice[0, 0] == pytest.approx(row.get("rice", math.nan), nan_ok=True)
    assert found.agreement[0, 0] == pytest.approx(row.get("agreement", math.nan), nan_ok=True)
    assert found.agreement_rolls[0, 0] == ("agreement" in row)


def test_the_index_of_a_part_is_the_mean_of_its_rolls() -> None:
    matrix = matrix_of(["YYX", "YNX", "YYY"])
    found = cohesion(matrix, {"all": matrix.states, "two": matrix.states[:2]}, whole(matrix))
    assert found.rice[0].tolist() == [pytest.approx((1 + 1 / 3) / 2), 0.5]
    assert found.rice_rolls[0].tolist() == [2, 2]


def test_a_member_that_no_roll_knows_is_refused() -> None:
    matrix = matrix_of(["Y", "Y"])
    with pytest.raises(ValueError, match="members that no roll knows: QT"):
        cohesion(matrix, {"group": ("QM", "QT")}, whole(matrix))
