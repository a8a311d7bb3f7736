"""Which person of the tables a label names."""

import pytest

from collegium.reading.vocabulary import Vocabulary
from tests.reading.vocabulary.rows import invented

OWN = invented()


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("IDRIS CALLOWAY", "en", "Idris Calloway"),
        ("Foreign Minister Calloway", "en", "Idris Calloway"),
        ("Идриса Каллоуэй", "ru", "Idris Calloway"),
        ("Idris Calloway", "de", "Idris Calloway"),
        ("Odo Tolvik", "en", "Odo Tolvik"),
    ],
)
def test_a_person_is_found_by_name(text: str, language: str, name: str) -> None:
    person = OWN.person_of(text, language)
    assert person is not None
    assert person.name == name


@pytest.mark.parametrize(
    ("text", "why"),
    [("Tolvik", "two have this surname"), ("Calloway and Maren Tolvik", "two are named"), ("Moderator", "nobody is")],
)
def test_no_person_is_found_where_it_is_not_one(text: str, why: str) -> None:
    assert OWN.person_of(text, "en") is None, why


def test_the_shipped_tables_name_no_person() -> None:
    assert Vocabulary.shipped().persons == ()
