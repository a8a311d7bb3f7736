"""The list of findings by keyboard, in Chromium: several decided at once, one of them decided meanwhile, all undone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.cli.register.house import House, founded
from tests.web.server import HEADS, PASSWORD, running
from tests.web.stage import WORDS
from tests.web.test_in_a_browser import fits, sign_in, window

VELMORA, OSTRAND = HEADS


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """An installation whose two heads see findings in the joint space."""
    folder = tmp_path_factory.mktemp("queue")
    made = founded(folder)
    for head in HEADS:
        made.done("user", "password", head, said=f"{PASSWORD}\n")
    (folder / "words.txt").write_text(WORDS, "utf-8")
    made.done("add", folder / "words.txt", "--as", VELMORA, "--space", "joint", "--marking", "open")
    return made


def open_queue(browser: Browser, address: str, who: str) -> Page:
    """The list of the joint space before somebody."""
    page = window(browser).new_page()
    sign_in(page, address, who)
    page.get_by_role("main").get_by_role("link", name="findings wait").click()
    page.locator(".queue").wait_for()
    page.wait_for_load_state()  # keys are heard from then on
    return page


def pressed(page: Page, keys: str) -> None:
    """Press one key after the other."""
    for key in keys:
        page.keyboard.press(key)


def test_keys_of_the_list_can_be_switched_off(browser: Browser, house: House) -> None:
    with running(house) as address:
        page = open_queue(browser, address, VELMORA)
        page.get_by_text("Keys", exact=True).click()
        page.get_by_label("Single keys act on this page").uncheck()
        page.reload()
        pressed(page, "jx")
        expect(page.locator("[name=chosen]:checked")).to_have_count(0)
        page.context.close()


def test_several_are_decided_and_taken_back_without_scripts(browser: Browser, house: House) -> None:
    with running(house) as address:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        sign_in(page, address, VELMORA)
        page.get_by_role("main").get_by_role("link", name="findings wait").click()
        many = page.locator("[name=chosen]").count()
        for box in page.locator("[name=chosen]").all()[:2]:
            box.check()
        page.get_by_label("Reason").fill("Sayings")
        page.get_by_label("Reason").press("Enter")
        expect(page.locator("[name=chosen]:checked")).to_have_count(2)  # Enter alone decides nothing
        page.get_by_role("button", name="Reject").click()
        expect(page.get_by_role("status")).to_contain_text("Rejected: 2.")
        page.get_by_role("button", name="Take back").click()
        expect(page.locator("[name=chosen]")).to_have_count(many)
        context.close()


def test_several_are_decided_and_undone_by_keyboard(browser: Browser, house: House) -> None:
    with running(house) as address:
        page = open_queue(browser, address, VELMORA)
        status, rows = page.get_by_role("status"), page.locator(".queue li:not(.of)")
        many = rows.count()
        assert many >= 3
        pressed(page, "jxjx")
        expect(page.locator("[name=chosen]:checked")).to_have_count(2)
        expect(page.locator("[name=chosen]").nth(1)).to_be_focused()
        pressed(page, "r")
        page.keyboard.type("Sayings, c")
        page.keyboard.press("Enter")
        expect(status).to_contain_text("Rejected: 2.")
        expect(rows).to_have_count(many - 2)
        pressed(page, "u")
        expect(status).to_contain_text("Taken back: 2.")
        expect(rows).to_have_count(many)
        fits(page)
        pressed(page, "vac")
        expect(status).to_contain_text(f"Decided, and a second person is asked: {many}.")
        expect(page.get_by_text("Nothing waits.")).to_be_visible()
        fits(page)
        pressed(page, "u")
        expect(status).to_contain_text(f"Taken back: {many}.")
        pressed(page, "c")
        expect(page.get_by_role("alert")).to_contain_text("No finding was chosen.")
        _one_meanwhile(browser, address, page, many)
        page.context.close()
    assert "all fits" in house.done("verify").stderr


def _one_meanwhile(browser: Browser, address: str, page: Page, many: int) -> None:
    """Somebody else decides one of those that are chosen: nothing is done with any, and the page says which."""
    other = open_queue(browser, address, OSTRAND)
    words = other.locator(".queue .quote").first.inner_text()
    pressed(other, "jxc")
    expect(other.get_by_role("status")).to_contain_text("Confirmed: 1.")
    other.context.close()
    pressed(page, "vc")
    refused = page.get_by_role("alert")
    expect(refused).to_contain_text("Some of these findings were decided meanwhile; none was decided now.")
    expect(refused.get_by_role("listitem")).to_have_text([words])
    expect(page.locator("[name=chosen]:checked")).to_have_count(many - 1)
    fits(page)
    pressed(page, "c")
    expect(page.get_by_role("status")).to_contain_text(f"Confirmed: {many - 1}.")
