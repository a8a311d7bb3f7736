"""Mail of the programme: what goes out, and reports that came in.

Letters, choices and addresses for replies are no part of the register, and stand in no journal. A report that came by
mail is an entry of the partner's own space; it becomes a step of its charge when a person says so.
"""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from collegium.accounts.models import Entry, Person, Seat, Space
from collegium.accounts.models.entry import ULID_LENGTH, new_id
from collegium.programme.models.instructions import Charge, Step
from collegium.programme.models.programmes import LINE, STATE
from collegium.programme.rules.arriving import MAILED, REFUSALS
from collegium.programme.rules.letters import CHOICES, LETTERS, UNLESS_CHOSEN
from collegium.programme.rules.steps import choices
from collegium.programme.rules.undelivered import CAUSES
from collegium.register.models import Document

HASH = 64
KEY = 200


class Letter(models.Model):
    """One mail to one person. `key` is what it tells of: the same is never mailed twice.

    `due` is when it is tried (again): whoever tries it moves that first, and so has it alone. `cause` is why it did not
    go out, and `said` what the server said then.
    """

    id = models.CharField(primary_key=True, max_length=ULID_LENGTH, default=new_id, editable=False)
    key = models.CharField(max_length=KEY, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="letters")
    subject = models.CharField(max_length=LINE)
    body = models.TextField()
    made = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=STATE, choices=choices(LETTERS), default="waiting")
    tries = models.PositiveIntegerField(default=0)
    due = models.DateTimeField(default=timezone.now)
    sent = models.DateTimeField(null=True)
    cause = models.CharField(max_length=STATE, choices=[(each, each) for each in CAUSES], blank=True)
    said = models.CharField(max_length=LINE, blank=True)

    journalled: ClassVar[bool] = False

    class Meta:
        indexes = [
            models.Index(fields=["state", "due"], name="letters_due"),
            models.Index(fields=["person", "id"], name="letters_of_a_person"),
        ]


class MailChoice(models.Model):
    """How often a person wants to be written what it must chase, and in which language. `told` are hashes of what it
    was told of; `last` is for which day or week it was written last."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, primary_key=True, related_name="mail_choice")
    often = models.CharField(max_length=STATE, choices=[(each, each) for each in CHOICES], default=UNLESS_CHOSEN)
    language = models.CharField(max_length=STATE, blank=True)
    told = models.JSONField(default=list)
    last = models.CharField(max_length=STATE, blank=True)

    journalled: ClassVar[bool] = False


class ReplyAddress(models.Model):
    """That somebody of a post may report on a charge by mail. `sha256` is of the secret part of the address."""

    id = models.CharField(primary_key=True, max_length=ULID_LENGTH, default=new_id, editable=False)
    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+")
    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="reply_addresses")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=HASH, unique=True)
    ended = models.BooleanField(default=False)

    journalled: ClassVar[bool] = False


class MailedReport(Entry):
    """A mail that came for a charge, kept as a document. It is proposed until a person takes it as the report, or not;
    `step` is what it became."""

    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="mailed_reports")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=STATE, choices=choices(MAILED), default="proposed")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["charge", "document"],
                condition=models.Q(withdrawn=False, struck=False),
                name="mailed_once",
            )
        ]


class SetAside(models.Model):
    """That a mail was not taken, and why. Nothing of the mail is kept; nobody is answered.

    Where it came to an address that there is, the partner sees it at its charge; else the keeper counts it.
    """

    id = models.CharField(primary_key=True, max_length=ULID_LENGTH, default=new_id, editable=False)
    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+")
    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, null=True, related_name="set_aside")
    at = models.DateTimeField(default=timezone.now)
    cause = models.CharField(max_length=STATE, choices=[(each, each) for each in REFUSALS])
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=HASH)

    journalled: ClassVar[bool] = False

    class Meta:
        verbose_name_plural = "set aside"
        constraints = [models.UniqueConstraint(fields=["space", "sha256", "cause"], name="set_aside_once")]
        indexes = [models.Index(fields=["space", "at"], name="set_aside_in_time")]
