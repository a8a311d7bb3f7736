"""The filter in front of a phrasebook finds what the phrasebook finds, in every text there is and in any other."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from html import unescape
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collegium.reading.formats import extract
from collegium.reading.mentions.grammar import grammar
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.quick import Quick
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.reading.vocabulary.words import Match, Phrasebook
from tests.machine import ROOT, real_record
from tools.measuring.counting import releases

CASES = tomllib.loads((Path(__file__).parent / "cases" / "filter.toml").read_text("utf-8"))["case"]
VOCABULARY = Vocabulary.shipped().with_file(ROOT / "examples" / "vocabulary.json")
EXAMPLES = sorted((ROOT / "examples" / "record").iterdir())
TAG = re.compile(r"<[^>]+>")
RELEASES = 1191


def told(matches: Iterable[Match[Any]]) -> list[tuple[tuple[int, int], tuple[object, ...]]]:
    """Spans and meanings; which words of the text they are is not asked of the filter."""
    return [(match.span, match.values) for match in matches]


def check(text: str, language: str) -> None:
    """Assert that names of the vocabulary and heads of the grammar are found alike with the filter and without."""
    assert told(VOCABULARY.spots(text, language)) == told(VOCABULARY.plain_spots(text, language))
    heads = grammar(language).heads
    assert told(heads.matches(text)) == told(heads.book.matches(text))


def written(data: bytes, name: str) -> str:
    """All words of a document, its page furniture with them."""
    return "\n".join(block.text for block in extract(data, name, None).blocks)


@pytest.mark.parametrize("case", CASES, ids=[case["guards"] for case in CASES])
def test_a_text_holds_these_phrases(case: dict[str, Any]) -> None:
    book = Phrasebook(case["language"], [(phrase, phrase) for phrase in case["phrases"]])
    plain, quick = told(book.matches(case["text"])), told(Quick(book).matches(case["text"]))
    assert [case["text"][slice(*span)] for span, _ in plain] == case["found"]
    assert quick == plain


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.name for path in EXAMPLES])
def test_the_filter_agrees_on_the_examples(path: Path) -> None:
    text = written(path.read_bytes(), path.name)
    for language in LANGUAGES:
        for form in (text, unicodedata.normalize("NFD", text), text.upper()):
            check(form, language)


def test_the_filter_agrees_on_all_releases_of_the_real_record() -> None:
    count = 0
    for name, page in releases(real_record()):
        text = unescape(TAG.sub("\n", page.decode()))
        assert told(VOCABULARY.spots(text, "en")) == told(VOCABULARY.plain_spots(text, "en")), name
        heads = grammar("en").heads
        assert told(heads.matches(text)) == told(heads.book.matches(text)), name
        count += 1
    assert count == RELEASES


@pytest.mark.parametrize(("folder", "ending"), [("gold", "txt"), ("pages", "html"), ("un_verbatim", "pdf")])
def test_the_filter_agrees_on_the_rest_of_the_real_record(folder: str, ending: str) -> None:
    paths = sorted((real_record() / folder).glob(f"*.{ending}"))
    assert paths
    for path in paths:
        text = written(path.read_bytes(), path.name)
        for language in LANGUAGES:
            check(text, language)


# Letters that are folded to two, to others or to none, that have no byte, and what may stand between two words.
LETTERS = [
    "ß", "ẞ", "œ", "Œ", "æ", "ﬁ", "ﬀ", "İ", "ı", "ŉ", "Ł", "ł", "Ø", "Å", "ё", "Й", "и\u0306", "e\u0301", "\u0301",
    "\u0345", "Ｆ", "ｆ", "漢", "한", "𝐀", "🇫", "Ⅳ", "²", "½", "ª", "ſ", "\u212a", "Σ", "ς", "ǅ", "a", "S", "SS", "1",
]  # fmt: skip
GLUE = [
    " ", " ", " ", "  ", "\u00a0", "\u202f", "\u2009", "\n", "\t", "'", "’", "ʼ", ".", ". ", ", ", "&", " & ", "/", "-",
    "‑", "–", "(", ")", "\u00ad", "\u200b", "\ufeff", "\x00", "\x07", "\x85", "\u2028", "_", "?", "…", "“", "",
]  # fmt: skip


def spellings(language: str) -> list[str]:
    """Names and single words of names that the tables have in a language, some of each table."""
    tables = (VOCABULARY.parties, VOCABULARY.forums, VOCABULARY.instruments)
    names = [name.lstrip("=") for table in tables for row in table for name in row.names.get(language, ())[:2]]
    heads = sorted(grammar(language).words)
    return sorted({*names[::3], *(word for name in names[::5] for word in name.split()), *heads})


SPELLINGS = {language: spellings(language) for language in LANGUAGES}
CASINGS: list[Callable[[str], str]] = [str, str, str.upper, str.lower, str.title, str.swapcase]
FORMS: list[Literal["NFC", "NFD", "NFKD"]] = ["NFC", "NFC", "NFD", "NFKD"]


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a text made of the words of its tables, strange letters, and what stands between words."""
    language = draw(st.sampled_from(LANGUAGES))
    names, letters = st.sampled_from(SPELLINGS[language]), st.sampled_from(LETTERS)
    parts = st.tuples(names | names | letters, st.sampled_from(CASINGS), st.sampled_from(FORMS), st.sampled_from(GLUE))
    made = draw(st.lists(parts, max_size=12))
    return language, "".join(unicodedata.normalize(form, cased(word)) + glue for word, cased, form, glue in made)


@settings(max_examples=600)
@given(texts())
def test_the_filter_agrees_on_texts_made_of_names(made: tuple[str, str]) -> None:
    language, text = made
    check(text, language)


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_the_filter_agrees_on_any_text(text: str, language: str) -> None:
    check(text, language)


WORDS = ["Tarn", "Orm", "the", "of", "TP", "Groß", "ßen", "São", "&", "and", "/", *LETTERS]
PARTS = [*WORDS, *WORDS, "tarn", "The", "gross", "GROSS", "SAO", *GLUE]


@settings(max_examples=600)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), max_size=8),
    st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(["", " ", " "]))),
    st.sampled_from(LANGUAGES),
)
def test_the_filter_agrees_on_any_phrases(
    phrases: list[list[str]], parts: list[tuple[str, str]], language: str
) -> None:
    book = Phrasebook(language, [(" ".join(words), at) for at, words in enumerate(phrases)])
    text = "".join(part + glue for part, glue in parts)
    assert told(Quick(book).matches(text)) == told(book.matches(text))
