"""The cast is known to every test of the room."""

from tests.house import cast, founded

__all__ = ["cast", "founded"]
