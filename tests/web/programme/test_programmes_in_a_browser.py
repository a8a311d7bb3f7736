"""A programme in Chromium from its draft to its first amendment, by two partners; by axe, narrow and wide."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import chromium
from tests.web.server import HEADS, served
from tests.web.test_in_a_browser import fits, sign_in, window

VELMORA, OSTRAND = HEADS
PICTURES = os.environ.get("PICTURES_OF_PAGES")
QUOTE = "The harbour office counted nine boats."
NOTE = f"Note on the Winter Ferry\n\nVelmora, 3 February 2031\n\n{QUOTE}\n"


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


def looked_at(page: Page, name: str) -> None:
    """Take pictures of a page where they are asked for; then it fits its windows, and axe objects to nothing."""
    if PICTURES:
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="light")
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"), full_page=True)
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})


def paper(page: Page, folder: Path) -> str:
    """A joint document, by its address."""
    file = folder / "note.txt"
    file.write_text(NOTE, "utf-8")
    page.get_by_role("link", name="Joint", exact=True).click()
    page.get_by_role("link", name="Add documents").click()
    page.get_by_label("Documents", exact=True).set_input_files(file)
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("region", name="What became of them").get_by_text("added and read").wait_for()
    return page.get_by_role("region", name="What became of them").get_by_role("link").first.get_attribute("href") or ""


def add_action(page: Page, title: str, document: str = "") -> None:
    """Add an action to the draft that the page shows, and come back to it."""
    page.get_by_role("link", name="Add an action").click()
    page.get_by_label("Title").fill(title)
    page.get_by_label("Issue", exact=True).fill("Lamps")
    page.get_by_label("Due", exact=True).fill("2031-06-01")
    page.get_by_label("Lead of Velmora").fill("Light Office")
    if document:
        page.get_by_text("Cite a passage").click()
        page.get_by_label("Address of the document").fill(document)
        page.get_by_label("Its words").fill(QUOTE)
        looked_at(page, "add-action")
    page.get_by_role("button", name="Add", exact=True).press("Enter")
    page.get_by_text("The action was added.").wait_for()
    if document:
        page.get_by_role("region", name="Rests on").get_by_text(QUOTE).wait_for()
        looked_at(page, "action")
    page.get_by_role("link", name="Tides 2031–2032").click()


def consent(page: Page, address: str = "") -> None:
    """Say yes to what a page shows, in the name of who signed in."""
    if address:
        page.goto(address)
    page.get_by_role("button", name="Consent", exact=True).click()
    page.get_by_text("Your partner's word is kept.").wait_for()


def test_a_programme_is_drafted_traced_adopted_and_amended_by_both(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    page, theirs = window(browser).new_page(), window(browser).new_page()
    sign_in(page, address, VELMORA)
    sign_in(theirs, address, OSTRAND)
    document = address + paper(page, tmp_path)

    page.get_by_role("link", name="Programme", exact=True).click()
    page.get_by_role("link", name="Programmes", exact=True).click()
    page.get_by_text("Draft a programme").press("Enter")
    page.locator("#id_name").fill("Tides 2031–2032")
    page.get_by_label("First day").fill("2031-01-01")
    page.get_by_label("Last day").fill("2032-12-31")
    page.get_by_role("button", name="Begin the draft").click()
    add_action(page, "Light the channel", document)
    add_action(page, "Train pilots")
    programme = page.url
    looked_at(page, "programme-draft")

    page.goto(f"{address}{page.get_by_role('link', name='Programmes').get_attribute('href')}")
    looked_at(page, "programmes")
    page.get_by_role("link", name="Mandates").click()
    page.get_by_text("Enter a mandate").click()
    page.get_by_label("Higher body").fill("Two Shores Council")
    page.get_by_label("What it wants").fill("Keep the lamps lit")
    page.get_by_role("button", name="Enter", exact=True).click()
    page.get_by_text("No action carries this out").wait_for()
    page.get_by_role("link", name="Mandates").click()
    page.get_by_role("heading", name="Carried out by no action").wait_for()
    looked_at(page, "mandates")
    page.get_by_role("link", name="Keep the lamps lit").click()
    page.get_by_text("Trace to an action").click()
    page.get_by_label("Action", exact=True).select_option(label="Tides 2031–2032: 1 Light the channel")
    page.get_by_role("button", name="Trace").click()
    page.get_by_text("The mandate is traced to this action.").wait_for()
    looked_at(page, "mandate")

    consent(page, programme)
    consent(theirs, programme)
    theirs.get_by_text("Adopt", exact=True).first.click()
    theirs.get_by_role("button", name="Adopt").click()
    theirs.get_by_text("The programme is in force.").wait_for()
    theirs.get_by_text("Propose an amendment").click()
    theirs.get_by_label("What it is for").fill("The late spring")
    theirs.get_by_role("button", name="Propose").click()
    theirs.get_by_label("Action", exact=True).select_option(label="1 Light the channel")
    theirs.get_by_role("button", name="Choose").click()
    theirs.get_by_label("Due", exact=True).fill("2031-09-01")
    theirs.get_by_role("button", name="Put into the amendment").click()
    theirs.get_by_text("What it changes is kept.").wait_for()
    theirs.locator("del", has_text="1 June 2031").first.wait_for()
    looked_at(theirs, "amendment")
    consent(theirs)
    consent(page, theirs.url)
    page.get_by_text("Adopt", exact=True).first.click()
    page.get_by_role("button", name="Adopt").click()
    page.get_by_text("The amendment is adopted").wait_for()

    page.goto(programme)
    page.get_by_text("1 September 2031").wait_for()
    page.get_by_role("region", name="Adjustments").get_by_text("adopted").wait_for()
    looked_at(page, "programme-in-force")
    page.get_by_role("link", name="Programmes").click()
    page.get_by_role("link", name="At a glance").click()
    page.get_by_text("0 of 2 actions carried out").wait_for()
    looked_at(page, "overview")
