"""A plan from its draft to what became of it, in Chromium, by keyboard; its feed is read back."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page

from tests.browser import chromium
from tests.cast import note
from tests.web.server import HEADS, served
from tests.web.test_in_a_browser import fits, sign_in, window

PICTURES = os.environ.get("PICTURES_OF_PAGES")
"""A folder for pictures of each page, for whoever looks at them."""


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
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"), full_page=True)
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()


def opened(page: Page, name: str) -> None:
    """Open a part of the page by the keyboard."""
    page.locator("summary", has_text=name).first.press("Enter")


def added(page: Page, title: str, planned: str) -> None:
    """Add a subject; the form of an empty plan stands open."""
    form = page.locator("details.step", has=page.locator("input[value=add]"))
    if not form.evaluate("one => one.open"):
        opened(page, "Add a subject")
    form.get_by_label("Subject", exact=True).fill(title)
    form.get_by_label("Month or day").fill(planned)
    form.get_by_role("button", name="Add a subject").press("Enter")
    page.get_by_text("The subject was added.").wait_for()


def paper(page: Page, folder: Path) -> None:
    """Bring a note into the joint space."""
    (folder / "note.txt").write_bytes(note(1).data)
    page.get_by_role("link", name="Joint", exact=True).click()
    page.get_by_role("link", name="Add documents").click()
    page.get_by_label("Documents", exact=True).set_input_files(folder / "note.txt")
    page.get_by_label("Marking").select_option(index=0)
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("region", name="What became of them").get_by_text("added and read").wait_for()


def test_a_plan_is_drafted_carried_out_and_read_back_from_its_feed(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    page = window(browser).new_page()
    sign_in(page, address, HEADS[0])
    paper(page, tmp_path)
    page.get_by_role("link", name="Programme", exact=True).click()
    page.get_by_role("link", name="Consultations", exact=True).click()
    page.get_by_text("There is no plan here yet.").wait_for()
    looked_at(page, "plans-list")
    opened(page, "Draft a plan")
    page.get_by_label("Name").fill("Talks 2031")
    page.get_by_label("First day").fill("2031-01-01")
    page.get_by_label("Last day").fill("2031-12-31")
    page.get_by_label("Handling", exact=True).select_option(label="open")
    page.get_by_role("button", name="Draft a plan").press("Enter")
    for title, planned in (("Ferries", "2031-03"), ("Lamps", "2031-05-07"), ("Tolls", "2031-06")):
        added(page, title, planned)
    looked_at(page, "plans-plan")

    plan = page.url
    page.get_by_role("link", name="Ferries").press("Enter")
    opened(page, "It was held")
    page.get_by_label("Day", exact=True).fill("2031-03-04")
    page.get_by_label("What came of it", exact=True).fill("Nine boats")
    page.get_by_label("Title or address of a document that says so").fill("Note on the Winter Ferry")
    page.get_by_role("button", name="Record as held").press("Enter")
    page.get_by_text("Recorded as held.").wait_for()
    looked_at(page, "plans-held")
    page.goto(plan)
    page.get_by_role("link", name="Lamps").press("Enter")
    opened(page, "Merge it into another one")
    page.locator("#why-merge").fill("One table for both")
    page.get_by_role("button", name="Merge", exact=True).press("Enter")
    page.get_by_text("Merged. It is held with the other one.").wait_for()
    page.goto(plan)
    page.get_by_role("link", name="Tolls").press("Enter")
    looked_at(page, "plans-subject")
    opened(page, "Drop it")
    page.locator("#why-drop").fill("No toll is left")
    page.get_by_role("button", name="Drop", exact=True).press("Enter")
    page.get_by_text("Dropped.").wait_for()

    page.goto(f"{plan}/months")
    page.get_by_text("1 of 3 held, 1 merged, 1 dropped.").wait_for()
    looked_at(page, "plans-months")
    page.get_by_role("link", name="Calendar", exact=True).press("Enter")
    page.get_by_role("button", name="Make a feed").press("Enter")
    secret = page.locator(".address").inner_text()
    looked_at_shown(page)
    with urlopen(secret) as answer:  # noqa: S310 - the address of this test's own server
        events = Calendar.from_ical(answer.read()).walk("VEVENT")
    assert {str(event["SUMMARY"]): str(event["STATUS"]) for event in events} == {
        "Ferries": "CONFIRMED",
        "Lamps": "CANCELLED",
        "Tolls (day not set)": "CANCELLED",
    }


def looked_at_shown(page: Page) -> None:
    """The page with the address of the feed, which is shown this once."""
    if PICTURES:
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.screenshot(path=str(Path(PICTURES) / f"plans-calendar-{width}.png"), full_page=True)
    fits(page)
