"""Names of a document in some of its words: whole words, the longest first."""

import pytest

from collegium.register.rules.spelled import Spelled

NAMES = [("Idris Calloway", "idris"), ("Calloway", "idris"), ("Anna Brold", "anna"), ("Brold", "anna"), ("Ann", "ann")]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("We thank Idris Calloway and Anna Brold.", ["idris", "anna"]),
        ("Brold’s lamps, and Brold’s pier", ["anna"]),
        ("We thank Idris\n  Calloway.", ["idris"]),
        ("The Callowayan coast, the Annals", []),
        ("Nobody is named.", []),
        ("", []),
    ],
)
def test_persons_are_named_by_whole_words(words: str, named: list[str]) -> None:
    assert Spelled(NAMES).inside(words) == named


def test_one_way_to_write_two_persons_names_both() -> None:
    assert Spelled([("Brold", "anna"), ("Brold", "ida")]).inside("Brold came.") == ["anna", "ida"]


def test_a_document_that_names_nobody_names_nobody_anywhere() -> None:
    assert Spelled([]).inside("We thank Idris Calloway.") == []
    assert Spelled([("", "nobody")]).inside("We thank Idris Calloway.") == []
