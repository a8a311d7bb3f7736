"""A plan comes in from Excel and from Word in Chromium, with a wrong column and a bad date on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.exchange.tables.files import HEAD, ROWS, Said, paper, workbook
from tests.web.server import HEADS, served
from tests.web.test_in_a_browser import sign_in, window
from tests.web.test_series_in_a_browser import looked_at

BAD: tuple[Said, ...] = (4, "Ice on the river", "Experts", "Q2 2031", "Quellhaven", "yes", "Ice Unit", "")


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


def bring(page: Page, file: Path, space: str = "Joint") -> None:
    """Bring a file with a table."""
    page.get_by_role("link", name=space, exact=True).click()
    page.get_by_role("link", name="Programme", exact=True).click()
    page.get_by_role("link", name="Tables", exact=True).click()
    page.get_by_label("File with the table").set_input_files(file)
    page.get_by_role("button", name="Show its tables").press("Enter")
    page.get_by_role("heading", name="Import a table").wait_for()


def begin(page: Page, name: str) -> None:
    """Say what the new draft is."""
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("First day").fill("2031-01-01")
    page.get_by_label("Last day").fill("2031-12-31")


@pytest.mark.parametrize(("name", "made"), [("plan.xlsx", workbook), ("plan.docx", paper)])
def test_a_plan_comes_in_past_a_wrong_column_and_a_bad_date(
    browser: Browser, address: str, tmp_path: Path, name: str, made: type
) -> None:
    (tmp_path / name).write_bytes(made([HEAD, *ROWS, BAD]))
    page = window(browser).new_page()
    sign_in(page, address, HEADS[0])
    bring(page, tmp_path / name)
    begin(page, f"From {name}")
    page.locator("select[name=c2]").select_option("place")
    page.locator("select[name=c4]").select_option("level")
    page.get_by_role("button", name="Show what would be made").press("Enter")
    faults = page.get_by_role("region", name="In the way")
    column = "E" if name == "plan.xlsx" else "5"
    faults.get_by_text("This is no level that is known here.").first.wait_for()
    assert f"row 2, column {column}" in faults.inner_text()

    page.locator("select[name=c2]").select_option("level")
    page.locator("select[name=c4]").select_option("place")
    page.get_by_role("button", name="Import", exact=True).press("Enter")
    page.get_by_role("alert").get_by_text("Nothing was imported").wait_for()
    told = page.get_by_role("region", name="In the way").inner_text()
    assert "This names no month and no day." in told
    assert "Q2 2031" in told
    assert "This is no level" not in told
    looked_at(page, f"import-{name}")

    page.get_by_role("region", name="In the way").get_by_role("checkbox").check()
    page.get_by_role("button", name="Look again").press("Enter")
    page.get_by_text("left out by you").wait_for()
    page.get_by_role("button", name="Import", exact=True).press("Enter")
    page.get_by_role("status").get_by_text("Made: 3.").wait_for()
    expect(page.get_by_text(f"From {name}").first).to_be_visible()
    looked_at(page, f"tables-{name}")
    page.context.close()
