"""The cast is known to every test of the room, and signs in as a browser does."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.house import cast, founded

__all__ = ["browser", "cast", "founded"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a file."""
    with chromium() as running:
        yield running
