"""Mandates of higher bodies, programmes in their series, the actions of each, and adjustments."""

import secrets
from collections.abc import Collection, Iterable
from typing import ClassVar

from django.db import models
from django.db.models import Q

from collegium.accounts.errors import Improper
from collegium.accounts.models import Entry, Marking, Partner
from collegium.programme.models.texts import Text
from collegium.programme.rules.programmes import ACTIONS, ADJUSTMENTS, AGREED, PROGRAMMES, SAID_TO, salted_seal
from collegium.programme.rules.steps import choices
from collegium.register.models import Reference

LINE = 1000
NAME = 200
STATE = 20
PRINTED = 20
DAY = 10
HASH = 64
SALT = 32


class Relayed(Entry):
    """A word of a partner, with the seal of what it was said to. From a seal with a `salt` nobody finds out by trying
    what that was; words of before there were any have none. The salt stands outside the journal, and goes when what
    the seal holds is struck out.

    Where the secretariat recorded it from a mail, which `came` at a moment: whether the partner `affirmed` that it said
    so, or contests it, with its `objection`. What is contested does not count.
    """

    by_mail = models.BooleanField(default=False)
    came = models.DateTimeField(null=True)
    affirmed = models.BooleanField(default=False)
    contested = models.BooleanField(default=False)
    objection = models.TextField(blank=True, default="")
    salt = models.CharField(max_length=SALT, blank=True, default="")

    UNJOURNALLED: ClassVar[frozenset[str]] = frozenset({"salt"})
    sealed_in: ClassVar[str]
    """The field that holds the seal."""

    class Meta:
        abstract = True

    def holds_for(self, now: str) -> bool:
        """Whether it was said to what has the hash `now`."""
        return bool(getattr(self, self.sealed_in) == salted_seal(self.salt, now))

    def seal_for(self, now: str) -> None:
        """Let it be said to what has the hash `now`."""
        self.salt = secrets.token_hex(SALT // 2)
        setattr(self, self.sealed_in, salted_seal(self.salt, now))

    def say_itself(self) -> None:
        """Let this be the word that the partner gives itself."""
        self.by_mail, self.came, self.affirmed, self.contested, self.objection = False, None, False, False, ""


class Mandate(Entry):
    """What a higher body wants done: a guideline, a decision, a sectoral programme. `decided` is a day of ISO 8601."""

    body = models.CharField(max_length=NAME)
    forum = models.ForeignKey(Reference, on_delete=models.PROTECT, null=True, related_name="+")
    number = models.CharField(max_length=NAME, blank=True)
    title = models.CharField(max_length=LINE)
    text = models.TextField(blank=True)
    decided = models.CharField(max_length=DAY, blank=True)


class ProgrammeSeries(Entry):
    """Programmes that follow one another, such as one every two years."""

    name = models.CharField(max_length=NAME)
    recurrence = models.CharField(max_length=NAME, blank=True)

    class Meta:
        verbose_name_plural = "programme series"


class Programme(Entry):
    """Concerted actions of a period, both days included. `text` is the joint text that sets it down, where there is
    one; `follows` the programme before it; `published_as` the copy that everybody sees; `marking` how it is handled,
    with its actions and adjustments, None where nobody has said.

    What its partners agreed to is not undone: it is ended, abandoned or amended.
    """

    series = models.ForeignKey(ProgrammeSeries, on_delete=models.PROTECT, null=True, related_name="programmes")
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    name = models.CharField(max_length=NAME)
    starts = models.DateField()
    ends = models.DateField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, related_name="programmes")
    marking = models.ForeignKey(Marking, on_delete=models.PROTECT, null=True, related_name="+")
    published_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=STATE, choices=choices(PROGRAMMES), default="draft")

    undoable: ClassVar[bool] = False

    class Meta:
        indexes = [models.Index(fields=["space", "starts"], name="programmes_in_time")]


class Action(Entry):
    """One concerted action of a programme. `measure` says by what one will know that it was done.

    `number` is its place in the order; `printed` the number under which the signed paper has it, such as 3.2, where
    that is another one.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="actions")
    number = models.PositiveIntegerField()
    printed = models.CharField(max_length=PRINTED, blank=True, default="")
    title = models.CharField(max_length=LINE)
    text = models.TextField(blank=True)
    issue = models.ForeignKey(Reference, on_delete=models.PROTECT, null=True, related_name="+")
    forum = models.ForeignKey(Reference, on_delete=models.PROTECT, null=True, related_name="+")
    due = models.DateField(null=True)
    measure = models.TextField(blank=True)
    published_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=STATE, choices=choices(ACTIONS), default="planned")

    class Meta:
        indexes = [models.Index(fields=["programme", "number"], name="actions_in_order")]

    @property
    def known_as(self) -> str:
        """The number by which people name it."""
        return self.printed or str(self.number)

    def undone_with(self, altered: Collection[str]) -> Iterable[Entry]:
        """Nothing more. Raises Improper where partners have agreed to what would be written back otherwise."""
        agreed = {*AGREED, "issue_id", "forum_id", "withdrawn"}
        if self.programme.state != "draft" and agreed & set(altered):
            raise Improper("The partners agreed to this action as it stands.", "Propose an amendment.")
        return ()


class Lead(Entry):
    """Who leads an action for a partner: a unit, in words. A partner without one takes no part in it."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="leads")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    unit = models.CharField(max_length=NAME, blank=True)

    undoable: ClassVar[bool] = False  # each partner names its own

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "partner"], condition=models.Q(withdrawn=False, struck=False), name="one_lead_each"
            )
        ]


class Trace(Entry):
    """That an action carries out a mandate, or a part of it."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="traces")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="traces")
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mandate", "action"], condition=models.Q(withdrawn=False, struck=False), name="traced_once"
            )
        ]


class Adjustment(Entry):
    """An amendment of a programme, which `text` sets down and all partners agree to, or that none was made.

    Of "none made" `said_by` says who said so and `occasion` when asked about what; `on` is the day.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="adjustments")
    none_made = models.BooleanField(default=False)
    occasion = models.CharField(max_length=LINE, blank=True)
    said_by = models.CharField(max_length=NAME, blank=True)
    on = models.DateField(null=True)
    text = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, related_name="adjustments")
    state = models.CharField(max_length=STATE, choices=choices(ADJUSTMENTS), default="proposed")

    undoable: ClassVar[bool] = False


class Alteration(Entry):
    """What an amendment changes when it is adopted: fields of an action, or a whole new one where `action` is None.

    `values` are fields of the action as they are to be, by name, with days in ISO 8601 and references by their ids;
    `before` the same fields as they were when this was proposed. An action that has left them meanwhile is not altered.
    """

    adjustment = models.ForeignKey(Adjustment, on_delete=models.PROTECT, related_name="alterations")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="alterations")
    values = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    drops = models.BooleanField(default=False)

    undoable: ClassVar[bool] = False


class Assent(Relayed):
    """What a partner says to the adoption of a programme, to an amendment of it, or to its publishing.

    It holds for what was there when it was said, whose salted hash is `seal`, and lapses when that changes.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="assents")
    adjustment = models.ForeignKey(Adjustment, on_delete=models.PROTECT, null=True, related_name="assents")
    to = models.CharField(max_length=STATE, choices=[(each, each) for each in SAID_TO])
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    given = models.BooleanField()
    seal = models.CharField(max_length=HASH)

    sealed_in: ClassVar[str] = "seal"
    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "to", "partner"], condition=Q(adjustment=None), name="one_assent_to_a_programme"
            ),
            models.UniqueConstraint(
                fields=["adjustment", "partner"], condition=~Q(adjustment=None), name="one_assent_to_an_amendment"
            ),
        ]
