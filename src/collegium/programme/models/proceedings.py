"""What partners do with a text as a whole, beside answers, silence and delivery: put it up, publish it; and what each
partner says of silence as such."""

from typing import ClassVar

from django.db import models

from collegium.accounts.models import Entry, Partner
from collegium.programme.models.texts import Edition, Text


class PutUp(Entry):
    """An edition that was put before partners, in the name of one, or of the secretariat where `partner` is empty."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="put_up")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, related_name="+")

    undoable: ClassVar[bool] = False


class SilenceTerm(Entry):
    """What a partner says of silence in a joint space: it lasts `hours` at the shortest; 0: there is none."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    hours = models.PositiveIntegerField(default=0)

    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "partner"],
                condition=models.Q(withdrawn=False, struck=False),
                name="one_term_of_silence_each",
            )
        ]


class PublishingWord(Entry):
    """What a partner says to the publishing of a text as it was adopted."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="publishing_words")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    given = models.BooleanField()

    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "partner"],
                condition=models.Q(withdrawn=False, struck=False),
                name="one_word_on_publishing_a_text_each",
            )
        ]


class PublishedText(Entry):
    """That an adopted text was published: `copy` stands in the public space."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="published")
    copy = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")

    undoable: ClassVar[bool] = False
