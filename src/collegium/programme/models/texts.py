"""Joint texts: paragraphs with what each partner says to them, answers to the whole, silence procedures, delivery.

Everything but comments lives where all partners see it. A comment lives in the space of the partner that makes it.
Nothing here is undone from the journal: who may change a joint space could take back what another partner said, or
move words that partners have before them. Each step has one that leads back.
"""

from typing import ClassVar

from django.db import models

from collegium.accounts.models import Entry, Marking, Partner
from collegium.programme.rules.steps import choices
from collegium.programme.rules.texts import ANSWERS, KINDS, SILENCES, STANCES, TEXTS

LINE = 1000
NAME = 200
STATE = 20
TAG = 20
HASH = 64


class Text(Entry):
    """A text that partners draft together. `languages` are tags of BCP 47, each version authentic, the first the one in
    which it is drafted; `delivered_by` is the partner that will deliver it, `marking` how it is handled."""

    title = models.CharField(max_length=LINE)
    kind = models.CharField(max_length=STATE, choices=[(each, each) for each in KINDS])
    languages = models.JSONField(default=list)
    forum = models.CharField(max_length=NAME, blank=True)
    due = models.DateTimeField(null=True)
    delivered_by = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, related_name="+")
    marking = models.ForeignKey(Marking, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=STATE, choices=choices(TEXTS), default="draft")

    undoable: ClassVar[bool] = False


class Participant(Entry):
    """A partner that takes part in a text, or that opted out or joined late."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="participants")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    opted_out = models.BooleanField(default=False)
    joined_late = models.BooleanField(default=False)

    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["text", "partner"], condition=models.Q(withdrawn=False, struck=False), name="takes_part_once"
            )
        ]


class Paragraph(Entry):
    """A place in a text, in the order of `place`, which leaves room between its neighbours."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="paragraphs")
    place = models.FloatField()
    heading = models.BooleanField(default=False)

    undoable: ClassVar[bool] = False

    class Meta:
        indexes = [models.Index(fields=["text", "place"], name="paragraphs_in_order")]


class Wording(Entry):
    """Words for a paragraph in one language: the common ones, or those that a partner puts in brackets instead.

    A partner that brackets with no words would leave the paragraph out. Common words are `behind` where another
    language was changed and they were not looked at since.
    """

    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="wordings")
    language = models.CharField(max_length=TAG)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.TextField(blank=True)
    behind = models.BooleanField(default=False)

    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paragraph", "language", "partner"],
                condition=models.Q(withdrawn=False, struck=False),
                name="one_wording_each",
            ),
            models.UniqueConstraint(
                fields=["paragraph", "language"],
                condition=models.Q(withdrawn=False, struck=False, partner__isnull=True),
                name="one_common_wording",
            ),
        ]


class Stance(Entry):
    """What a partner says to a paragraph: it agrees to the common words, or brackets them. It holds for the words whose
    hash is `words`, in all languages, and lapses when they change."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="stances")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(max_length=STATE, choices=[(each, each) for each in STANCES])
    words = models.CharField(max_length=HASH)
    why = models.TextField(blank=True)

    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paragraph", "partner"],
                condition=models.Q(withdrawn=False, struck=False),
                name="one_stance_each",
            )
        ]


class Comment(Entry):
    """What a partner notes on a paragraph for itself, in its own space."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()


class Edition(Entry):
    """A text as it stood: what partners answer to. `body` is a list of paragraphs, each with its id, and per language
    the common words and the bracketed ones by the codes of partners."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=NAME, blank=True)
    body = models.JSONField(default=list)
    words = models.CharField(max_length=HASH)

    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="one_edition_of_a_number")]


class Answer(Entry):
    """What a partner says to an edition as a whole.

    Where the secretariat recorded it, `by_mail` holds, `came` is when the mail came, and a ground of the role "message"
    is the mail. The partner may affirm it, or contest it: then it counts no more until the partner answers itself.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="answers")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=STATE, choices=[(each, each) for each in ANSWERS])
    by_mail = models.BooleanField(default=False)
    came = models.DateTimeField(null=True)
    contested = models.BooleanField(default=False)
    affirmed = models.BooleanField(default=False)
    objection = models.TextField(blank=True)
    why = models.TextField(blank=True)

    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "partner"],
                condition=models.Q(withdrawn=False, struck=False),
                name="one_answer_each",
            )
        ]


class Silence(Entry):
    """A silence procedure on an edition: whoever says nothing until `until` has consented.

    `local` is the deadline as it was set, without its offset, in `zone`, a name of the time zone database. That it was
    kept is recorded by the secretariat, not by the clock.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="silences")
    until = models.DateTimeField()
    local = models.CharField(max_length=STATE)
    zone = models.CharField(max_length=NAME)
    broken_by = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.TextField(blank=True)
    state = models.CharField(max_length=STATE, choices=choices(SILENCES), default="running")

    undoable: ClassVar[bool] = False


class Delivery(Entry):
    """That a text was delivered: by which partner, when, where, to whom; on whose behalf, and who had opted out, by the
    codes of partners as it was that day."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="deliveries")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    where = models.CharField(max_length=NAME, blank=True)
    to = models.CharField(max_length=NAME, blank=True)
    behalf = models.JSONField(default=list)
    without = models.JSONField(default=list)

    undoable: ClassVar[bool] = False
