"""The outside reader as a principal meets it in a browser, on a telephone and at a desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from tests.browser import chromium
from tests.outside import Elsewhere
from tests.outside import served as elsewhere_served
from tests.web.server import served
from tests.web.test_in_a_browser import fits, sign_in, window

BOATS = "Note on the Winter Ferry\n\nVelmora, 3 February 2031\n\nNine boats lay below the harbour wall.\n"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def elsewhere(tmp_path: Path, settings: Settings) -> Iterator[Elsewhere]:
    with elsewhere_served(tmp_path, settings) as server:
        yield server


@pytest.fixture
def address(tmp_path: Path, elsewhere: Elsewhere) -> Iterator[str]:
    told = {"COLLEGIUM_OUTSIDE_ADDRESS": f"http://{elsewhere.host}/v1", "COLLEGIUM_OUTSIDE_MODEL": "well"}
    with served(tmp_path / "installation", told) as pages:
        yield pages


def looked_at(page: Page, folder: Path, name: str) -> None:
    """It is sound on a telephone and at a desk, and a picture of each is kept beside the test."""
    fits(page)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
    page.emulate_media(color_scheme="light")


def test_it_is_allowed_asked_and_its_proposal_is_decided(
    browser: Browser, address: str, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    page = window(browser).new_page()
    sign_in(page, address, "head@velmora.example")
    page.get_by_role("link", name="Velmora", exact=True).first.click()
    space = page.url
    page.get_by_role("link", name="Outside reader").click()
    expect(page.get_by_text("No document of this space is sent to it.")).to_be_visible()
    looked_at(page, tmp_path, "nothing")
    page.get_by_label("Documents marked up to").select_option("for partners")
    page.get_by_label("Reason, kept in the journal").first.fill("To see what it finds")
    page.get_by_role("button", name="Let them be sent").click()
    expect(page.get_by_text("marked up to “for partners” may be sent")).to_be_visible()
    looked_at(page, tmp_path, "allowed")
    (tmp_path / "boats.txt").write_text(BOATS, "utf-8")
    page.goto(f"{space}/add")
    page.set_input_files("input[type=file]", tmp_path / "boats.txt")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("region", name="What became of them").get_by_text("added and read").wait_for()
    page.get_by_role("link", name="boats.txt").click()
    looked_at(page, tmp_path, "to-ask")
    assert elsewhere.got() == []
    page.get_by_role("button", name="Ask the outside reader").click()
    answered = page.get_by_text("proposed 1 statement, not measured")
    while not answered.is_visible():
        page.reload()
    looked_at(page, tmp_path, "answered")
    page.goto(f"{space}/findings")
    expect(page.get_by_text("proposed by well, not measured")).to_be_visible()
    looked_at(page, tmp_path, "queue")
    page.get_by_role("link", name="Commits").first.click()
    expect(page.get_by_text("proposed by well, not measured")).to_be_visible()
    looked_at(page, tmp_path, "decide")
    page.goto(f"{space}/looks")
    expect(page.get_by_text(elsewhere.host)).to_be_visible()
    looked_at(page, tmp_path, "looks")
    page.goto(f"{space}/outside")
    looked_at(page, tmp_path, "asked")
