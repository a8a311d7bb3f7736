"""Mandates of higher bodies, programmes in their series, the actions of each, and adjustments."""

from django.db import models

from collegium.accounts.models import Entry, Partner
from collegium.programme.models.texts import Text
from collegium.programme.rules.programmes import ACTIONS, ADJUSTMENTS, PROGRAMMES
from collegium.programme.rules.steps import choices
from collegium.register.models import Reference

LINE = 1000
NAME = 200
STATE = 20
DAY = 10
HASH = 64


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
    one; `follows` the programme before it."""

    series = models.ForeignKey(ProgrammeSeries, on_delete=models.PROTECT, null=True, related_name="programmes")
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    name = models.CharField(max_length=NAME)
    starts = models.DateField()
    ends = models.DateField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, related_name="programmes")
    state = models.CharField(max_length=STATE, choices=choices(PROGRAMMES), default="draft")

    class Meta:
        indexes = [models.Index(fields=["space", "starts"], name="programmes_in_time")]


class Action(Entry):
    """One concerted action of a programme. `measure` says by what one will know that it was done."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="actions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=LINE)
    text = models.TextField(blank=True)
    issue = models.ForeignKey(Reference, on_delete=models.PROTECT, null=True, related_name="+")
    forum = models.ForeignKey(Reference, on_delete=models.PROTECT, null=True, related_name="+")
    due = models.DateField(null=True)
    measure = models.TextField(blank=True)
    state = models.CharField(max_length=STATE, choices=choices(ACTIONS), default="planned")

    class Meta:
        indexes = [models.Index(fields=["programme", "number"], name="actions_in_order")]


class Lead(Entry):
    """Who leads an action for a partner: a unit, in words. A partner without one takes no part in it."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="leads")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    unit = models.CharField(max_length=NAME, blank=True)

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


class Alteration(Entry):
    """What an amendment changes when it is adopted: one field of an action, or a whole new one where `action` is None.

    `values` are the fields of the action as they are to be, by name, with days in ISO 8601.
    """

    adjustment = models.ForeignKey(Adjustment, on_delete=models.PROTECT, related_name="alterations")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="alterations")
    values = models.JSONField(default=dict)
    drops = models.BooleanField(default=False)
