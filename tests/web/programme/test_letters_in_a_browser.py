"""The page of mail in Chromium: what was to be mailed, how often it is to be; how mail goes; seen by axe."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.cli.register.house import HEAD, KEEPER, founded
from tests.web.server import PASSWORD, running
from tests.web.test_in_a_browser import fits, sign_in, window

PICTURES = os.environ.get("PICTURES_OF_PAGES")
"""A folder for pictures of each page, for whoever looks at them."""
LETTER = """
INSERT INTO programme_letter (id, key, person_id, subject, body, made, state, tries, due, cause, said)
SELECT '01ARZ3NDEKTSV4RRFFQ69G5F{0}', '{0}', id, 'An instruction waits',
'An instruction waits for your post. It stands here:

http://127.0.0.1:8000/charges/01ARZ3NDEKTSV4RRFFQ69G5FAV',
'2031-02-03 09:00:00', '{1}', 3, '2031-02-03 09:00:00', '{2}', '{3}' FROM accounts_person WHERE email = '{4}'
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A register that sends no mail, with a letter that is shown and one that was refused."""
    house = founded(tmp_path_factory.mktemp("served"))
    house.by_hand(LETTER.format("A1", "shown", "", "", HEAD))
    house.by_hand(LETTER.format("A2", "refused", "refused", "550 5.1.1 Unknown", HEAD))
    house.by_hand(LETTER.format("A3", "waiting", "login", "535 5.7.8 Bad name", HEAD))
    for who in (HEAD, KEEPER):
        house.done("user", "password", who, said=f"{PASSWORD}\n")
    with running(house) as where:
        yield where


def looked_at(page: Page, name: str) -> None:
    """Take pictures of a page where they are asked for; then it fits its windows, and axe objects to nothing."""
    if PICTURES:
        for wide in (390, 1280):
            page.set_viewport_size({"width": wide, "height": 800})
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{wide}.png"), full_page=True)
    fits(page)


def test_a_person_reads_its_letters_and_chooses_how_often_they_come(browser: Browser, address: str) -> None:
    page = window(browser).new_page()
    sign_in(page, address, HEAD)
    page.get_by_role("link", name="Head of Velmora").click()
    page.get_by_role("link", name="Mail", exact=True).click()
    page.get_by_role("heading", name="What was to be mailed to you").wait_for()
    looked_at(page, "mail")
    page.get_by_label("Once a week").check()
    page.get_by_label("Language of letters").select_option("fr")
    page.get_by_role("button", name="Keep it").press("Enter")
    page.get_by_text("Your choice was kept.").wait_for()
    expect(page.get_by_label("Once a week")).to_be_checked()
    page.get_by_role("button", name="Send it again").click()
    page.get_by_text("It is sent again.").wait_for()


def test_the_keeper_sees_how_mail_goes(browser: Browser, address: str) -> None:
    page = window(browser, 390).new_page()
    sign_in(page, address, KEEPER)
    page.goto(f"{address}/mail")
    page.get_by_role("link", name="How mail goes").click()
    page.get_by_text("The server of mail does not let us in").wait_for()
    looked_at(page, "traffic")
    expect(page.get_by_text("An instruction waits")).to_have_count(0)
