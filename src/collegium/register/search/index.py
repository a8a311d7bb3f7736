"""The index of words that this installation's database keeps: one table for passages, one for entries."""

from collections.abc import Iterable
from typing import Protocol

from django.db import connection

from collegium.register.search import postgresql, sqlite
from collegium.register.search.terms import Indexed, Sought

PASSAGES, ENTRIES = "register_found", "register_found_cards"


class Index(Protocol):
    """What each database does in its own way. What goes from the tables of wordings and cards, triggers take out of
    the index."""

    def put(self, rows: Iterable[Indexed]) -> None:
        """Take passages or entries in."""

    def places(self, sought: Sought, begin: int, end: int, most: int) -> list[int]:
        """Where stands what holds what is sought: the last ones from `begin` to before `end`, downwards."""

    def first(self, sought: Sought, begin: int, end: int, most: int, counted: int) -> tuple[list[int], int]:
        """The same, and how many there hold what is sought, as far as `counted`."""

    def forget(self) -> None:
        """Leave nothing of what was taken away."""


def index(table: str = PASSAGES) -> Index:
    """The index of the database in use, of passages or of entries."""
    return postgresql.Found(table) if connection.vendor == "postgresql" else sqlite.Found(table)
