"""Questions and answers, and what is wanted, in Chromium: decided by keyboard, at each width, seen by axe."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser import chromium
from tests.cli.register.house import founded
from tests.register.test_wanted import TELLS
from tests.web.server import HEADS, PASSWORD, running
from tests.web.stage import ASKED
from tests.web.test_in_a_browser import fits, sign_in, window

VELMORA = HEADS[0]


def test_a_premise_is_decided_and_a_paper_is_looked_for(tmp_path: Path) -> None:
    house = founded(tmp_path)
    house.done("user", "password", VELMORA, said=f"{PASSWORD}\n")
    for name, text in (("asked.txt", ASKED), ("told.txt", TELLS)):
        (tmp_path / name).write_text(text, "utf-8")
        house.done("add", tmp_path / name, "--as", VELMORA, "--space", "QM")
    with running(house) as address, chromium() as browser, window(browser) as person:
        page = person.new_page()
        sign_in(page, address, VELMORA)
        page.get_by_role("navigation", name="Spaces").get_by_role("link", name="Velmora").click()
        page.get_by_role("link", name="Questions", exact=True).click()
        page.get_by_label("Asked by").fill("quill")
        page.keyboard.press("Enter")
        page.get_by_text("What comes next?").wait_for()
        expect(page.get_by_text("Who mends the lamps")).to_have_count(0)
        fits(page)
        page.reload()
        page.get_by_text("Decide", exact=True).focus()
        page.keyboard.press("Enter")
        page.get_by_label("Words of the answer that show it").fill("That's right.")
        page.get_by_role("button", name="confirmed").press("Enter")
        page.get_by_text("What became of the premise is kept, with your name.").wait_for()
        page.get_by_text("says Head of Velmora").wait_for()
        page.get_by_role("link", name="Wanted", exact=True).click()
        page.get_by_text("25 stated, 0 held").wait_for()
        fits(page)
        page.reload()
        page.get_by_label("What", exact=True).select_option("plan")
        page.get_by_role("button", name="Show").click()
        page.get_by_text("Say what came of looking for it").click()
        page.get_by_label("Where it was looked for, or who was asked").fill("Library of Quellhaven")
        page.get_by_role("button", name="not found").click()
        page.get_by_text("What you said of it is kept, with your name.").wait_for()
        page.get_by_text("Library of Quellhaven").wait_for()
        page.get_by_role("link", name="the passage").click()
        page.locator("#passage").wait_for()
