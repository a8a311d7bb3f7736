"""A text that partners consent to until it is adopted."""

from collegium.programme.actions.proceedings import (
    answer,
)
from collegium.programme.models import Edition, Text
from tests.cast import Cast
from tests.programme.proceedings import given, head, standing


def fresh(text: Text) -> Text:
    """A text as it stands."""
    return Text.objects.get(pk=text.pk)


def consent(cast: Cast, text: Text, edition: Edition, *codes: str) -> None:
    """Let partners consent."""
    for code in codes:
        answer(head(cast, code), text, given("consents", edition))


def adopted(cast: Cast) -> tuple[Text, Edition]:
    """A text to which both consented."""
    text, edition = standing(cast)
    consent(cast, text, edition, "QM", "QN")
    return fresh(text), edition
