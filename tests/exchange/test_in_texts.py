"""What is said of a word with several meanings is what readings make of it."""

import pytest

from collegium.exchange.in_texts import verdict
from collegium.reading.read import read
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.naming import Meaning

PARTIES = [{"id": "QM", "names": {"en": ["Velmora"]}, "adjectives": {"en": ["Shorish"]}, "capitals": {"en": ["Tresk"]}}]
TWIN = {"id": "QN", "names": {"en": ["Oskendal"]}, "adjectives": {"en": ["Shorish"]}, "capitals": {"en": ["Tresk"]}}
TABLES = {
    "parties": [*PARTIES, TWIN],
    "forums": [
        {"id": "tarn-forum", "names": {"en": ["Tarn Forum", "Orm Table"]}},
        {"id": "orm-forum", "names": {"en": ["Orm Forum", "Orm Table"]}},
    ],
    "instruments": [{"id": "oskendal-accord", "names": {"en": ["Oskendal"]}}],
}
VOCABULARY = Vocabulary.shipped().extend(TABLES)


@pytest.mark.parametrize(
    ("sentence", "word", "says", "kind", "known"),
    [
        (
            "The Shorish side asked for a pause.",
            "Shorish",
            "names a party, and does not say which of QM, QN",
            "party",
            None,
        ),
        ("The Orm Table met on the ice.", "Orm Table", "names a forum, and does not say which of", "forum", None),
        ("They came back to Oskendal in spring.", "Oskendal", "names the party QN", "party", "QN"),
        ("They met in Tresk at noon.", "Tresk", "else it is a place", "place", None),
    ],
)
def test_the_verdict_is_what_a_reading_has(sentence: str, word: str, says: str, kind: str, known: str | None) -> None:
    (spot,) = VOCABULARY.spots(word, "en")
    assert says in verdict(spot.values)
    reading = read(sentence.encode(), "words.txt", VOCABULARY, media_type="text/plain")
    assert [(each.kind, each.id) for each in reading.mentions if reading.text[slice(*each.span)] == word] == [
        (kind, known)
    ]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ((Meaning("place", None, "city"), Meaning("other", None)), "names a place"),
        ((Meaning("forum", "tarn-forum"), Meaning("other", None)), "names the forum tarn-forum"),
        ((Meaning("party", "QM"), Meaning("other", None)), "names none of these"),
        ((Meaning("forum", "tarn-forum"), Meaning("instrument", "tresk-accord")), "names none of these"),
        ((Meaning("party", "QM", "capital"), Meaning("party", "QN")), "names the party QN"),
        (
            (Meaning("party", "QM", "capital"), Meaning("place", None, "city")),
            "names, where it acts, the party QM; else",
        ),
    ],
)
def test_a_name_outweighs_a_seat_and_what_is_something_else_is_no_party(values: tuple[Meaning, ...], says: str) -> None:
    assert verdict(values).startswith(says)
