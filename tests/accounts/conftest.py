"""The cast is known to every test of the room."""

import os

from tests.house import cast, founded

__all__ = ["cast", "founded"]

if not os.environ.get("COLLEGIUM_DATABASE_URL"):
    collect_ignore = ["test_walls.py"]  # SQLite has one wall; tests/test_on_postgresql.py has the others tested
