"""What of tables stands on the stage."""

from typing import Any

from tests.cast import Cast

WRITES = frozenset({"tables", "import-table"})


def put(cast: Cast) -> dict[str, Any]:
    """Put it there."""
    return {}


def nest(cast: Cast) -> dict[str, str]:
    """Words of their own in every field of what is private to Velmora, by what the field is."""
    return {}


def guesses(cast: Cast) -> list[str]:
    """The addresses of what is hidden, as somebody has them who was told the ids."""
    return []
