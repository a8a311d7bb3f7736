"""The index of words that this installation's database keeps."""

from collections.abc import Iterable
from typing import Protocol

from django.db import connection

from collegium.register.search import postgresql, sqlite
from collegium.register.search.terms import Indexed, Sought


class Index(Protocol):
    """What each database does in its own way. What goes from the table of wordings, triggers take out of the index."""

    def put(self, rows: Iterable[Indexed]) -> None:
        """Take passages in."""

    def places(self, sought: Sought, begin: int, end: int, most: int) -> list[int]:
        """Where passages stand that hold what is sought: the last ones from `begin` to before `end`, downwards."""

    def first(self, sought: Sought, begin: int, end: int, most: int, counted: int) -> tuple[list[int], int]:
        """The same, and how many passages there hold what is sought, as far as `counted`."""

    def forget(self) -> None:
        """Leave nothing of what was taken away."""


def index() -> Index:
    """The index of the database in use."""
    return postgresql.Found() if connection.vendor == "postgresql" else sqlite.Found()
