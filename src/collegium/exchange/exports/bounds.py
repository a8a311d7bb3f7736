"""How many rows leave at once, and what to do where there are more."""

from typing import Any

from django.db.models import QuerySet

from collegium.register.errors import TooLarge

MOST = 50_000  # rows of one export
OF_STATEMENTS = "Ask for one act, party, issue or period."


def bounded(rows: QuerySet[Any], remedy: str = OF_STATEMENTS) -> list[Any]:
    """All of some rows. Raises TooLarge, with a remedy that fits what was asked."""
    found = list(rows[: MOST + 1])
    check_bound(len(found), remedy)
    return found


def check_bound(count: int, remedy: str = OF_STATEMENTS) -> None:
    """Raises TooLarge where so many rows do not leave at once."""
    if count > MOST:
        raise TooLarge(f"There are more than {MOST} rows.", remedy)
