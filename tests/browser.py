"""Debian's Chromium for tests that look at a page as a person's browser does."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

from tests.machine import needs

QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
"""A browser that draws pages and asks nobody for anything."""

expect.set_options(timeout=30_000)  # as long as Playwright waits for what it is to press


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser; without Chromium the test is skipped with the command that installs it."""
    path = needs("chromium", "chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()
