"""Plans of consultations: subjects with level, leads, month, place, and what became of each."""

from collections.abc import Collection, Iterable
from typing import ClassVar

from django.db import models

from collegium.accounts.errors import Improper
from collegium.accounts.models import Entry, Marking, Partner, Person, SpaceKind
from collegium.accounts.models.entry import ULID_LENGTH, new_id
from collegium.programme.models.programmes import DAY, HASH, LINE, NAME, STATE, Programme, Relayed
from collegium.programme.rules.plans import ALIVE, LEVELS, PLANS, SUBJECTS, TAKES_PLACE
from collegium.programme.rules.steps import choices
from collegium.register.models import Reference


class Plan(Entry):
    """The consultations of a period. `stated` is how many subjects a source says it has, None where none does;
    `marking` how the plan is to be handled, None where nobody has said."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, related_name="plans")
    name = models.CharField(max_length=NAME)
    starts = models.DateField()
    ends = models.DateField()
    stated = models.PositiveIntegerField(null=True)
    marking = models.ForeignKey(Marking, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=STATE, choices=choices(PLANS), default="draft")

    class Meta:
        indexes = [models.Index(fields=["space", "starts"], name="plans_in_time")]

    def struck_with(self) -> Iterable[Entry]:
        """Its subjects: they say what it plans."""
        return self.subjects.filter(struck=False)

    def check_restored(self) -> None:
        """Raises Improper where subjects would be left without their plan."""
        if self.withdrawn and self.subjects.filter(withdrawn=False).exists():
            raise Improper("Subjects stand in this plan.", "Undo that first.")


class PlanConsent(Relayed):
    """Whether a partner consents to a joint plan. It holds for the plan whose salted hash is `words`, and lapses when
    what is planned changes."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="consents")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    given = models.BooleanField()
    words = models.CharField(max_length=HASH)

    sealed_in: ClassVar[str] = "words"
    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "partner"],
                condition=models.Q(withdrawn=False, struck=False),
                name="one_consent_to_a_plan_each",
            )
        ]


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
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                condition=models.Q(withdrawn=False, struck=False),
                name="one_subject_of_a_number",
            )
        ]

    def struck_with(self) -> Iterable[Entry]:
        """Its earlier dates: they say why it was put off."""
        return self.postponements.filter(struck=False)

    def undone_with(self, altered: Collection[str]) -> Iterable[Entry]:
        """Nothing more. Raises Improper where what was agreed would be written back otherwise: a postponement, which
        alters the reason too, is taken back by undoing it."""
        agreed = {"number", "title", "withdrawn"} | (set() if "why" in altered else {"planned"})
        if self.plan.state != "draft" and agreed & set(altered):
            raise Improper("What was agreed is altered only as a draft again.", "Amend the plan first.")
        return ()

    def check_restored(self) -> None:
        """Raises Improper where an undone change would alter a closed plan, merge in a circle or into nothing."""
        if self.plan.withdrawn or self.plan.state not in ALIVE:
            raise Improper("This plan is closed.", "Reopen it first.")
        gone = self.withdrawn or self.state == "dropped"
        if gone and self.merged.filter(withdrawn=False).exists():
            raise Improper("Others were merged into this.", "Take them apart first.")
        into = self.merged_into
        if into and (into.withdrawn or into.state not in TAKES_PLACE):
            raise Improper("What this was merged into is gone, or was merged itself meanwhile.", "Merge them anew.")


class Postponement(Entry):
    """That a subject was put off: from `earlier` to `later`, each a month or a day, or empty where it was open."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="postponements")
    earlier = models.CharField(max_length=DAY, blank=True)
    later = models.CharField(max_length=DAY, blank=True)
    why = models.TextField(blank=True)


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

    def undone_with(self, altered: Collection[str]) -> Iterable[Entry]:
        """Nothing more. Raises Improper in an agreed joint plan: there each partner says who leads for it, and all are
        told."""
        if self.space.kind == SpaceKind.JOINT and self.subject.plan.state != "draft":
            raise Improper("Each partner says who leads for it.", "Say it anew on the page of the subject.")
        return ()


class CalendarFeed(models.Model):
    """The secret address at which a person's programs fetch its calendar: its own, so that no journal keeps it.

    `secret` is the SHA-256 of what the address holds.
    """

    id = models.CharField(primary_key=True, max_length=ULID_LENGTH, default=new_id, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="calendar_feeds")
    secret = models.CharField(max_length=HASH, unique=True)
    begun = models.DateTimeField(auto_now_add=True)

    journalled: ClassVar[bool] = False
