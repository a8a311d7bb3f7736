"""Series, comparisons, what stands in the register and exports, in Chromium: by keyboard, narrow and wide, by axe."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import chromium, followed, keyed
from tests.web.server import HEADS, served
from tests.web.test_in_a_browser import fits, sign_in, window
from tests.web.test_series import FIRST, SECOND, TITLE

VELMORA = HEADS[0]
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
            page.emulate_media(color_scheme="light")
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"), full_page=True)
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})


def add(page: Page, folder: Path) -> None:
    """Bring what Velmora said of the ferry in two years."""
    files = []
    for year, words in ((2031, FIRST), (2032, SECOND)):
        file = folder / f"ferry-{year}.txt"
        file.write_text(f"{TITLE} {year}\n\nVelmora, 3 February {year}\n\n{words}\n", "utf-8")
        files.append(file)
    page.get_by_role("link", name="Velmora", exact=True).click()
    page.get_by_role("link", name="Add documents").click()
    page.get_by_label("Documents", exact=True).set_input_files(files)
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("region", name="What became of them").get_by_text("added and read").nth(1).wait_for()


def test_a_series_is_made_compared_and_taken_out(browser: Browser, address: str, tmp_path: Path) -> None:
    page = window(browser).new_page()
    sign_in(page, address, VELMORA)
    add(page, tmp_path)
    page.get_by_role("link", name="Series", exact=True).click()
    page.get_by_role("heading", name="These look like a series").wait_for()
    looked_at(page, "all-series")
    page.get_by_role("button", name="Make it a series").press("Enter")
    page.get_by_text("The series was made.").wait_for()
    looked_at(page, "series")
    series = page.url

    page.get_by_role("link", name="with the one before").press("Enter")
    page.get_by_role("heading", name="Not repeated").wait_for()
    looked_at(page, "compare")
    with page.expect_download() as download:
        page.get_by_role("link", name="Word", exact=True).click()
    assert download.value.suggested_filename == "comparison.docx"

    page.goto(series)
    page.get_by_role("link", name=f"{TITLE} 2031").click()
    followed(page.get_by_role("link", name="Review"))
    keyed(page, "c")
    page.get_by_text("Your last decision:").wait_for()
    page.get_by_role("link", name="Text", exact=True).click()
    page.get_by_role("link", name="Statements", exact=True).click()
    page.get_by_text("Last reaffirmed").first.wait_for()
    looked_at(page, "statements")

    page.get_by_role("link", name="Velmora", exact=True).click()
    page.get_by_role("link", name="Export").click()
    looked_at(page, "export")
    page.get_by_label("Act", exact=True).select_option("commits")
    page.get_by_label("File", exact=True).select_option("findings.csv")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export", exact=True).press("Enter")
    assert download.value.suggested_filename == "findings.csv"
