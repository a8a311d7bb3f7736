"""Whatever the text: spans quote it, values parse, and the filter finds what the plain engine does."""

import gzip
import json
import re
from datetime import date
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.reading.dates import dates_in, session_years
from collegium.reading.dates.pattern import patterns
from collegium.reading.dates.starts import starts
from collegium.reading.dates.table import table
from collegium.reading.words import LANGUAGES, words
from tests.machine import ROOT, real_record
from tests.reading.dates.test_rows import ROWS

FORM = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
TAG = re.compile(r"<[^>]+>")
NINTH = 9  # of the real record; the whole takes a minute
GLUE = [
    " ",
    " ",
    " ",
    ", ",
    "-",
    "–",
    "/",
    ".",
    "\n",
    " the ",
    " of ",
    " de ",
    " to ",
    " и ",
    " by the ",
    "'s ",
    "İ",
    "",
]


def pieces(language: str) -> list[str]:
    own = table(language)
    kinds = [*own.words.values(), own.unit, own.units]
    named = [word for kind in kinds for word in kind]
    prose = [word for form in own.forms for word in re.findall(r"\w{2,}", form.pattern) if word.isalpha()]
    figures = ["1", "2", "31", "19", "2030", "2031", "1990", "2031-05-04", "4.5.2031", "(2015)", "19:46"]
    return [*named, *map(str.title, words(language).months), *prose, *figures]


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a text made of its words of time."""
    language = draw(st.sampled_from(LANGUAGES))
    parts = draw(st.lists(st.tuples(st.sampled_from(pieces(language)), st.sampled_from(GLUE)), max_size=14))
    return language, "".join(word + glue for word, glue in parts)


def days() -> st.SearchStrategy[str | None]:
    return st.none() | st.dates().map(date.isoformat)


def check(text: str, language: str, day: str | None) -> None:
    found = dates_in(text, language, day)
    end = 0
    for dated in found:
        assert end <= dated.span[0] < dated.span[1] <= len(text)
        assert text[slice(*dated.span)].strip() == text[slice(*dated.span)]
        end = dated.span[1]
        parts = dated.value.split("/") if dated.value else []
        assert all(FORM.fullmatch(part) for part in parts), dated
        assert all(date.fromisoformat((part + "-01-01")[:10]) for part in parts), dated
        assert parts == sorted(parts), dated
        assert len(set(map(len, parts))) <= 1, dated
    assert found == dates_in(text, language, day, plain=True)


# Hypothesis makes no text for a form that looks beyond its end.
FORMS = [
    (language, pattern)
    for language in LANGUAGES
    for form, pattern in patterns(language).forms
    if "(?=" not in form.pattern
]


@settings(max_examples=300, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.sampled_from(FORMS), st.data())
def test_the_filter_agrees_on_what_the_forms_themselves_match(form: tuple[str, str], data: st.DataObject) -> None:
    language, pattern = form
    made = data.draw(st.from_regex(pattern, fullmatch=True))
    for text in (made, f"– {made} –", made.title()):
        check(text, language, "2031-11-18")


@settings(max_examples=400)
@given(texts(), days())
def test_values_parse_and_the_filter_agrees_on_texts_made_of_words_of_time(made: tuple[str, str], day: str) -> None:
    language, text = made
    check(text, language, day)


@given(st.text(max_size=200), st.sampled_from(LANGUAGES), days())
def test_values_parse_and_the_filter_agrees_on_any_text(text: str, language: str, day: str | None) -> None:
    check(text, language, day)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(LANGUAGES), st.data())
def test_any_day_is_read_back(day: date, language: str, data: st.DataObject) -> None:
    names = [name for name, month in words(language).months.items() if month == day.month]
    written = f"{day.day} {data.draw(st.sampled_from(names)).title()} {day.year}"
    for text in (written, day.isoformat(), f"{day.day:02}.{day.month:02}.{day.year}"):
        assert [dated.value for dated in dates_in(text, language, None)] == [day.isoformat()]


def test_the_filter_agrees_on_the_rows_in_one_text() -> None:
    for language in LANGUAGES:
        text = "\n".join(row["text"] for own, row in ROWS if own == language)
        check(text, language, "2031-11-18")


def test_the_filter_agrees_on_the_examples() -> None:
    for path in sorted((ROOT / "examples" / "record").rglob("*.txt")):
        for language in LANGUAGES:
            check(path.read_text("utf-8"), language, "2024-06-30")


def test_the_filter_agrees_on_the_real_record() -> None:
    with gzip.open(real_record() / "releases" / "releases.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in list(lines)[::NINTH]:
            release = json.loads(line)
            check(unescape(TAG.sub("\n", release["html"])), "en", release["published"][:10])


@pytest.mark.parametrize(("number", "expected"), [(1, "1946"), (2, "1947/1948"), (74, "2019/2020"), (80, "2025/2026")])
def test_a_session_of_the_assembly_has_its_years(number: int, expected: str) -> None:
    assert session_years(number) == expected


def test_there_is_no_session_before_the_first() -> None:
    with pytest.raises(ValueError, match="counted from one"):
        session_years(0)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("abc", "a"),
        ("a?bc", "ab"),
        ("(?:ab|cd)?e", "ace"),
        (r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?!\d)x", "0123456789"),
        (r"(?<!\d)[a-c][0-9]", "abc"),
        (r"(?!x)y", "y"),
        (r"\bz", "z"),
        (r"\.x", "."),
        ("(?:a|b(?:c|d))(?:e)", "ab"),
        ("[)(|]a|b", "()|b"),
    ],
)
def test_the_first_characters_of_a_pattern_are_told(pattern: str, expected: str) -> None:
    assert starts(pattern) == set(expected)
