"""Statements in Chromium: passages and notes lead to each other, switches choose, at any width, and accessible."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.exchange.page.invented import ferry, plan
from tests.exchange.page.test_in_a_browser import RULES, WIDTHS, overflow, written
from tests.exchange.stated import asked, harbour, stating

CROSSING = stating(
    ferry(),
    ("The ferry sails when the ice allows, and the ice has not been asked. The ferry", "commits", {}),
    ("and the ice has not been asked", "declines", {"actors": ("QN",)}),
    ("Will the ferry sail in March?", "holds", {}),
)
MADE = {
    "release": harbour(),
    "conversation": asked(),
    "long": CROSSING,
    "table": stating(
        plan(), ("Ferries in winter", "holds", {}), ("Signed in Quell", "adopts", {"actors": ("Q" * 90,)})
    ),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as running:
        yield running


def opened(browser: Browser, name: str, folder: Path, width: int = 1280) -> Page:
    """A page at a width."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(written(MADE[name], folder))
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", MADE)
def test_axe_finds_nothing_to_object_to(browser: Browser, name: str, tmp_path: Path, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{written(MADE[name], tmp_path)}#note-1")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Axe().run(page, options=RULES)
    context.close()
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_click_on_a_passage_leads_to_its_note_and_one_on_the_number_of_the_note_back(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    page = opened(browser, "release", tmp_path, width)
    page.click("#s1 > .w >> nth=0")
    assert page.evaluate("location.hash") == "#note-1"
    assert page.evaluate("document.querySelector(':target').id") == "note-1"
    expect(page.locator("#note-1")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.getElementById('note-1')).outlineStyle") == "solid"
    page.click("#note-2 .back")
    assert page.evaluate("document.querySelector(':target').id") == "s2"
    box = page.locator("#s2").bounding_box()
    page.close()
    assert box is not None
    assert 0 <= box["y"] <= 800


def test_a_passage_within_another_leads_to_its_own_note(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, "release", tmp_path)
    page.click("#s3 > .w >> nth=0")
    assert page.evaluate("location.hash") == "#note-3"
    page.close()


def test_the_keyboard_reaches_numbers_and_notes_in_the_order_of_the_text(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, "release", tmp_path)
    page.focus("main")
    stops = []
    for _ in range(8):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert stops == ["#note-1", "#note-2", "#note-3", "#s1", "#s2", "#s3", "#note-4", "#s4"]
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#s4"
    page.close()


def shown(page: Page) -> list[str]:
    """The notes that are to be seen."""
    return [each.get_attribute("id") or "" for each in page.locator(".note").all() if each.is_visible()]


def test_choosing_acts_and_actors_leaves_their_notes_and_marks_only(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, "release", tmp_path)
    plain = "rgba(0, 0, 0, 0)"
    colour = "getComputedStyle(document.getElementById('{}')).backgroundColor"
    assert shown(page) == ["note-1", "note-2", "note-3", "note-4"]
    page.check("#act-commits")
    assert shown(page) == ["note-1", "note-3"]
    assert page.evaluate(colour.format("s1")) != plain
    assert page.evaluate(colour.format("s2")).endswith(" 0)") or page.evaluate(colour.format("s2")) == plain
    expect(page.locator("#s2 > .ref")).to_be_hidden()
    expect(page.locator("#s3 > .ref")).to_be_visible()
    page.check("#act-requests")
    assert shown(page) == ["note-1", "note-2", "note-3"]
    page.locator("label", has_text="Oskendal").locator("input").check()
    assert shown(page) == ["note-2"]
    page.uncheck("#act-commits")
    page.uncheck("#act-requests")
    assert shown(page) == ["note-2"]
    page.locator("label", has_text="Oskendal").locator("input").uncheck()
    page.locator("label", has_text="Actor not known").locator("input").check()
    assert shown(page) == ["note-4"]
    page.close()


@pytest.mark.parametrize(("width", "beside"), [(390, False), (1024, True), (1280, True)])
def test_notes_stand_beside_their_paragraph_on_a_desk_and_below_it_on_a_phone(
    browser: Browser, tmp_path: Path, width: int, beside: bool
) -> None:
    page = opened(browser, "conversation", tmp_path, width)
    block = page.locator(".beside").first
    text, note = block.locator("p").first.bounding_box(), block.locator(".margin").bounding_box()
    page.close()
    assert text is not None
    assert note is not None
    assert (text["x"] + text["width"] <= note["x"]) is beside
    assert (text["y"] + text["height"] <= note["y"]) is not beside


@pytest.mark.parametrize("name", MADE)
def test_nothing_is_wider_than_the_window(browser: Browser, name: str, tmp_path: Path) -> None:
    page = opened(browser, name, tmp_path)
    wider = {}
    for width in (*WIDTHS, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        left = page.evaluate(
            "Math.min(...[...document.querySelectorAll('main *')].map(e => e.getBoundingClientRect().left))"
        )
        wider[width] = (overflow(page), left >= 0)
    page.close()
    assert wider == dict.fromkeys((*WIDTHS, 1024), (0, True))


def test_a_condition_is_underlined_and_a_premise_set_apart(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, "release", tmp_path)
    assert page.evaluate("getComputedStyle(document.querySelector('.if')).borderBottomStyle") == "solid"
    page.close()
    page = opened(browser, "conversation", tmp_path)
    assert page.evaluate("getComputedStyle(document.getElementById('note-p1')).borderInlineStartStyle") == "dashed"
    page.close()


def test_on_paper_every_note_stands_on_the_page_with_what_was_chosen(browser: Browser, tmp_path: Path) -> None:
    one = harbour()
    page = browser.new_page()
    page.goto(written(replace(one, text=one.text.replace("Nobody", "Nobody at all")), tmp_path))
    page.check("#act-requests")
    page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    page.close()
    words = pypdfium2.PdfDocument(tmp_path / "page.pdf")[0].get_textpage().get_text_range()
    assert "Rope Code" in words
    assert "Ondra Pell" not in words
    assert "Adopts" not in words
