"""Offices, forms of address, and who asks, answers or gives the floor, in the shipped tables."""

import pytest

from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.tables import CATEGORIES, LANGUAGES
from tests.reading.vocabulary.rows import Row, named, rows

SHIPPED = Vocabulary.shipped()


@pytest.mark.parametrize("row", rows("labels"), ids=named)
def test_the_longest_office_is_found(row: Row) -> None:
    found = SHIPPED.office_of(row["text"], row["language"])
    office, words = (found[0], row["text"][slice(*found[1])]) if found else (None, None)
    assert (office, words) == (row["office"], row["words"]), row["guards"]


def test_all_offices_are_found_from_left_to_right() -> None:
    text = "Secretary Tolvik And Velmoran Foreign Minister Calloway"
    found = [(office, text[slice(*span)]) for office, span in SHIPPED.offices_in(text, "en")]
    assert found == [("Secretary", "Secretary"), ("Foreign Minister", "Foreign Minister")]
    assert SHIPPED.offices_in("Maren Tolvik", "en") == []


@pytest.mark.parametrize("row", rows("voices"), ids=named)
def test_a_label_says_whose_voice_follows(row: Row) -> None:
    asked = {
        "questioner": SHIPPED.is_questioner(row["label"], row["language"]),
        "moderator": SHIPPED.is_moderator(row["label"], row["language"]),
        "answer": SHIPPED.is_answer(row["label"], row["language"]),
    }
    assert [voice for voice, is_so in asked.items() if is_so] == ([row["voice"]] if row["voice"] else []), row["guards"]


@pytest.mark.parametrize(
    "word", ["Mr.", "MS", "Dr", "Mme", "M.", "Sra.", "Señor", "Herr", "Frau", "г-н", "Г-жа", "Господин"]
)
def test_a_form_of_address_is_known_in_any_language(word: str) -> None:
    assert SHIPPED.is_honorific(word)


@pytest.mark.parametrize("word", ["Minister", "Tolvik", "Mrs Tolvik", "", "."])
def test_other_words_are_no_form_of_address(word: str) -> None:
    assert not SHIPPED.is_honorific(word)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_of_every_category(language: str) -> None:
    held = {office.category for office in SHIPPED.offices if office.language == language}
    assert held == set(CATEGORIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_office_is_found_as_its_table_spells_it(language: str) -> None:
    for office in SHIPPED.offices:
        if office.category == "office" and office.language == language:
            for words in office.words:
                text = f"({words.removeprefix('=').upper()})"
                found = SHIPPED.office_of(text, language)
                assert found, words
                assert found[1] == (1, len(text) - 1), words
