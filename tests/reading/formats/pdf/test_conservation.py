"""Nothing is lost: the pages' characters are those of the blocks, and of the hyphens that were joined."""

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.formats.pdf import extract
from collegium.reading.source import Source
from tests.machine import ROOT, real_record
from tests.reading.formats.pdf.paper import Set, page_content, paper

HYPHENS = "-\u00ad\u2010"
EXAMPLES = sorted((ROOT / "examples" / "record").glob("*.pdf"))


def page_texts(data: bytes) -> dict[str, str]:
    """The pages' texts as pdfium gives them, its signs for hyphens replaced."""
    document = pypdfium2.PdfDocument(data)
    try:
        return {f"page {at + 1}": page_text(document, at) for at in range(len(document))}
    finally:
        document.close()


def page_text(document: pypdfium2.PdfDocument, at: int) -> str:
    page = document[at]
    textpage = page.get_textpage()
    try:
        text: str = textpage.get_text_range()
        return text.replace("\ufffe", "-").replace("\x02", "-")
    finally:
        textpage.close()
        page.close()


def seen(texts: list[str]) -> Counter[str]:
    return Counter(character for text in texts for character in text if not character.isspace())


def assert_nothing_is_lost(data: bytes, source: Source) -> None:
    texts = page_texts(data)
    lost = seen(list(texts.values()))
    lost.subtract(seen([block.text for block in source.blocks]))
    assert not [character for character, count in lost.items() if count < 0]
    assert all(character in HYPHENS for character, count in lost.items() if count)
    assert lost.total() == source.hyphens
    for block in source.blocks:
        for run in block.runs:
            there = texts[run.where][run.offset : run.offset + len(run.text)]
            assert run.text == there or not run.text.strip(), (run, there)


SOME = ["sea", "lane", "coop-", "eration", "Vesper", "(a)", "2031", "café", "–", "•", "9."]
WORDS = st.lists(st.sampled_from(SOME), min_size=1, max_size=9)
LINES = st.builds(
    Set,
    x=st.integers(20, 400),
    y=st.integers(10, 830),
    text=st.lists(WORDS.map(" ".join), min_size=1, max_size=6).map("\n".join),
    size=st.sampled_from([6, 10, 10, 10, 18]),
    bold=st.booleans(),
)


PAGES = st.lists(st.lists(LINES, min_size=1, max_size=6), min_size=1, max_size=4)


@given(PAGES, st.booleans(), st.sampled_from([0, 90, 180, 270]))
def test_nothing_is_lost_wherever_lines_stand(pages: list[list[Set]], woven: bool, rotate: int) -> None:
    data = paper([page_content(page, woven) for page in pages], rotate=rotate)
    assert_nothing_is_lost(data, extract(data))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_is_lost_of_the_example_record(path: Path) -> None:
    data = path.read_bytes()
    assert_nothing_is_lost(data, extract(data))


def test_nothing_is_lost_of_the_real_record() -> None:
    papers = sorted((real_record() / "un_verbatim").glob("*.pdf"))
    assert papers
    for path in papers:
        data = path.read_bytes()
        assert_nothing_is_lost(data, extract(data))


def test_the_same_bytes_give_the_same_blocks() -> None:
    data = paper([page_content([Set(60, 700, "The sea is wide.\nThe lane is not.")])] * 3)
    assert extract(data) == extract(data)
