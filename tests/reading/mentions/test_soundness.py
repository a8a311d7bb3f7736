"""Whatever the text: mentions quote it in order, their ids are codes or slugs, their values parse, the same again."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collegium.reading.contract import Mention, Reading
from collegium.reading.mentions.grammar import grammar
from collegium.reading.mentions.symbols import PAPER, papers
from collegium.reading.read import read
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.reading.words import words
from tests.machine import ROOT
from tools.soundness import fault_of

VOCABULARY = Vocabulary.shipped().with_file(ROOT / "examples" / "vocabulary.json")
RECORD = sorted((ROOT / "examples" / "record").iterdir())
NUMBERED = [
    "two", "million", "3,5 millions", "dos mil", "zwanzig", "тысяч", "1.5", "12,000", "$", "€", "%", "25", "1/2", "0",
    "half a", "2231 (2015)", "A/RES/74/66", "resolution", "résolution", "резолюция", "2019", "18.11.2019",
    "2020-2021", "yesterday", "99.99.2031", "last two years", "Ende 2031", "в мае", "primavera de 2031",
    "31 February 2031", "19:46", "74th session", "1990s",
]  # fmt: skip
PERSONS = [
    "Mr.",
    "Minister",
    "Ministre",
    "Herr",
    "президент",
    "Anna Brold",
    "BROLD",
    "И. Тарнов",
    "de la Orm",
    "O’Tarn",
    "A.",
]
GLUE = [
    " ",
    " ",
    " ",
    ", ",
    ". ",
    "\n",
    "\n\n",
    "-",
    "–",
    "’s ",
    " (",
    ") ",
    "/",
    " and ",
    " et ",
    " y ",
    " und ",
    " и ",
    "\u00a0",
    "\u0301",
    "",
]


def pieces(language: str) -> list[str]:
    """What mentions are made of in a language: names, heads of names, months, numbers, offices, and common words."""
    tables = (VOCABULARY.parties, VOCABULARY.forums, VOCABULARY.instruments)
    names = [name.lstrip("=") for table in tables for row in table for name in row.names.get(language, ())[:1]]
    heads = [word.title() for word in sorted(grammar(language).words)]
    months = [name.title() for name in words(language).months]
    return [*names[::4], *heads, *months, *NUMBERED, *PERSONS, *sorted(words(language).stop)[:40]]


PIECES = {language: pieces(language) for language in LANGUAGES}
# Enough common words for the language of a text to be told.
RUNNING = {language: " ".join(sorted(words(language).stop)[:40]) for language in LANGUAGES}


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text of what mentions are made of, in one language, with a date above it or none."""
    language = draw(st.sampled_from(LANGUAGES))
    parts = st.tuples(st.sampled_from(PIECES[language]), st.sampled_from(GLUE))
    made = "".join(word + glue for word, glue in draw(st.lists(parts, max_size=24)))
    day = draw(st.sampled_from(["", "4 March 2031\n", "2031-03-04\n", "31.12.9999\n", "1 January 0001\n"]))
    return f"{day}{made}\n{RUNNING[language]}"


def told(text: str) -> Reading:
    return read(text.encode("utf-8", "replace"), "text.txt", VOCABULARY, media_type="text/plain")


@settings(max_examples=300)
@given(texts())
def test_the_mentions_of_any_text_made_of_names_and_numbers_are_sound(text: str) -> None:
    reading = told(text)
    assert fault_of(reading) == ""
    assert reading == told(text)


@given(st.lists(st.text(max_size=40), max_size=12).map("\n".join), st.sampled_from(LANGUAGES))
def test_the_mentions_of_any_text_are_sound(text: str, language: str) -> None:
    assert fault_of(told(f"{text}\n{RUNNING[language]}")) == ""


@pytest.mark.parametrize("path", RECORD, ids=[path.name for path in RECORD])
def test_the_mentions_of_an_example_are_sound(path: Path) -> None:

    assert fault_of(read(path.read_bytes(), path.name, VOCABULARY)) == ""


FAULTS = [
    (Mention((0, 99), "party", "QM"), "party at"),
    (Mention((3, 3), "party", "QM"), "party at"),
    (Mention((0, 4), "ship"), "ship at"),
    (Mention((0, 5), "party", "QM"), "white space"),
    (Mention((0, 4), "party", "Orm League"), "id 'Orm League'"),
    (Mention((0, 4), "forum", "QM"), "id 'QM'"),
    (Mention((0, 4), "date", None, None, "2031-02-30"), "2031-02-30"),
    (Mention((0, 4), "date", None, None, "2032/2031"), "2032/2031"),
    (Mention((0, 4), "date", None, None, "2031/2031-05"), "2031/2031-05"),
    (Mention((0, 4), "quantity", None, None, "25"), "value '25'"),
    (Mention((0, 4), "quantity", None, None, float("nan")), "value nan"),
    (Mention((0, 4), "person", "brold"), "id 'brold'"),
    (Mention((0, 4), "place", None, None, 4), "value 4"),
]


@pytest.mark.parametrize(("mention", "fault"), FAULTS, ids=[f"{mention.kind} {fault}" for mention, fault in FAULTS])
def test_what_is_unsound_is_told(mention: Mention, fault: str) -> None:
    reading = replace(told("Tarn and Orm met."), turns=(), mentions=(mention,))
    assert re.search(re.escape(fault), fault_of(reading))


def test_mentions_out_of_order_or_one_upon_another_are_told() -> None:
    reading = told("Tarn and Orm met.")
    first, second = Mention((0, 4), "party", "QM"), Mention((9, 12), "party", "QO")
    assert "order" in fault_of(replace(reading, mentions=(second, first)))
    assert "share" in fault_of(replace(reading, mentions=(Mention((0, 12), "party", "QM"), second)))
    assert fault_of(replace(reading, mentions=(first, second))) == ""


@given(st.text("AB9./-(a \n\u00a0,"))
def test_symbols_are_found_between_white_space_as_in_the_whole_text(text: str) -> None:
    assert papers(text) == [match.span() for match in PAPER.finditer(text)]
