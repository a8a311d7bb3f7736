"""The tables of a partnership beside the shipped ones."""

import json
import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.vocabulary import Vocabulary, VocabularyError
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.reading.vocabulary.words import keys_of
from tests.machine import ROOT
from tests.reading.vocabulary.rows import CASES, Row, named, rows

SHIPPED = Vocabulary.shipped()
KNOWN = [
    (language, name.removeprefix("="), party.id)
    for party in SHIPPED.parties
    for language in LANGUAGES
    for name in (*party.names.get(language, ()), *party.adjectives.get(language, ()))
]
WORDS_KNOWN = {key for language, name, _ in KNOWN for key in keys_of(name, language)}

invented_names = (
    st.text(string.ascii_lowercase, min_size=5, max_size=9)
    .map(str.capitalize)
    .filter(lambda name: name.casefold() not in WORDS_KNOWN)
)


@given(name=invented_names, language=st.sampled_from(LANGUAGES), asked=st.lists(st.sampled_from(KNOWN), max_size=20))
def test_own_tables_never_change_what_other_words_mean(
    name: str, language: str, asked: list[tuple[str, str, str]]
) -> None:
    extended = SHIPPED.extend(
        {"parties": [{"id": "QM", "names": {language: [name]}, "adjectives": {language: [name]}}]}
    )
    for code, words, _ in asked:
        assert extended.party_of(words, code) == SHIPPED.party_of(words, code)
    assert extended.party_of(f"… {name} …", language) == "QM"


def test_words_that_a_shipped_party_has_too_name_neither() -> None:
    extended = SHIPPED.extend({"parties": [{"id": "QM", "names": {"en": ["Oman"]}}]})
    assert extended.party_of("delegate of Oman", "en") is None
    assert extended.party_of("Omani delegate", "en") == "OM"


def test_a_row_of_a_known_party_adds_its_words() -> None:
    extended = SHIPPED.extend({"parties": [{"id": "OM", "metonyms": {"en": ["the Cedar Gate"]}}]})
    assert extended.party_of("the Cedar Gate answered", "en") == "OM"
    assert extended.party_of("Omani delegate", "en") == "OM"
    assert len(extended.parties) == len(SHIPPED.parties)


def test_a_row_of_a_known_forum_adds_its_members() -> None:
    once = Vocabulary().with_file(CASES / "own.json")
    twice = once.extend(
        {"forums": [{"id": "velmora-forum", "names": {"en": ["Forum of Velmora"]}, "members": ["QN", "QP"]}]}
    )
    assert twice.forums[0].members == ("QM", "QN", "QP")
    assert twice.forums[0].names["en"] == ("Velmora Forum", "Forum of Velmora")


def test_a_partnership_chooses_the_name_that_is_shown_and_texts_are_read_as_before() -> None:
    extended = SHIPPED.extend(
        {
            "parties": [{"id": "OM", "shown": {"en": "Sultanate of Oman"}}],
            "forums": [
                {"id": "tarn-forum", "names": {"en": "Tarn Forum", "fr": "Forum du Tarn"}, "shown": {"en": "TF"}}
            ],
        }
    )
    assert SHIPPED.name_of("party", "OM", "en") == "Oman"
    assert extended.name_of("party", "OM", "en") == "Sultanate of Oman"
    assert extended.name_of("party", "OM", "fr") == SHIPPED.name_of("party", "OM", "fr")
    assert (extended.name_of("forum", "tarn-forum", "en"), extended.name_of("forum", "tarn-forum", "fr")) == (
        "TF",
        "Forum du Tarn",
    )
    assert extended.party_of("delegate of Oman", "en") == "OM"
    assert not extended.is_forum("TF", "en")
    assert extended.digest != SHIPPED.digest


def test_of_two_files_the_later_says_what_is_shown() -> None:
    once = Vocabulary().extend({"parties": [{"id": "QM", "shown": {"en": "Velmora", "fr": "Velmorie"}}]})
    twice = once.extend({"parties": [{"id": "QM", "shown": {"en": "The Lantern Coast"}}]})
    assert [twice.name_of("party", "QM", code) for code in ("en", "fr", "ru")] == [
        "The Lantern Coast",
        "Velmorie",
        "The Lantern Coast",
    ]


def test_a_file_is_read_from_its_path_or_its_bytes() -> None:
    path = CASES / "own.json"
    of_path, of_text, of_bytes = (Vocabulary().with_file(file) for file in (path, str(path), path.read_bytes()))
    assert of_path == of_text == of_bytes
    assert [person.name for person in of_path.persons][:1] == ["Idris Calloway"]
    assert of_path.persons[0].office == {"en": ("Foreign Minister",)}
    assert of_path.instruments[0].id == "tresk-accord"


def test_a_byte_order_mark_and_a_single_spelling_are_taken() -> None:
    file = (
        b"\xef\xbb\xbf"
        + json.dumps({"parties": [{"id": "QM", "names": {"en": "Velmora"}, "adjectives": None}]}).encode()
    )
    assert Vocabulary().with_file(file).party_of("the Velmora desk", "en") == "QM"


def test_no_tables_change_nothing() -> None:
    assert SHIPPED.extend({}).digest == SHIPPED.digest


@pytest.mark.parametrize("row", rows("errors"), ids=named)
def test_a_wrong_file_is_refused_with_the_row_and_the_remedy(row: Row) -> None:
    file = "[" * 100_000 if row["file"] == "DEEP" else row["file"]
    with pytest.raises(VocabularyError) as caught:
        Vocabulary().with_file(file.encode())
    error = caught.value
    assert error.where == row["where"], row["guards"]
    assert row["cause"] in error.cause, row["guards"]
    assert error.remedy
    assert str(error) == f"{error.where}: {error.cause} {error.remedy}"


def test_a_file_that_is_not_utf_8_is_refused_with_the_byte() -> None:
    with pytest.raises(VocabularyError) as caught:
        Vocabulary().with_file('{"é": []}'.encode("latin-1"))
    assert caught.value.where == "byte 2"


def test_a_file_that_is_not_there_is_an_error_of_the_system() -> None:
    with pytest.raises(FileNotFoundError):
        Vocabulary().with_file(CASES / "none.json")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "name", "names", "en", "party"]), inner)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["parties", "forums", "persons", "instruments"]), json_values))
def test_any_tables_are_taken_or_refused_as_wrong(tables: dict[str, object]) -> None:
    try:
        Vocabulary().extend(tables).party_of("Velmora", "en")
    except VocabularyError as error:
        assert error.where  # noqa: PT017


def test_the_vocabulary_that_is_extended_stays_as_it_was() -> None:
    before = replace(SHIPPED)
    SHIPPED.with_file(CASES / "own.json")
    assert before == SHIPPED


def test_the_example_of_the_documentation_is_a_vocabulary() -> None:
    page = (ROOT / "docs/vocabulary.md").read_text(encoding="utf-8")
    example = page.split("```json\n")[1].split("```")[0]
    own = Vocabulary().with_file(example.encode())
    assert own.party_of("министр иностранных дел Вельмории", "ru") == "QM"
    assert own.forums[0].members == ("QM", "QN")
