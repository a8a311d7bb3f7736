"""Tests that look at a page wait for what it is to show: a page on its way is no page without it."""

import re
from pathlib import Path

import pytest

from tests.machine import ROOT

ONCE = re.compile(r"assert .*\.is_(?:visible|hidden|checked|enabled|disabled)\(")
"""A question that Playwright answers at once, from a page that may still be coming."""

TESTS = sorted(path for path in (ROOT / "tests").rglob("test_*.py") if "playwright" in path.read_text("utf-8"))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_is_asked_once(path: Path) -> None:
    assert not ONCE.findall(path.read_text("utf-8")), "expect(…).to_be_visible() waits until the page shows it"
