"""A second factor in Chromium: an app and a passkey are added, and open the account after the password."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.cli.register.house import founded
from tests.web.second_factor import code_of
from tests.web.server import HEADS, PASSWORD, running
from tests.web.test_in_a_browser import fits, sign_in, window

VELMORA, OSTRAND = HEADS
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
"""A device that keeps passkeys, as Chromium plays one."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A register that is served, at a name: passkeys belong to names, not to numbers."""
    house = founded(tmp_path_factory.mktemp("served"))
    for head in HEADS:
        house.done("user", "password", head, said=f"{PASSWORD}\n")
    words = ("--name", "Clerk of the Pier", "--role", "editor", "--partner", "QM")
    house.done("user", "add", "clerk@velmora.example", "--as", VELMORA, *words)
    with running(house) as where:
        yield where.replace("127.0.0.1", "localhost")


def give_password(page: Page, address: str, who: str) -> None:
    """The first half of signing in."""
    page.goto(f"{address}/sign-in")
    page.get_by_label("Address of mail").fill(who)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Second factor").wait_for()


def give_code(page: Page, label: str, button: str, secret: str) -> None:
    """Type the code of the moment; once more where the half minute ended meanwhile."""
    for _ in range(2):
        page.get_by_label(label).fill(code_of(secret))
        page.get_by_role("main").get_by_role("button", name=button).click()
        if not page.get_by_role("alert").count():
            return


def sign_out(page: Page) -> None:
    """End the session."""
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").wait_for()


def test_an_app_is_added_and_a_recovery_code_opens_when_it_is_lost(browser: Browser, address: str) -> None:
    context = window(browser, 390)
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    page.get_by_role("link", name="Password lost?").click()
    fits(page)
    sign_in(page, address, VELMORA)
    page.get_by_role("link", name="Head of Velmora").click()
    fits(page)
    page.get_by_role("link", name="Add an app").click()
    fits(page)
    give_code(page, "The code that the app shows now", "Add the app", page.locator(".key").inner_text())
    expect(page.get_by_role("status")).to_contain_text("The app is your second factor now.")
    codes = page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    fits(page)
    page.get_by_role("link", name="I have kept them").click()
    sign_out(page)

    give_password(page, address, VELMORA)
    fits(page)
    page.get_by_label("Code of your app, or a recovery code").fill("0000")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("does not fit")
    page.get_by_label("Code of your app, or a recovery code").fill(codes[0])
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Today").wait_for()
    page.get_by_role("link", name="Head of Velmora").click()
    expect(page.get_by_text("left: 9")).to_be_visible()
    page.get_by_role("link", name="Remove the app").click()
    page.get_by_role("button", name="Remove the app").click()
    expect(page.get_by_role("link", name="Add an app")).to_be_visible()

    page.get_by_role("link", name="Accounts that you may help").click()
    page.get_by_text("Help Clerk of the Pier").click()
    fits(page)
    page.get_by_label("Reason").fill("The ferry was robbed")
    page.get_by_role("button", name="End the sessions").click()
    expect(page.get_by_role("status")).to_contain_text("Clerk of the Pier is signed in nowhere now")
    context.close()


def test_a_passkey_is_added_and_opens_the_account(browser: Browser, address: str) -> None:
    context = window(browser)
    page = context.new_page()
    chrome = context.new_cdp_session(page)
    chrome.send("WebAuthn.enable")
    device = chrome.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]
    sign_in(page, address, OSTRAND)
    page.get_by_role("link", name="Head of Ostrand").click()
    page.get_by_role("link", name="Add a passkey").click()
    fits(page)
    page.get_by_label("What it is called").fill("Key on my ring")
    page.get_by_role("button", name="Add the passkey").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("Key on my ring")).to_be_visible()
    fits(page)
    sign_out(page)

    give_password(page, address, OSTRAND)
    fits(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_role("heading", name="Today").wait_for()
    sign_out(page)

    chrome.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": device})
    other = chrome.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]
    give_password(page, address, OSTRAND)
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_text("The browser gave no passkey.").wait_for()
    chrome.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": other})
    context.close()
