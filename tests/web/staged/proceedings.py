"""What of proceedings stands on the stage."""

from typing import Any

from tests.cast import Cast
from tests.programme.proceedings import agreed, standing

WRITES: frozenset[str] = frozenset({"proceedings", "silence-terms"})


def put(cast: Cast) -> dict[str, Any]:
    """A joint text that Velmora put up, and one to whose paragraphs both agree."""
    return {"text put up": standing(cast)[0], "agreed text": agreed(cast)}


def nest(cast: Cast) -> dict[str, str]:
    """Nothing of proceedings is private to Velmora: all partners see them (`common` has what nobody else sees)."""
    return {}


def guesses(cast: Cast) -> list[str]:
    """The addresses of what is hidden from those who are no partners."""
    return [f"/spaces/{cast.spaces['joint'].pk}/silence"]
