"""The page of a comparison in Chromium: accessible, at any width, on paper, and without a word to the network."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from collegium.exchange.comparison import write_comparison
from tests.browser import chromium
from tests.exchange.comparison.made import OLD, empty, made
from tests.exchange.page.test_in_a_browser import RULES, WIDTHS, overflow


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as running:
        yield running


@pytest.fixture
def address(tmp_path: Path) -> str:
    """The address of a page in a file."""
    path = tmp_path / "page.html"
    path.write_text(write_comparison(made(), "html"), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_to_object_to(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    found = Axe().run(page, options=RULES)
    context.close()
    assert not found.response["violations"], found.generate_report()


def test_axe_finds_nothing_to_object_to_where_there_is_nothing(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(write_comparison(empty(), "html"), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    found = Axe().run(page, options=RULES)
    page.close()
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize(("width", "beside"), [(390, False), (1280, True)])
def test_the_two_sides_stand_beside_each_other_on_a_desk_and_one_below_the_other_on_a_phone(
    browser: Browser, address: str, width: int, beside: bool
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address)
    old, new = (page.locator("#reworded .said").nth(place).bounding_box() for place in (0, 1))
    named = page.locator("#reworded .side").first.evaluate("e => e.getBoundingClientRect().width > 5")
    page.close()
    assert old is not None
    assert new is not None
    assert (old["x"] + old["width"] <= new["x"]) is beside
    assert (old["y"] + old["height"] <= new["y"]) is not beside
    assert named is not beside


def test_nothing_is_wider_than_the_window_and_nobody_is_asked(browser: Browser, address: str) -> None:
    page, asked, wider = browser.new_page(), [], {}
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wider[width] = overflow(page)
    page.close()
    assert wider == dict.fromkeys(WIDTHS, 0)
    assert asked == [address]


def test_the_keyboard_reaches_each_kind(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.getAttribute('href')"))
    page.keyboard.press("Enter")
    assert stops == ["#pairs", "#kept", "#reworded", "#new", "#not_repeated"]
    assert page.evaluate("location.hash") == "#not_repeated"
    page.close()


def test_on_paper_both_sides_are_there(browser: Browser, address: str, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(address)
    page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    page.close()
    words = " ".join(
        sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(tmp_path / "page.pdf")
    ).split()
    assert " ".join(words).count(OLD[0][2][:13]) == 2
