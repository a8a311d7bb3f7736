"""Instructions of a partner to its posts, what each post did, what of it the partner shares; standing appeals.

An instruction, its charges and their steps live in the partner's own space. What it shares of a charge is a copy in the
joint one, written anew whenever the charge moves: of what is not shared nothing at all stands there.
"""

from typing import ClassVar

from django.db import models

from collegium.accounts.models import Entry, Marking, Partner, Post
from collegium.programme.models.programmes import DAY, LINE, NAME, STATE, Action
from collegium.programme.models.texts import Text
from collegium.programme.rules.instructions import APPEALS, CHARGES, LINES, MEASURES
from collegium.programme.rules.steps import choices


class Instruction(Entry):
    """What a partner instructs its posts to do, on an action or an initiative.

    `line` is vote, sponsor, statement or another, `position` what it is in words ("in favour"), `fallback` what holds
    where that fails ("if a vote is called: abstain"). `parallel` says that the other partners instruct theirs too.
    One with which no post is charged is a draft. `shares` is how much others see of what a post is charged with from
    now on. None of this is undone by itself: what is shared of it would stay as it was.
    """

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="+")
    statement = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, related_name="+")
    initiative = models.CharField(max_length=LINE, blank=True)
    title = models.CharField(max_length=LINE)
    text = models.TextField()
    line = models.CharField(max_length=STATE, choices=[(each, each) for each in LINES], blank=True)
    position = models.CharField(max_length=LINE, blank=True)
    fallback = models.CharField(max_length=LINE, blank=True)
    due = models.DateTimeField(null=True)
    parallel = models.BooleanField(default=False)
    shares = models.CharField(max_length=STATE, choices=[(each, each) for each in MEASURES], default="nothing")
    marking = models.ForeignKey(Marking, on_delete=models.PROTECT, null=True, related_name="+")

    undoable: ClassVar[bool] = False


class Charge(Entry):
    """What one post is charged with by an instruction, and how far it is. `shared` says how much others see of it.

    `wording` is the version of the instruction that holds for it. A charge is moved by a further step, never undone.
    """

    instruction = models.ForeignKey(Instruction, on_delete=models.PROTECT, related_name="charges")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    shared = models.CharField(max_length=STATE, choices=[(each, each) for each in MEASURES], default="nothing")
    state = models.CharField(max_length=STATE, choices=choices(CHARGES), default="issued")
    wording = models.PositiveIntegerField(default=1)

    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instruction", "post"], condition=models.Q(withdrawn=False, struck=False), name="charged_once"
            )
        ]
        indexes = [
            models.Index(fields=["space", "state"], name="charges_that_wait"),
            models.Index(fields=["post", "state"], name="charges_of_a_post"),
        ]


class Step(Entry):
    """One step of a charge: what was done (ISSUE or a verb of CHARGES), when it was done, what was said with it.

    `at` is when it happened in the world, to the minute; the journal says when it was entered. `line` is the one that
    was followed where it was acted: "line" or "fallback". A step is corrected by a further one, never undone.
    """

    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=STATE)
    at = models.DateTimeField()
    words = models.TextField(blank=True)
    line = models.CharField(max_length=STATE, blank=True)

    undoable: ClassVar[bool] = False

    class Meta:
        indexes = [models.Index(fields=["charge", "id"], name="steps_in_order")]


class Shared(Entry):
    """What a partner shares of one of its charges, for all partners: a copy, with no id of what it was copied from.

    `place` and `post` are words. Of a charge whose status is shared, `title` to `report` are empty. It is about an
    action, a joint text or an initiative. `marking` is the instruction's; copies of before there was one have none.
    """

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="shared")
    statement = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, related_name="+")
    initiative = models.CharField(max_length=LINE, blank=True)
    place = models.CharField(max_length=NAME)
    post = models.CharField(max_length=NAME)
    state = models.CharField(max_length=STATE, choices=choices(CHARGES))
    due = models.DateTimeField(null=True)
    title = models.CharField(max_length=LINE, blank=True)
    text = models.TextField(blank=True)
    line = models.CharField(max_length=STATE, blank=True)
    position = models.CharField(max_length=LINE, blank=True)
    fallback = models.CharField(max_length=LINE, blank=True)
    followed = models.CharField(max_length=STATE, blank=True)
    report = models.TextField(blank=True)
    marking = models.ForeignKey(Marking, on_delete=models.PROTECT, null=True, related_name="+")

    undoable: ClassVar[bool] = False

    class Meta:
        verbose_name_plural = "shared"
        indexes = [models.Index(fields=["space", "action", "place"], name="shared_by_place")]


class Sharing(Entry):
    """In a partner's own space: which copy in the joint one is of which charge."""

    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="sharings")
    copy = models.ForeignKey(Shared, on_delete=models.PROTECT, related_name="+")

    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["charge"], condition=models.Q(withdrawn=False, struck=False), name="shared_once"
            )
        ]


class Appeal(Entry):
    """A standing appeal to pairs of posts to work together. `places` are named, or empty for everywhere; `months`
    is how often they report. It is for the partners whose heads joined it."""

    title = models.CharField(max_length=LINE)
    text = models.TextField(blank=True)
    places = models.JSONField(default=list)
    starts = models.DateField()
    ends = models.DateField(null=True)
    months = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=STATE, choices=choices(APPEALS), default="standing")

    undoable: ClassVar[bool] = False


class AppealPartner(Entry):
    """That a partner's head joined an appeal, and from which day its posts report on it."""

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="partners")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()

    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appeal", "partner"], condition=models.Q(withdrawn=False, struck=False), name="joined_once"
            )
        ]


class AppealReport(Entry):
    """What one partner's post reports on an appeal for a period, which begins on the day `since`."""

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="reports")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=NAME)
    since = models.CharField(max_length=DAY)
    text = models.TextField()

    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appeal", "partner", "place", "since"],
                condition=models.Q(withdrawn=False, struck=False),
                name="reported_once",
            )
        ]


class Coverage(Entry):
    """That at a place where a partner has no post another partner's, or a post of its own elsewhere, covers for it."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=NAME)
    covered_by = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=NAME)
    note = models.CharField(max_length=LINE, blank=True)

    undoable: ClassVar[bool] = False
