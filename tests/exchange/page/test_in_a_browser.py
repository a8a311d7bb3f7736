"""The page in Chromium: accessible, at any width, by keyboard, on paper, and without a word to the network."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from collegium.exchange.page import page_of
from collegium.reading.contract import Reading
from tests.browser import chromium
from tests.exchange.page.invented import conversation, ferry, naming, pact, plan, reading

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDTHS = (320, 390, 700, 1000, 1280, 2500)  # 320 is a window of 1280 pixels at 400 %
PLAIN = f"Words on the Winter Ferry\nIce and piers\n{'The ferry waits. ' * 40}\n• one\n{'x' * 400}"
MADE = {
    "conversation": ferry(),
    "table": plan(),
    "plain": reading(PLAIN, furniture=["Print"]),
    "names": pact(),
    "names from right to left": naming(
        "وصل وزير فيلمورا أمس. " * 30,
        *[("فيلمورا", "party", "QM", "فيلمورا", None), ("أمس", "date", None, None, "2031-02-02")],
        title=None,
    ),
    "right to left": conversation(("وزير: ", "العبارة تنتظر " * 60, "answer", "وزير"), front="العبارة\n"),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as running:
        yield running


@pytest.fixture(params=MADE)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a page in a file."""
    return written(MADE[request.param], tmp_path)


def written(one: Reading, folder: Path) -> str:
    """A page in a file: its address."""
    path = folder / "page.html"
    path.write_text(page_of(one), encoding="utf-8")
    return path.as_uri()


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_to_object_to(browser: Browser, made: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(made)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Axe().run(page, options=RULES)
    context.close()
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_to_object_to_in_a_card(browser: Browser, tmp_path: Path, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{written(pact(), tmp_path)}#n2")
    expect(page.locator("#n2")).to_be_visible()
    found = Axe().run(page, options=RULES)
    context.close()
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_tap_opens_the_card_and_neither_it_nor_closing_moves_the_text(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, has_touch=True)
    page = context.new_page()
    page.goto(written(pact(), tmp_path))
    page.locator("#m30").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.tap("#m30")
    card = page.locator("#n2").bounding_box()
    assert card is not None
    assert card["y"] + card["height"] <= 700
    assert page.evaluate("scrollY") == before
    page.tap("#n2 .close")
    expect(page.locator("#n2")).to_be_hidden()
    assert page.evaluate("scrollY") == before
    context.close()


def test_a_card_leads_to_every_place_and_closes_there(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 700})
    page.goto(f"{written(pact(), tmp_path)}#n2")
    page.click("#n2 .links a >> nth=40")
    box = page.locator("#m50").bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 700 - box["height"]
    expect(page.locator("#n2")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "m50"
    page.keyboard.press("Enter")
    expect(page.locator("#n2")).to_be_visible()
    page.close()


def test_marks_are_no_stops_of_the_tab_key_and_the_index_leads_to_them(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(written(pact(), tmp_path))
    stops: list[str] = []
    while not stops or stops[-1]:
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                "document.activeElement === document.body ? '' : document.activeElement.outerHTML.slice(0, 40)"
            )
        )
        assert len(stops) < 100
    assert not any(stop.startswith('<a class="m ') for stop in stops)
    assert any('href="#m1"' in stop for stop in stops)
    assert len(stops) < len(pact().mentions)
    page.close()


def test_a_kind_that_is_switched_off_is_neither_marked_nor_listed(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(written(pact(), tmp_path))
    line = "getComputedStyle(document.querySelector('main .{}')).textDecorationLine"
    assert page.evaluate(line.format("party")) == "underline"
    page.uncheck("#show-party")
    assert page.evaluate(line.format("party")) == "none"
    assert page.evaluate(line.format("forum")) == "underline"
    expect(page.locator("details.party")).to_be_hidden()
    expect(page.locator("details.forum")).to_be_visible()
    page.check("#show-party")
    expect(page.locator("details.party")).to_be_visible()
    page.close()


@pytest.mark.parametrize("media", ["screen", "print"])
def test_no_two_kinds_are_told_apart_by_colour_alone(browser: Browser, tmp_path: Path, media: str) -> None:
    page = browser.new_page()
    page.emulate_media(media=media)  # type: ignore[arg-type]
    page.goto(written(pact(), tmp_path))
    lines = page.evaluate(
        "[...document.querySelectorAll('label .m')].map(mark => { const style = getComputedStyle(mark); return ["
        "style.textDecorationLine, style.textDecorationStyle, style.textDecorationThickness].join(' ') })"
    )
    others = page.evaluate(
        "[...document.querySelectorAll('.index :not(.m, a)')].map(one => getComputedStyle(one).textDecorationLine)"
    )
    page.close()
    assert set(others) == {"none"}
    assert len(set(lines)) == len(lines) == 7
    assert all("underline" in line for line in lines)


@pytest.mark.parametrize(("width", "beside"), [(390, False), (1280, True)])
def test_the_index_stands_beside_the_text_on_a_desk_and_below_on_a_phone(
    browser: Browser, tmp_path: Path, width: int, beside: bool
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(written(pact(), tmp_path))
    index, text = page.locator("#named").bounding_box(), page.locator("main").bounding_box()
    page.close()
    assert index is not None
    assert text is not None
    assert (text["x"] + text["width"] <= index["x"]) is beside
    assert (text["y"] + text["height"] <= index["y"]) is not beside


def test_nothing_is_wider_than_the_window(browser: Browser, made: str) -> None:
    page = browser.new_page()
    page.goto(made)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    wider = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wider[width] = overflow(page)
    page.close()
    assert wider == dict.fromkeys(WIDTHS, 0)


def test_the_page_asks_nobody_for_anything(browser: Browser, tmp_path: Path) -> None:
    hostile = (
        '<img src="https://pier.invalid/x"> <script src="https://pier.invalid/y"></script> @import url(//pier.invalid)'
    )
    page, asked, said = browser.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    address = written(reading(hostile, title=None, name=hostile, furniture=[hostile]), tmp_path)
    page.goto(address)
    shown = page.inner_text("main")
    page.close()
    assert (asked, said, shown) == ([address], [], hostile)


def test_the_keyboard_reaches_the_text_the_turns_and_what_is_folded(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(written(ferry(), tmp_path))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip read"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.tagName + (document.activeElement.getAttribute('href') || '')")
        )
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid" or reached[-1] == "BODY"
        if page.evaluate("!!document.activeElement.closest('.furniture')"):
            break
    page.keyboard.press("Enter")
    opened = page.evaluate("document.querySelector('.furniture').open")
    page.close()
    assert opened
    assert {"SUMMARY", "A#turn-1", "A#turn-6"} <= set(reached)


def test_the_skip_link_moves_the_focus_to_the_text(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(written(ferry(), tmp_path))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    focused = page.evaluate("document.activeElement.id")
    page.close()
    assert focused == "text"


@pytest.mark.parametrize(("width", "beside"), [(390, False), (1280, True)])
def test_the_speaker_stands_in_the_margin_on_a_desk_and_above_on_a_phone(
    browser: Browser, tmp_path: Path, width: int, beside: bool
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(written(ferry(), tmp_path))
    who, speech = page.locator("#turn-4 .who").bounding_box(), page.locator("#turn-4 .speech").bounding_box()
    page.close()
    assert who is not None
    assert speech is not None
    assert (who["x"] + who["width"] <= speech["x"]) is beside
    assert (who["y"] + who["height"] <= speech["y"]) is not beside


def test_a_label_stands_in_the_margin_of_its_own_turn(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    spoken = ferry()
    page.goto(written(replace(spoken, mentions=pact().mentions[1:2]), tmp_path))
    for label in page.locator(".who .label").all():
        box, turn = label.bounding_box(), label.locator("xpath=ancestor::section").bounding_box()
        assert box is not None
        assert turn is not None
        assert turn["y"] <= box["y"] < box["y"] + box["height"] <= turn["y"] + turn["height"]
        assert box["x"] + box["width"] <= turn["x"] + turn["width"] / 2
    page.close()


def test_on_paper_a_turn_over_several_pages_keeps_its_speaker(browser: Browser, tmp_path: Path) -> None:
    long = "\n".join("The ferry sails when the ice allows, and nobody has asked the ice. " * 9 for _ in range(14))
    page = browser.new_page()
    page.goto(written(conversation(("", long, "statement", "Ondra Pell")), tmp_path))
    page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    page.close()
    paper = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    texts = [sheet.get_textpage().get_text_range() for sheet in paper]
    assert (round(paper[0].get_width()), round(paper[0].get_height())) == (595, 842)
    with_words = [text for text in texts if "ferry sails" in text]
    assert len(with_words) >= 2
    assert all("Ondra Pell" in text for text in with_words)
