"""The cast, and a model elsewhere, are known to every test of the room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.house import cast, founded
from tests.outside import Elsewhere, served

__all__ = ["cast", "elsewhere", "founded"]


@pytest.fixture
def elsewhere(tmp_path: Path, settings: Settings) -> Iterator[Elsewhere]:
    """The server of a model that answers well."""
    with served(tmp_path, settings) as server:
        server.be("well")
        yield server
