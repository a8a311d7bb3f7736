"""What one line is by its words: ornament, language bar, marker, office, number, page foot, contact, letterhead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.furniture import sort_out
from collegium.reading.furniture.lines import is_contact, is_letterhead, is_tail
from collegium.reading.source import Block, Run, Source
from collegium.reading.words import LANGUAGES, fold, words
from tests.reading.rows import Row, invented, named, rows

BODY = ("The two sides met on the coast and spoke about the tides.", "They agreed that the talks will go on in spring.")


def source(*lines: str) -> Source:
    """A source whose blocks are lines of text."""
    return Source("text/plain", tuple(Block((Run(line, "text", 100 * i),)) for i, line in enumerate(lines)))


@pytest.mark.parametrize("row", rows("lines"), ids=named)
def test_a_line_above_a_text_is_what_it_is(row: Row) -> None:
    sorted_out = sort_out(source("A heading about tides", row["line"], *BODY), words(row["language"]), invented())
    assert sorted_out.blocks[1][1] == row["expected"], row["guards"]


@pytest.mark.parametrize("row", rows("lines", "tail"), ids=named)
def test_a_page_foot_is_told(row: Row) -> None:
    assert is_tail(fold(row["line"]), words(row["language"])) is row["expected"], row["guards"]


@pytest.mark.parametrize("row", rows("lines", "contact"), ids=named)
def test_a_contact_is_told(row: Row) -> None:
    assert is_contact(row["line"]) is row["expected"], row["guards"]


@pytest.mark.parametrize("row", rows("lines", "letterhead"), ids=named)
def test_a_letterhead_is_told(row: Row) -> None:
    assert is_letterhead(row["line"], words(row["language"]), invented()) is row["expected"], row["guards"]


def test_what_a_format_knows_for_furniture_stays_it() -> None:
    block = Block((Run(BODY[0], "text", 0),), furniture="navigation")
    assert sort_out(Source("text/html", (block,)), words("en"), invented()).blocks == ((block, "navigation"),)


def test_an_office_amid_a_text_is_text() -> None:
    lines = [*BODY * 6, "Press office", *BODY]
    sorted_out = sort_out(source(*lines), words("en"), invented())
    assert [reason for _, reason in sorted_out.blocks if reason] == []


def test_all_below_the_first_line_of_a_page_foot_goes_with_it() -> None:
    sorted_out = sort_out(source(*BODY, "Share this page", "Portal", "Back to top"), words("en"), invented())
    assert [reason for _, reason in sorted_out.blocks] == ["", "", "page foot", "page foot", "page foot"]


def test_a_sentence_below_a_foots_words_keeps_them_in_the_text() -> None:
    lines = ("Our newsletter", "We will go on with the talks about the tides of the western coast next year.")
    assert [reason for _, reason in sort_out(source(*BODY, *lines), words("en"), invented()).blocks] == [""] * 4


def test_a_language_bar_says_which_versions_exist() -> None:
    sorted_out = sort_out(source("English | Русский | Deutsch", *BODY), words("en"), invented())
    assert sorted_out.languages == ("en", "ru", "de")


def test_an_issuing_office_makes_a_document_official() -> None:
    assert sort_out(source("Ministry of Tides", "News of the tides", *BODY), words("en"), invented()).official
    assert not sort_out(source("News of the tides", *BODY), words("en"), invented()).official


def test_a_letterhead_alone_is_what_a_document_says() -> None:
    assert sort_out(source("Ministry of Tides"), words("en"), invented()).left_out == []


@given(st.lists(st.one_of(st.text(max_size=30), st.sampled_from([*BODY, "Page 3", "Press office", "***", "EN | FR"]))))
def test_blocks_keep_their_order_and_none_is_lost(lines: list[str]) -> None:
    given_source = source(*lines)
    for code in LANGUAGES:
        sorted_out = sort_out(given_source, words(code), invented())
        assert tuple(block for block, _ in sorted_out.blocks) == given_source.blocks
