"""A joint text in Chromium: drafted, bracketed by another partner, the difference seen, accepted, agreed; by axe."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.web.server import HEADS, served
from tests.web.test_in_a_browser import fits, sign_in, window

VELMORA, OSTRAND = HEADS
PICTURES = os.environ.get("PICTURES_OF_PAGES")
"""A folder for pictures of each page, for whoever looks at them."""
WORDS = "On lamps\n\nThe harbours keep their lamps lit.\n\nPilots are trained in common."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A register that is served."""
    with served(tmp_path_factory.mktemp("served")) as where:
        yield where


def at(does: str, number: int) -> re.Pattern[str]:
    """What a link or button of a paragraph is called, to those who do not see it."""
    return re.compile(rf"{does}\s*, Paragraph {number}")


def looked_at(page: Page, name: str) -> None:
    """Take pictures of a page where they are asked for; then it fits its windows, and axe objects to nothing."""
    if PICTURES:
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"), full_page=True)
    fits(page)
    if PICTURES:
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 390, "height": 800})
        page.screenshot(path=str(Path(PICTURES) / f"{name}-open.png"), full_page=True)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()


def test_a_text_is_drafted_bracketed_accepted_and_agreed(browser: Browser, address: str) -> None:
    page = window(browser).new_page()
    sign_in(page, address, VELMORA)
    page.get_by_role("navigation", name="Spaces").get_by_role("link", name="Joint").click()
    page.get_by_role("link", name="Programme", exact=True).click()
    page.get_by_role("link", name="Texts", exact=True).click()
    looked_at(page, "texts")
    page.get_by_text("Draft a text").click()
    page.get_by_label("Title").fill("Words on lamps")
    page.get_by_label("Languages, by their tags").fill("en, fr")
    page.get_by_label("Words to begin with").fill(WORDS)
    page.get_by_role("button", name="Draft", exact=True).press("Enter")
    page.get_by_text("0 of 3 paragraphs agreed").wait_for()
    page.get_by_role("button", name="Open it to all partners").press("Enter")
    page.get_by_role("link", name=at("Bracket, change, note", 2)).press("Enter")
    page.get_by_text("Change the words").press("Enter")
    page.get_by_label("Words, French").first.fill("Les ports gardent leurs lampes.")
    page.get_by_role("button", name="Save").first.press("Enter")
    page.get_by_text("The words were changed.").wait_for()
    text = page.url.partition("#")[0]

    other = window(browser, 390).new_page()
    sign_in(other, address, OSTRAND)
    other.goto(text)
    other.get_by_role("button", name=at("Agree", 1)).press("Enter")
    other.get_by_role("link", name=at("Bracket, change, note", 2)).press("Enter")
    other.get_by_text("Bracket it").press("Enter")
    other.get_by_label("Instead, English").fill("The harbours mend their lamps.")
    other.get_by_label("Reason, for all partners").fill("Ours are broken")
    other.get_by_role("button", name="Bracket", exact=True).press("Enter")
    other.get_by_text("Your partner's words stand in brackets").wait_for()
    looked_at(other, "text-bracketed")

    page.goto(text)
    assert page.locator(".bracket del").first.inner_text() == "keep"
    assert page.locator(".bracket ins").first.inner_text() == "mend"
    drawn = page.locator(".bracket del").first.evaluate("one => getComputedStyle(one).backgroundColor")
    assert drawn != "rgba(0, 0, 0, 0)"
    page.get_by_role("link", name=at("Bracket, change, note", 2)).press("Enter")
    page.get_by_text("Ours are broken").wait_for()
    page.get_by_label("Note", exact=True).fill("We can live with it.")
    page.get_by_role("button", name="Note it").press("Enter")
    looked_at(page, "paragraph")
    page.get_by_role("button", name="Make these the common words").press("Enter")
    page.get_by_text("The bracketed words are the common ones now.").wait_for()
    for number in (1, 2):
        page.get_by_role("button", name=at("Agree", number)).press("Enter")
        page.get_by_role("button", name=at("Agree", number)).wait_for(state="detached")
    expect(page.get_by_text("2 of 3 paragraphs agreed")).to_be_visible()
    page.get_by_role("link", name="What is still open").press("Enter")
    page.get_by_role("button", name="Keep it as it stands").press("Enter")
    page.get_by_text("Kept as edition 1.").wait_for()
    looked_at(page, "text")

    stale = window(browser).new_page()
    sign_in(stale, address, VELMORA)
    stale.goto(text)
    stale.get_by_role("link", name=at("Bracket, change, note", 3)).press("Enter")
    stale.get_by_text("Change the words").press("Enter")
    stale.get_by_label("Words, English").first.fill("Pilots are trained together.")
    other.goto(text)
    other.get_by_role("link", name=at("Bracket, change, note", 3)).press("Enter")
    other.get_by_text("Change the words").press("Enter")
    other.get_by_label("Words, English").first.fill("All pilots are trained in common.")
    other.get_by_role("button", name="Save").first.press("Enter")
    other.get_by_text("The words were changed.").wait_for()
    stale.get_by_role("button", name="Save").first.press("Enter")
    stale.get_by_text("The words changed since you saw them.").wait_for()
    assert stale.get_by_label("Words, English").first.input_value() == "Pilots are trained together."
    if PICTURES:
        stale.screenshot(path=str(Path(PICTURES) / "clash.png"), full_page=True)
    fits(stale)

    page.get_by_role("link", name=re.compile("what changed since")).press("Enter")
    looked_at(page, "editions")
    page.get_by_role("link", name="Words on lamps").press("Enter")
    page.get_by_role("link", name="History").press("Enter")
    page.get_by_text("accepted bracketed words in").wait_for()
    looked_at(page, "history")
    page.goto(text)
    with page.expect_download() as kept:
        page.get_by_role("link", name="Word, with brackets").click()
    assert kept.value.suggested_filename == "brackets.docx"
