"""Which party a short phrase speaks for."""

import pytest

from collegium.reading.vocabulary import Vocabulary
from tests.reading.vocabulary.rows import Row, invented, named, rows

OWN = invented()


@pytest.mark.parametrize("row", rows("party_of"), ids=named)
def test_a_phrase_speaks_for_its_party(row: Row) -> None:
    assert OWN.party_of(row["text"], row["language"]) == row["expected"], row["guards"]


def test_a_vocabulary_without_tables_knows_no_party() -> None:
    assert Vocabulary().party_of("Velmoran Foreign Minister", "en") is None


def test_decomposed_accents_are_the_same_letters() -> None:
    assert OWN.party_of("ministra velmore\u0301s", "es") == "QM"
