"""What of letters stands on the stage."""

from typing import Any

from collegium.programme.actions.letters import tell
from collegium.programme.models import Letter
from tests.cast import Cast

WRITES: frozenset[str] = frozenset({"mail", "mail-again"})


def put(cast: Cast) -> dict[str, Any]:
    """A letter to Velmora's post that was refused."""
    tell("staged", [cast.post_qm], "instruction", "/mail")
    letter = Letter.objects.get(person=cast.post_qm, key__startswith="staged:")
    Letter.objects.filter(pk=letter.pk).update(state="refused", cause="refused")
    return {"letter to post_qm": letter}


def nest(cast: Cast) -> dict[str, str]:
    """Words of their own in every field of what is private to Velmora, by what the field is."""
    return {}


def guesses(cast: Cast) -> list[str]:
    """The addresses of what is hidden, as somebody has them who was told the ids."""
    return []
