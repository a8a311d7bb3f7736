"""`python -m tools.pictures`: the pictures of docs/guide, taken of the demonstration as it is built now."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.cli.register.house import House
from tests.machine import ROOT
from tests.web.server import running

OUT = ROOT / "docs" / "guide" / "pictures"
DEMO = ROOT / "demo" / "register"
DESK, PHONE = {"width": 1100, "height": 760}, {"width": 390, "height": 760}
OFFICER, POST, EIGHT = "Mira Tolland", "Henk Varo", "Runa Stave"


def programme(page: Page, room: str) -> None:
    """A room of the joint programme."""
    page.get_by_role("link", name="Two Rivers Union: Joint").click()
    page.get_by_role("link", name="Programme", exact=True).click()
    page.get_by_role("link", name=room, exact=True).click()


def glance(page: Page) -> None:
    """The page for a minister."""
    programme(page, "At a glance")


def plan(page: Page) -> None:
    """The plan of a year."""
    programme(page, "Consultations")
    page.get_by_role("link", name="Plan of consultations 2024").first.click()


def table(page: Page) -> None:
    """What a table of Excel would become."""
    page.get_by_role("link", name="Two Rivers Union: Joint").click()
    page.get_by_role("link", name="Programme", exact=True).click()
    page.get_by_role("link", name="Tables", exact=True).click()
    rows = page.get_by_role("listitem").filter(has_text=".xlsx")
    rows.get_by_role("link", name="Import").first.click()
    page.get_by_role("heading", name="What its columns are").scroll_into_view_if_needed()


def grid(page: Page) -> None:
    """The grid of one action."""
    programme(page, "Grid")
    page.get_by_role("link", name="Submit a draft resolution on the protection of seabed cables").click()


def chase(page: Page) -> None:
    """What is to be chased."""
    page.get_by_role("link", name="things to chase today").click()


def text(page: Page) -> None:
    """A statement that eight cleared."""
    page.get_by_role("link", name="Joint", exact=True).click()
    page.get_by_role("link", name="Programme", exact=True).click()
    page.get_by_role("link", name="Texts", exact=True).click()
    page.get_by_role("link", name="Statement of the Eight Harbours").first.click()


def charge(page: Page) -> None:
    """An instruction as a post sees it."""
    page.get_by_role("link", name="instruction waits for you").click()
    page.get_by_role("link", name="The Council's budget").first.click()


def report(page: Page) -> None:
    """The form of a report."""
    charge(page)
    page.get_by_role("button", name="Acknowledge").first.click()
    page.get_by_text("Report", exact=True).first.click()


PICTURES: tuple[tuple[str, str, dict[str, int], Callable[[Page], None]], ...] = (
    ("glance", OFFICER, DESK, glance),
    ("text", EIGHT, DESK, text),
    ("plan", OFFICER, DESK, plan),
    ("table", OFFICER, DESK, table),
    ("grid", OFFICER, DESK, grid),
    ("chase", OFFICER, DESK, chase),
    ("charge", POST, PHONE, charge),
    ("report", POST, PHONE, report),
)


def take(browser: Browser, address: str, folder: Path) -> None:
    """Take every picture; the last ones change the register that they are taken of."""
    for name, who, size, go in PICTURES:
        page = browser.new_context(viewport=size).new_page()  # type: ignore[arg-type]
        page.goto(f"{address}/enter")
        page.get_by_role("listitem").filter(has_text=who).get_by_role("button").first.click()
        go(page)
        page.wait_for_load_state()
        page.screenshot(path=folder / f"{name}.png")
        page.context.close()


def main() -> None:
    """Take them of the demonstration that `make demo` built."""
    OUT.mkdir(parents=True, exist_ok=True)
    with running(House(DEMO)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        take(browser, address, OUT)
        browser.close()


if __name__ == "__main__":
    main()
