"""Pages that stand in no story of another file: each fits its windows, axe objects to nothing, light or dark."""

import csv
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import looked_at, window
from tests.machine import ROOT
from tests.web.furnished import WHO, furnished
from tests.web.server import running
from tests.web.test_in_a_browser import sign_in

CASES = ROOT / "tests" / "web" / "cases" / "in_a_browser.csv"
ROWS = list(csv.DictReader(CASES.read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def ids(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What stands there, by name, and where it is served."""
    house, ids = furnished(tmp_path_factory.mktemp("furnished"))
    with running(house) as address:
        yield {**ids, "address": address}


@pytest.fixture(scope="module")
def desks(browser: Browser, ids: dict[str, str]) -> dict[str, Page]:
    """A page of each person, signed in; the public's is nobody's."""
    pages = {who: window(browser).new_page() for who in (*WHO, "")}
    for who in WHO:
        sign_in(pages[who], ids["address"], f"{who}@tidewater.example")
    return pages


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_page_fits_its_windows_and_axe_objects_to_nothing(
    desks: dict[str, Page], ids: dict[str, str], row: dict[str, str]
) -> None:
    page = desks[row["who"]]
    answer = page.goto(f"{ids['address']}/{row['path'].format_map(ids)}")
    assert answer
    assert answer.status == (400 if row["name"].endswith("refused") else 200)
    looked_at(page, row["name"])
