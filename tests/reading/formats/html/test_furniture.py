"""What a page says is told from its furniture, on invented twins of the pages that ministries publish.

In the twins the attribute `data-said` marks what is text; the reader does not look at it.
"""

from pathlib import Path

import pytest

from collegium.reading.formats.html import extract
from tests.machine import ROOT
from tests.reading.formats.html.pages import CASES, of_blocks
from tools.measuring.counting import of_page as characters

TWINS = sorted((CASES / "pages").glob("*.html"))


@pytest.mark.parametrize("path", TWINS, ids=lambda path: path.stem)
def test_what_is_said_is_text_and_nothing_else_is(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    said = of_blocks(block for block in extract(page.encode()).blocks if not block.furniture)
    assert said == characters(page, within="data-said")


@pytest.mark.parametrize("path", TWINS, ids=lambda path: path.stem)
def test_furniture_says_why(path: Path) -> None:
    reasons = {block.furniture for block in extract(path.read_bytes()).blocks}
    assert reasons <= REASONS


REASONS = {
    "", "page title", "hidden", "form", "navigation", "language bar", "breadcrumb", "share", "newsletter", "related",
    "cookie notice", "search", "footer", "masthead", "sidebar", "print/download links", "pagination", "tags",
    "comments", "contact", "notes", "picture credit",
}  # fmt: skip


def test_a_fragment_has_no_furniture() -> None:
    page = "<p>Office of the Speaker</p><p>The talks go on.</p><p><a href='/x'>More about the talks</a> is known.</p>"
    assert not any(block.furniture for block in extract(page.encode()).blocks)


def test_a_page_that_names_everything_furniture_keeps_its_words() -> None:
    page = '<title>x</title><div class="footer"><p>Truce</p></div><nav>Peace</nav>'
    assert [block.furniture for block in extract(page.encode()).blocks] == ["page title", "", ""]


@pytest.mark.parametrize("path", sorted((ROOT / "examples" / "record").glob("*.html")), ids=lambda path: path.stem)
def test_examples_keep_their_running_text(path: Path) -> None:
    blocks = extract(path.read_bytes()).blocks
    longest = max(blocks, key=lambda block: len(block.text))
    assert not longest.furniture
