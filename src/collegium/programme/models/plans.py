"""Plans of consultations: subjects with level, leads, month, place, and what became of each."""

from typing import ClassVar

from django.db import models

from collegium.accounts.models import Entry, Partner, Person
from collegium.accounts.models.entry import ULID_LENGTH, new_id
from collegium.programme.models.programmes import DAY, HASH, LINE, NAME, STATE, Programme
from collegium.programme.rules.plans import LEVELS, PLANS, SUBJECTS
from collegium.programme.rules.steps import choices
from collegium.register.models import Reference


class Plan(Entry):
    """The consultations of a period. `stated` is how many subjects a source says it has, None where none does."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, related_name="plans")
    name = models.CharField(max_length=NAME)
    starts = models.DateField()
    ends = models.DateField()
    stated = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=STATE, choices=choices(PLANS), default="draft")


class Subject(Entry):
    """One subject of a plan. `planned` is a month or a day, `held` a day, in ISO 8601; empty where not known.

    `in_person` is None where nobody has said. `outcome` says in words what came of it, `why` why it was postponed,
    merged or dropped; `merged_into` is the subject that it was held with.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="subjects")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=LINE)
    issue = models.ForeignKey(Reference, on_delete=models.PROTECT, null=True, related_name="+")
    level = models.CharField(max_length=NAME, blank=True, help_text=", ".join(LEVELS))
    planned = models.CharField(max_length=DAY, blank=True)
    place = models.CharField(max_length=NAME, blank=True)
    in_person = models.BooleanField(null=True)
    held = models.CharField(max_length=DAY, blank=True)
    outcome = models.TextField(blank=True)
    why = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    state = models.CharField(max_length=STATE, choices=choices(SUBJECTS), default="planned")

    class Meta:
        indexes = [models.Index(fields=["plan", "number"], name="subjects_in_order")]


class SubjectLead(Entry):
    """The unit that leads a subject for a partner."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="leads")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    unit = models.CharField(max_length=NAME, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "partner"],
                condition=models.Q(withdrawn=False, struck=False),
                name="one_lead_of_a_subject_each",
            )
        ]


class CalendarFeed(models.Model):
    """The secret address at which a person's programs fetch its calendar: its own, so that no journal keeps it.

    `secret` is the SHA-256 of what the address holds.
    """

    id = models.CharField(primary_key=True, max_length=ULID_LENGTH, default=new_id, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="calendar_feeds")
    secret = models.CharField(max_length=HASH, unique=True)
    begun = models.DateTimeField(auto_now_add=True)

    journalled: ClassVar[bool] = False
