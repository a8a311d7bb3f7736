"""Words are found in their forms, with and without accents, in five languages; what is typed is understood."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.accounts.errors import Improper
from collegium.register.search.cutting import LONGEST, passages
from collegium.register.search.folding import STEMMED, folded, stem, stems, words_in
from collegium.register.search.hits import hits, snippet
from collegium.register.search.places import after, first_of, place
from collegium.register.search.query import Query, Term, understood
from collegium.register.search.terms import Indexed, Sought, indexed, sought

with (Path(__file__).parent / "cases" / "words.csv").open(encoding="utf-8") as opened:
    ROWS = list(csv.DictReader(opened))
TYPED = st.text(st.sampled_from("ab é\"«»-−|OR '’.ё中\u0301\u00ad\0"), max_size=40) | st.text(max_size=40)
ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюя")
DAYS = st.dates().map(str) | st.dates().map(lambda day: str(day)[:7]) | st.just("")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["guards"])
def test_a_word_is_found_in_its_forms(row: dict[str, str]) -> None:
    assert bool(hits(row["text"], row["language"], understood(row["typed"]))) == (row["found"] == "yes")


@given(st.text(max_size=60))
def test_a_folded_word_stays_as_it_is(text: str) -> None:
    for word, start, end in words_in(text):
        assert word.isalnum()
        assert folded(word) == word
        assert 0 <= start < end <= len(text)


@given(st.text(max_size=30), st.sampled_from(["en", "fr", "es", "de", "ru", "pl", ""]))
def test_whoever_types_a_word_of_a_text_finds_it(text: str, language: str) -> None:
    for word, _, _ in words_in(text):
        assert stem(word, language) in stems(word)


@given(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)
    | st.text("абвгдежзийклмнопрстуфхцчшщъыьэюя", min_size=1)
)
def test_a_stem_begins_as_its_word_does(word: str) -> None:
    for language in STEMMED:
        assert stem(word, language)[:1] in ("", word[0])  # what hits are looked for by


@given(TYPED)
def test_whatever_is_typed_is_understood_or_refused(typed: str) -> None:
    try:
        query = understood(typed)
    except Improper:
        return
    assert not query.without or query.wanted
    for term in (*query.terms, *query.without):
        assert term.words
        assert all(word.isalnum() for word in term.words)


def holds(row: Indexed, asked: Sought) -> bool:
    """What both databases have to answer, said plainly."""
    every = {*row.words, *row.others}

    def has(run: tuple[str, ...]) -> bool:
        size = len(run)
        runs = {row.words[at : at + size] for at in range(len(row.words))}
        return run in runs if size > 1 else run[0] in every

    return all(any(map(has, group)) for group in asked.groups) and not any(map(has, asked.without))


@given(st.text(st.sampled_from("ab é.-\n'"), max_size=60), TYPED, st.sampled_from(["en", "fr", "ru", ""]))
def test_what_the_index_finds_is_marked_in_the_text(text: str, typed: str, language: str) -> None:
    try:
        query = understood(typed)
    except Improper:
        return
    row = indexed(1, "here", language, text, ["a_commits"])
    commits = tuple((space, "a_commits") for space in ("here", "there"))
    if query.wanted and holds(row, sought(query, [commits], ["here", "there"])):
        assert hits(text, language, query)
    if query.wanted:
        assert not holds(row, sought(query, [], ["there"]))
        assert not holds(row, sought(query, [(("here", "a_holds"),)], ["here"]))


@given(st.text(st.sampled_from("ab. \n"), max_size=3 * LONGEST))
def test_passages_hold_every_letter_once_and_none_is_long(text: str) -> None:
    spans = list(passages(text))
    assert "".join("".join(text[slice(*each)].split()) for each in spans) == "".join(text.split())
    assert all(0 < end - start <= LONGEST for start, end in spans)
    assert spans == sorted(spans)


def test_a_long_line_is_cut_behind_a_sentence() -> None:
    sentence = "The lamps were lit along the channel. "
    spans = list(passages(sentence * 200))
    assert len(spans) > 3
    assert all((sentence * 200)[end - 1] == "." for _, end in spans)


@given(DAYS, DAYS, st.integers(1, 1 << 39), st.integers(1, 1 << 39))
def test_the_later_day_comes_first_and_then_the_higher_number(one: str, other: str, low: int, high: int) -> None:
    first, second = place(one, low), place(other, high)
    assert first_of(one) <= first < after(one) or not one
    if first_of(one) != first_of(other):
        assert (first < second) == (first_of(one) < first_of(other))
    assert 0 <= first < 1 << 63


@pytest.mark.parametrize(
    ("day", "last"), [("2031", "2031-12-31"), ("2031-02", "2031-02-28"), ("2031-12", "2031-12-31")]
)
def test_a_month_or_year_ends_with_its_last_day(day: str, last: str) -> None:
    assert after(day) == after(last)
    assert first_of(day) < first_of(last)


def test_a_snippet_of_a_long_passage_shows_the_hit() -> None:
    text = "We row out. " * 100 + "The pier is mended. " + "We row back. " * 100
    query = Query(((Term(("pier",)),),))
    pieces = snippet(text, hits(text, "en", query))
    shown = "".join(piece.text for piece in pieces)
    assert [piece.text for piece in pieces if piece.hit] == ["pier"]
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert shown[2:-2] in text
