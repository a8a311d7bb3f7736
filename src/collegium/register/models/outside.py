"""What partners let the outside reader have, and what it proposed."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from collegium.accounts.models import Entry, Partner
from collegium.register.models.documents import HASH, NAME, Document

MODEL = 200


class Allowance(Entry):
    """That a partner lets documents of its own space, or of the joint one, go to one host, up to a rank of marking.

    Who said so, when and why stands in its change. In the joint space every partner that takes part has to say it.
    """

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()
    host = models.CharField(max_length=NAME)

    undoable: ClassVar[bool] = False  # only a principal of the partner says it

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "partner"],
                condition=models.Q(withdrawn=False, struck=False),
                name="one_allowance_of_a_partner",
            )
        ]


class OutsideReading(Entry):
    """That the outside reader is asked about a document, and then what it proposed, or why it was given up.

    Its proposals, as they were left after they were checked, are kept under `sha256`; `proposed` counts them, `dropped`
    says how many went for which reason. One that was given up has a `cause` with its `remedy`. Until it is `done`,
    `failures` in a row are counted, `last_failure` is the newest, `due` is when it is tried (again), and `so_far` holds
    what was answered on pieces of the text: none of that is a part of the register.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="outside_readings")
    model = models.CharField(max_length=MODEL)
    host = models.CharField(max_length=NAME)
    done = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=HASH, blank=True, db_index=True)
    proposed = models.PositiveIntegerField(default=0)
    dropped = models.JSONField(default=dict)
    cause = models.TextField(blank=True)
    remedy = models.TextField(blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    last_failure = models.TextField(blank=True)
    due = models.DateTimeField(default=timezone.now)
    so_far = models.JSONField(default=dict)

    kept_hashes: ClassVar[tuple[str, ...]] = ("sha256",)
    UNJOURNALLED: ClassVar[frozenset[str]] = frozenset({"failures", "last_failure", "due", "so_far"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=models.Q(done=False, withdrawn=False, struck=False),
                name="asked_once_at_a_time",
            )
        ]
        indexes = [models.Index(fields=["done", "due"], name="outside_readings_due")]
