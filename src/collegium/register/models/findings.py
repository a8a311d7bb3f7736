"""Findings, what people say to them, and the statements of the register that come of it."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models

from collegium.accounts.models import Entry, Person
from collegium.register.models.derived import Derived
from collegium.register.models.documents import HASH, LINE, Document, Reading

WORD = 20
SLUG = 200


class Kind(models.TextChoices):
    """What a finding is."""

    STATEMENT = "statement", "statement"
    PREMISE = "premise", "premise"


class State(models.TextChoices):
    """How far a finding is decided. `awaiting` waits for a second person, `disputed` for the two to agree."""

    PROPOSED = "proposed", "proposed"
    AWAITING = "awaiting", "awaiting"
    DISPUTED = "disputed", "disputed"
    CONFIRMED = "confirmed", "confirmed"
    CORRECTED = "corrected", "corrected"
    REJECTED = "rejected", "rejected"


class Content(models.Model):
    """What a passage does, as READING.md defines it: ids in lists, whole days in ISO 8601, unknown is empty."""

    act = models.CharField(max_length=WORD)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    actors = models.JSONField(default=list)
    addressees = models.JSONField(default=list)
    forums = models.JSONField(default=list)
    instruments = models.JSONField(default=list)
    issues = models.JSONField(default=list)
    when_start = models.CharField(max_length=WORD, blank=True)
    when_end = models.CharField(max_length=WORD, blank=True)
    condition = models.TextField(blank=True)
    attributed_to = models.CharField(max_length=LINE, blank=True)
    standing = models.CharField(max_length=WORD)

    class Meta:
        abstract = True


class Finding(Content, Derived):
    """One statement or premise that the newest reading of a document proposes, and how far it is decided.

    `key` names it across readings (see `register.rules.findings.key_of`), `number` is its place among those of its kind
    in the reading, `date` that of the document. `reader` is the model that proposed it from outside, whose confidence
    nobody has measured: it is 0; empty where the program did.
    """

    key = models.CharField(max_length=HASH)
    kind = models.CharField(max_length=WORD, choices=Kind)
    number = models.PositiveIntegerField()
    confidence = models.FloatField()
    date = models.CharField(max_length=WORD, blank=True)
    reader = models.CharField(max_length=SLUG, blank=True)
    state = models.CharField(max_length=WORD, choices=State, default=State.PROPOSED)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "key"], name="one_finding_of_a_key")]
        indexes = [
            models.Index(fields=["space", "state", "id"], name="findings_that_wait"),
            models.Index(fields=["space", "state", "act"], name="findings_of_an_act"),
            models.Index(fields=["space", "state", "standing", "id"], name="findings_of_a_standing"),
            models.Index(fields=["document", "start"], name="findings_in_order"),
        ]


class Decision(Entry):
    """What one person says to a finding: nothing is changed by it but what it says.

    `verdict` is confirmed, corrected or rejected; `said` the content as that person has it, `act` and `quote` those of
    the finding. While a second person is still to decide, verdict, content and reason are kept apart and the journal
    holds their hash alone in `seal`, so that the second one cannot know them. `settles` is said where two disagreed.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="decisions")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=HASH, db_index=True)
    kind = models.CharField(max_length=WORD, choices=Kind)
    act = models.CharField(max_length=WORD)
    quote = models.TextField()
    verdict = models.CharField(max_length=WORD, blank=True)
    said = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    settles = models.BooleanField(default=False)
    seal = models.CharField(max_length=HASH, blank=True)
    sealed = models.JSONField(default=dict)

    UNJOURNALLED: ClassVar[frozenset[str]] = frozenset({"sealed"})
    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "key", "by", "settles"],
                condition=models.Q(withdrawn=False, struck=False),
                name="one_decision_of_a_person",
            )
        ]
        indexes = [
            models.Index(fields=["space", "by", "id"], name="decisions_of_a_person"),
            models.Index(fields=["space", "id"], condition=~models.Q(seal=""), name="decisions_once_sealed"),
        ]


class Statement(Content, Entry):
    """A statement that stands in the register: somebody confirmed or corrected a finding, or marked a passage.

    Its span indexes the text of `reading`, which is kept. `key` is that of the finding it came of, empty where a person
    entered it. `now_start` and `now_end` are its place in the newest reading's text, None where it has none there.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="statements")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=HASH, blank=True, db_index=True)
    kind = models.CharField(max_length=WORD, choices=Kind, default=Kind.STATEMENT)
    date = models.CharField(max_length=WORD, blank=True)
    now_start = models.PositiveIntegerField(null=True)
    now_end = models.PositiveIntegerField(null=True)

    UNJOURNALLED: ClassVar[frozenset[str]] = frozenset({"now_start", "now_end"})
    undoable: ClassVar[bool] = False

    class Meta:
        indexes = [
            models.Index(fields=["space", "date"], name="statements_of_a_day"),
            models.Index(fields=["document", "start"], name="statements_in_order"),
        ]

    def struck_with(self) -> Iterable[Entry]:
        """What was said of its finding: it holds the same words."""
        return Decision.objects.filter(document=self.document, key=self.key, struck=False) if self.key else ()


class Named(Derived):
    """That a finding, or a statement of the register, names something: one row for each role and id.

    `role` is actor, addressee, forum, instrument, issue, speaker or mentioned (persons, by the key of the name); of a
    statement `finding` is None, and the other way round.
    `standing` and `date` are those of the finding or statement, for pages in time; `state` is that of the finding, for
    queues and their counts, and empty for a statement.
    """

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, null=True, related_name="named")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, null=True, related_name="named")
    role = models.CharField(max_length=WORD)
    value = models.CharField(max_length=SLUG)
    standing = models.CharField(max_length=WORD, blank=True)
    date = models.CharField(max_length=WORD, blank=True)
    state = models.CharField(max_length=WORD, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["space", "role", "value"], name="named_in_a_role"),
            models.Index(fields=["space", "role", "value", "standing", "date"], name="named_in_time"),
            models.Index(fields=["space", "role", "value", "state", "finding"], name="findings_that_name_and_wait"),
            models.Index(
                fields=["space", "role", "value", "standing", "date"],
                condition=models.Q(statement__isnull=False),
                name="statements_named_in_time",
            ),
        ]
