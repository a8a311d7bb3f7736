"""Debian's Chromium for tests that look at a page as a person's browser does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.machine import needs

QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
"""A browser that draws pages and asks nobody for anything."""
RULES: dict[str, object] = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
IN_THE_DARK: dict[str, object] = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
WIDTHS = (320, 390, 1280)
HEIGHT = 800
PICTURES = os.environ.get("PICTURES_OF_PAGES")
"""A folder for pictures of each page, for whoever looks at them."""
WHOLE = "() => document.readyState === 'complete' && document.documentElement !== null"
"""What is waited for is a function: our pages let no words be run as a script, and an expression is such words when it
is asked a second time."""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNFOLD = """document.querySelectorAll('details:not([open])').forEach(one => {
    one.open = true;
    one.dataset.unfolded = '';
})"""
FOLD = """document.querySelectorAll('details[data-unfolded]').forEach(one => {
    one.open = false;
    delete one.dataset.unfolded;
})"""

expect.set_options(timeout=30_000)  # as long as Playwright waits for what it is to press


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser; without Chromium the test is skipped with the command that installs it."""
    path = needs("chromium", "chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


def window(browser: Browser, width: int = 1280, scheme: str = "light") -> BrowserContext:
    """A window as a person has it."""
    return browser.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)  # type: ignore[arg-type]


def followed(link: Locator, key: str = "") -> None:
    """Press a link or a button that leads to another page, and wait until that is whole.

    A click comes back while the other page is still on its way: whatever is asked at once is asked of the page before,
    or of one in which nothing stands yet. `key` is pressed instead of clicking.
    """
    with link.page.expect_navigation():
        if key:
            link.press(key)
        else:
            link.click()


def keyed(page: Page, key: str) -> None:
    """Press a key that a page acts on, once its scripts listen."""
    arrived(page)
    page.keyboard.press(key)


def fits(page: Page) -> None:
    """The page is no wider than its window at each width, and axe objects to nothing in it, in light or in dark."""
    arrived(page)
    page.evaluate(UNFOLD)
    page.emulate_media(color_scheme="light")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert page.evaluate(WIDER) == 0, f"{page.url} at {width}"
        if width != 320:
            allowed(page, RULES)
    page.emulate_media(color_scheme="dark")
    allowed(page, IN_THE_DARK)
    page.emulate_media(color_scheme="light")


def looked_at(page: Page, name: str, width: int = 1280) -> None:
    """Take pictures of a page where they are asked for; then it fits its windows, and axe objects to nothing.

    It is left as it was found, at the width that is given.
    """
    arrived(page)
    pictured(page, name)
    fits(page)
    pictured(page, f"{name}-open")
    page.evaluate(FOLD)
    page.set_viewport_size({"width": width, "height": HEIGHT})


def arrived(page: Page) -> None:
    """Wait until the page is whole."""
    page.wait_for_load_state()
    page.wait_for_function(WHOLE)


def pictured(page: Page, name: str) -> None:
    """Take a picture on a telephone and one at a desk, where they are asked for."""
    for width in (390, 1280) if PICTURES else ():
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.screenshot(path=str(Path(str(PICTURES)) / f"{name}-{width}.png"), full_page=True)


def allowed(page: Page, rules: dict[str, object]) -> None:
    """Axe objects to nothing by these rules."""
    found = Axe().run(page, options=rules)
    assert not found.response["violations"], f"{page.url} {found.generate_report()}"
