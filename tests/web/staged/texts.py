"""What of texts stands on the stage."""

from typing import Any

from collegium.programme.actions import drafting
from collegium.programme.actions.drafting import Drafted, Seen
from collegium.programme.models import Text
from collegium.programme.queries.drafting import standing_of
from tests.cast import Cast

WRITES = frozenset({"texts", "text", "text-details", "paragraph"})
COMMENT = "Quillwort"


def put(cast: Cast) -> dict[str, Any]:
    """A text that partners negotiate, with one paragraph that Ostrand brackets, and an edition of it."""
    words = "The harbours keep their lamps lit.\n\nPilots are trained in common."
    text = drafting.draft_text(cast.editor_qm, cast.spaces["joint"], Drafted("Words on lamps"), words)
    drafting.open_text(cast.editor_qm, text)
    at = standing_of(text).paragraphs[0]
    drafting.bracket(cast.editor_qn, at.paragraph, {"en": "The harbours mend their lamps."}, Seen(at.hash))
    drafting.make_edition(cast.secretariat, text)
    return {"text": Text.objects.get(pk=text.pk), "paragraph": at.paragraph}


def nest(cast: Cast) -> dict[str, str]:
    """A note of Velmora's on a paragraph that all see."""
    text = drafting.draft_text(cast.editor_qn, cast.spaces["joint"], Drafted("Words on piers"), "Piers are mended.")
    drafting.comment(cast.editor_qm, standing_of(text).paragraphs[0].paragraph, f"We give way on {COMMENT}.")
    return {"comment on a paragraph": COMMENT}


def guesses(cast: Cast) -> list[str]:
    """The addresses of pages on which the note stands for Velmora."""
    text = Text.objects.filter(title="Words on piers").first()
    if text is None:
        return []
    paragraph = standing_of(text).paragraphs[0].paragraph
    return [f"/texts/{text.pk}", f"/texts/{text.pk}/history", f"/paragraphs/{paragraph.pk}"]
