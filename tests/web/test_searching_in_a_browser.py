"""A search narrowed, saved, mailed and fed in Chromium, by keyboard; its pages at each width, seen by axe."""

from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import followed, looked_at, window
from tests.cli.register.house import founded
from tests.web.server import HEADS, PASSWORD, running
from tests.web.stage import WORDS
from tests.web.test_in_a_browser import sign_in

VELMORA = HEADS[0]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A register with a paper on the ferry."""
    folder = tmp_path_factory.mktemp("searched")
    house = founded(folder)
    house.done("user", "password", VELMORA, said=f"{PASSWORD}\n")
    (folder / "words.txt").write_text(WORDS, "utf-8")
    house.done("add", folder / "words.txt", "--as", VELMORA, "--space", "QM")
    with running(house) as where:
        yield where


def searched(browser: Browser, address: str, words: str) -> Page:
    """The page of search, by keyboard, with what these words find."""
    page = window(browser).new_page()
    sign_in(page, address, VELMORA)
    followed(page.get_by_role("link", name="Search", exact=True).first, "Enter")
    page.get_by_label("Words", exact=True).fill(words)
    followed(page.get_by_label("Words", exact=True), "Enter")
    return page


def test_a_search_is_narrowed_by_keyboard_and_leads_to_its_passage(browser: Browser, address: str) -> None:
    page = searched(browser, address, "lamps")
    page.get_by_text("Narrow it").press("Enter")
    page.get_by_label("Act", exact=True).select_option("requests")
    page.get_by_label("From", exact=True).fill("2031")
    followed(page.get_by_label("From", exact=True), "Enter")
    expect(page.locator("mark").first).to_have_text("lamps")
    expect(page.get_by_label("From", exact=True)).to_have_value("2031")
    looked_at(page, "search-by-keyboard")
    page.get_by_label("From", exact=True).fill("soon")
    followed(page.get_by_label("From", exact=True), "Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Words", exact=True)).to_have_value("lamps")
    looked_at(page, "search-no-date")
    page.go_back()
    followed(page.get_by_role("link", name="Words on the Winter Ferry"), "Enter")
    expect(page.locator("#passage")).to_contain_text("lamps")
    page.context.close()


def test_a_search_is_saved_mailed_fed_and_deleted(browser: Browser, address: str) -> None:
    page = searched(browser, address, "skippers")
    page.get_by_label("Name", exact=True).fill("Lamps of theirs")
    followed(page.get_by_role("button", name="Save this search"), "Enter")
    expect(page.get_by_role("link", name="Lamps of theirs")).to_be_visible()
    looked_at(page, "searches")
    followed(page.get_by_role("button", name="Mail me what is new"), "Enter")
    expect(page.get_by_role("button", name="No more mail")).to_be_visible()
    followed(page.get_by_role("button", name="Make a feed"), "Enter")
    secret = page.get_by_role("status").locator(".address").inner_text()
    looked_at(page, "searches-feed")
    with urlopen(secret) as answer:  # noqa: S310 - the address of this test's own server
        assert b"<entry>" in answer.read()
    page.goto(f"{address}/searches")
    expect(page.locator(".address")).to_have_count(0)
    followed(page.get_by_role("button", name="End the feed"), "Enter")
    followed(page.get_by_role("button", name="Delete"), "Enter")
    expect(page.get_by_text("Nothing was saved yet.")).to_be_visible()
    looked_at(page, "searches-empty")
    page.context.close()
