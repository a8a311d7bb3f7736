"""The cast is known to every test of the room, and signs in as a browser does."""

from tests.house import cast, founded

__all__ = ["cast", "founded"]
