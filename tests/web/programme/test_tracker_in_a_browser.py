"""A tracker of instructions comes in from Excel and from Word in Chromium, past a wrong column and a bad date."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import chromium
from tests.exchange.tables.files import TRACKER_HEAD, Said, paper, workbook
from tests.web.programme.test_tables_in_a_browser import bring
from tests.web.server import HEADS, served
from tests.web.test_in_a_browser import sign_in, window
from tests.web.test_series_in_a_browser import looked_at

BAD = "4/5/2026"


def rows(name: str) -> list[tuple[Said, ...]]:
    """A tracker of one post, with titles of its own for each file."""
    return [
        TRACKER_HEAD,
        ("Quellhaven", f"Lamps of {name}", "vote: in favour", "2026-02-03", "2026-02-08", "", "", "Ask early."),
        ("Quellhaven", f"Tolls of {name}", "", "2026-02-03", "", "overtaken", BAD, ""),
    ]


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


@pytest.mark.parametrize(("name", "made"), [("tracker.xlsx", workbook), ("tracker.docx", paper)])
def test_a_tracker_comes_in_past_a_wrong_column_and_a_bad_date(
    browser: Browser, address: str, tmp_path: Path, name: str, made: type
) -> None:
    (tmp_path / name).write_bytes(made(rows(name)))
    page = window(browser).new_page()
    sign_in(page, address, HEADS[0])
    bring(page, tmp_path / name, "Velmora")
    expect(page.get_by_label("The table is")).to_have_value("tracker")
    page.locator("select[name=c0]").select_option("remark")
    page.locator("select[name=c7]").select_option("post")
    page.get_by_role("button", name="Show what would be made").press("Enter")
    faults = page.get_by_role("region", name="In the way")
    expect(faults.get_by_text("This names no post of yours, or several.").first).to_be_visible()

    page.locator("select[name=c0]").select_option("post")
    page.locator("select[name=c7]").select_option("remark")
    page.get_by_role("button", name="Show what would be made").press("Enter")
    expect(faults.get_by_text("This may be two different days.")).to_be_visible()
    expect(faults.get_by_text("This names no post")).to_have_count(0)
    expect(faults).to_contain_text("G" if name == "tracker.xlsx" else "7")
    looked_at(page, f"tracker-{name}")

    faults.get_by_role("checkbox").check()
    page.get_by_role("button", name="Look again").press("Enter")
    expect(page.get_by_text("left out by you")).to_be_visible()
    page.get_by_role("button", name="Import", exact=True).press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Made: 1.")
    expect(page.get_by_role("link", name=f"Lamps of {name}")).to_be_visible()
    page.context.close()
