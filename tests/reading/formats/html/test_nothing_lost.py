"""Every character of a page is in one block: as Python's own parser counts them, and for any page at all.

The two parsers differ in a title that holds tags: there they are letters, as browsers see it too. None of the
pages has one, and no tree that is made here.
"""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.errors import EmptyDocument, NoText, ReadingError, TooMuch
from collegium.reading.formats.charset import decode
from collegium.reading.formats.html import extract
from tests.machine import ROOT, real_record
from tests.reading.formats.html.pages import CASES, of_blocks
from tools.measuring.counting import of_page as characters

PAGES = [*sorted((CASES / "pages").glob("*.html")), *sorted((ROOT / "examples" / "record").glob("*.html"))]
TAGS = ["p", "div", "b", "span", "a", "td", "tr", "table", "li", "ul", "h1", "br", "nav", "footer", "pre", "form",
        "strong", "main", "option", "select", "blockquote", "center", "font"]  # fmt: skip
WORDS = st.sampled_from(["fish", "Größe", "да", "©", "1", "English", "Home »", "a < b", "&", "\xa0", "\n", "next", "."])
ATTRIBUTES = st.sampled_from(
    ["", ' class="nav"', ' class="content"', " hidden", ' href="#"', ' style="font-weight:bold"']
)
TREES = st.recursive(
    WORDS.map(lambda word: word.replace("&", "&amp;").replace("<", "&lt;")),
    lambda inner: st.builds(
        lambda tag, attributes, children: f"<{tag}{attributes}>{''.join(children)}</{tag}>",
        st.sampled_from(TAGS),
        ATTRIBUTES,
        st.lists(inner, max_size=5),
    ),
    max_leaves=40,
)
PLAIN = st.recursive(
    WORDS.map(lambda word: word.replace("&", "&amp;").replace("<", "&lt;")),
    lambda inner: st.builds(
        lambda tag, attributes, children: f"<{tag}{attributes}>{''.join(children)}</{tag}>",
        st.sampled_from(["div", "span", "section", "b", "nav", "ul"]),
        ATTRIBUTES,
        st.lists(inner, max_size=5),
    ),
    max_leaves=60,
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_all_characters_are_in_blocks(path: Path) -> None:
    assert of_blocks(extract(path.read_bytes()).blocks) == characters(decode(path.read_bytes())[0])


def read_or_refused(page: bytes) -> bool:
    """Whether a page gives blocks, or an error that says what is wrong and what to do; any other error passes on."""
    try:
        return bool(extract(page).blocks)
    except ReadingError as error:
        return bool(error.cause and error.remedy)


@given(TREES)
def test_trees_lose_nothing(page: str) -> None:
    if characters(page):
        assert of_blocks(extract(page.encode()).blocks) == characters(page)


@given(PLAIN)
def test_runs_are_in_order_and_never_overlap(page: str) -> None:
    if not characters(page):
        return
    seen: dict[str, int] = {}
    for block in extract(page.encode()).blocks:
        for run in block.runs:
            assert block.furniture == "hidden" or run.offset >= seen.get(run.where, 0)
            seen[run.where] = run.offset + len(run.text)


@given(st.sampled_from(PAGES), st.data())
def test_spoilt_pages_are_read_or_refused(path: Path, data: st.DataObject) -> None:
    page = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(page) - 1))
        page[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))
    assert read_or_refused(bytes(page))


@given(st.text(st.sampled_from("<>/!-=\"'&; \x00abp"), max_size=80))
def test_any_mark_up_is_read_or_refused(page: str) -> None:
    assert read_or_refused(page.encode())


@pytest.mark.parametrize("page", [b"", b"  \n", b"\xef\xbb\xbf"])
def test_nothing_is_an_empty_document(page: bytes) -> None:
    with pytest.raises(EmptyDocument):
        extract(page)


@pytest.mark.parametrize("page", [b"<p></p>", b"<img src=x>", b"<script>x</script>", b"<!-- x -->", b"<p>&nbsp;</p>"])
def test_elements_without_words_are_no_text(page: bytes) -> None:
    with pytest.raises(NoText):
        extract(page)


@pytest.mark.parametrize("tag", ["div", "b", "table", "font"])
def test_a_page_nested_very_deep_is_refused(tag: str) -> None:
    with pytest.raises(TooMuch, match="nests"):
        extract(f"<{tag}>".encode() * 100_000 + b"x")


@pytest.mark.parametrize("page", [b"<p>x" * 100_001, b"<div>" * 2000 + b"<p>x" * 10_000], ids=["many", "many and deep"])
def test_a_page_of_too_many_elements_is_refused(page: bytes) -> None:
    with pytest.raises(TooMuch, match="elements and lines"):
        extract(page)


def test_a_page_nested_deep_is_read() -> None:
    (block,) = extract(b"<div>" * 1500 + b"x").blocks
    assert block.runs[0].where.count("/div[1]") == 1500


def test_the_real_record_loses_nothing() -> None:
    record = real_record()
    pages = [path.read_bytes() for path in sorted((record / "pages").glob("*.html"))]
    with gzip.open(record / "releases" / "releases.jsonl.gz", "rt", encoding="utf-8") as lines:
        pages.extend(json.loads(line)["html"].encode() for line in lines)
    assert [page[:60] for page in pages if of_blocks(extract(page).blocks) != characters(decode(page)[0])] == []


def test_releases_are_text_throughout() -> None:
    record = real_record()
    with gzip.open(record / "releases" / "releases.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            assert not any(block.furniture for block in extract(json.loads(line)["html"].encode()).blocks)
