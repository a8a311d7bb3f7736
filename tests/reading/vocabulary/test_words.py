"""Finding known phrases in a text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.reading.vocabulary.words import WORD, Phrasebook, keys_of, words_of

SHIPPED = Vocabulary.shipped()
BOOK = Phrasebook("en", [("Tarn", "lake"), ("Tarn Pact", "pact"), ("Tarn & Marr", "firm"), ("TP", "pact")])


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[slice(*match.span)], match.values) for match in BOOK.matches(text)]


def test_the_longest_phrase_counts() -> None:
    assert found("the Tarn Pact and Tarn") == [("Tarn Pact", ("pact",)), ("Tarn", ("lake",))]


def test_an_ampersand_is_the_word_for_and() -> None:
    assert found("Tarn and Marr, Tarn & Marr") == [("Tarn and Marr", ("firm",)), ("Tarn & Marr", ("firm",))]


def test_words_of_one_name_are_not_joined_over_a_comma() -> None:
    assert found("Tarn, Pact") == [("Tarn", ("lake",))]


def test_capitals_of_an_abbreviation_are_needed_and_more_capitals_do_no_harm() -> None:
    assert found("tp TP TARN PACT") == [("TP", ("pact",)), ("TARN PACT", ("pact",))]


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_any_text_can_be_asked(text: str, language: str) -> None:
    SHIPPED.party_of(text, language)
    SHIPPED.person_of(text, language)
    SHIPPED.is_questioner(text, language)
    office = SHIPPED.office_of(text, language)
    assert office is None or 0 <= office[1][0] < office[1][1] <= len(text)


@given(st.lists(st.sampled_from(["Tarn", "Pact", "tarn", "TP", "&", ",", "Marr", " ", "’s"])).map(" ".join))
def test_phrases_found_stand_one_after_another(text: str) -> None:
    spans = [match.span for match in BOOK.matches(text)]
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.text(max_size=40))
def test_folding_ignores_case(text: str) -> None:
    assert keys_of(text, "en") == keys_of(text.casefold(), "en") or text.casefold() != text


@given(st.text(alphabet="aéжß_1 &,/'-\u0301\u0308\u0370\n", max_size=24) | st.text(max_size=24))
def test_words_are_the_same_by_the_quick_pattern(text: str) -> None:
    assert words_of(text) == WORD.findall(text)
