"""A signed programme of several tables comes in from Word in Chromium; its actions are called as the paper has them."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser import chromium
from tests.web.programme.test_tables_in_a_browser import begin, bring
from tests.web.server import HEADS, served
from tests.web.test_in_a_browser import sign_in, window
from tests.web.test_series_in_a_browser import looked_at

HEAD = ("No.", "Action", "Forum", "Lead")
TABLES = {
    "1. Lamps": [("1.1", "Light the channel", "Harbour Board", "Lamp units"), ("1.2", "Trim the wicks", "", "")],
    "2. Pilots": [("2.1", "Train pilots", "Pilot Board", "Velmora, in the chair")],
}


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


def signed(file: Path) -> Path:
    """A paper with a table below each of its headings."""
    paper = docx.Document()
    for heading, rows in TABLES.items():
        paper.add_heading(heading, 2)
        table = paper.add_table(0, len(HEAD))
        for said in (HEAD, *rows):
            for cell, words in zip(table.add_row().cells, said, strict=True):
                cell.text = words
    paper.save(str(file))
    return file


def test_a_signed_programme_comes_in_with_the_issues_of_its_tables(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    page = window(browser).new_page()
    sign_in(page, address, HEADS[0])
    bring(page, signed(tmp_path / "programme.docx"))
    expect(page.get_by_label("Issue of table 1")).to_have_value("Lamps")
    expect(page.get_by_label("Issue of table 2")).to_have_value("Pilots")
    page.get_by_label("Issue of table 2").fill("Piloting")
    begin(page, "Signed in spring")
    page.get_by_role("button", name="Show what would be made").press("Enter")
    made = page.get_by_role("region", name="What would be made")
    expect(made.get_by_text("New: 3.")).to_be_visible()
    expect(made.get_by_text("2.1. Train pilots")).to_be_visible()
    looked_at(page, "import-programme")
    page.get_by_role("button", name="Import", exact=True).press("Enter")
    page.get_by_role("status").get_by_text("Made: 3.").wait_for()
    page.get_by_role("link", name="Programmes", exact=True).click()
    page.get_by_role("link", name="Signed in spring").click()
    expect(page.get_by_role("heading", name="Piloting")).to_be_visible()
    page.get_by_role("link", name="Train pilots").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2.1 Train pilots")
    looked_at(page, "action-printed")
