"""The cast is known to every test of these pages."""

from tests.house import cast, founded

__all__ = ["cast", "founded"]
