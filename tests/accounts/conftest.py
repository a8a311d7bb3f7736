"""The cast is known to every test of the room."""

import os

from tests.house import cast, founded

__all__ = ["cast", "founded"]

# SQLite has one wall; tests/test_on_postgresql.py has the others tested. Killing is about files of SQLite alone.
collect_ignore = ["test_killed.py" if os.environ.get("COLLEGIUM_DATABASE_URL") else "test_walls.py"]
