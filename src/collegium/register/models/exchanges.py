"""Questions with their answers, what they presuppose, and what people say that the answers do with it."""

from django.db import models

from collegium.accounts.models import Entry, Person
from collegium.register.models.derived import Derived
from collegium.register.models.documents import HASH, LINE, Document, Reading
from collegium.register.models.findings import SLUG, WORD, Finding


class Uptake(models.TextChoices):
    """What an answer does with a premise of its question."""

    CONFIRMED = "confirmed", "confirmed"
    DENIED = "denied", "denied"
    NOT_TAKEN_UP = "not_taken_up", "not taken up"


class Exchange(Derived):
    """A question of the newest reading, or several put together, and the answers that follow.

    `asked` and `answered` are turns in order, each with `turn` (its number from 1, as the page of the document has it),
    `speaker` and `words`. `folded` are all words as they are searched. `begin` and `end` are where it stands.
    """

    number = models.PositiveIntegerField()
    date = models.CharField(max_length=WORD, blank=True)
    language = models.CharField(max_length=10, blank=True)
    asker = models.CharField(max_length=SLUG, blank=True)
    medium = models.CharField(max_length=SLUG, blank=True)
    asked = models.JSONField(default=list)
    answered = models.JSONField(default=list)
    begin = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    folded = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["space", "-date", "-document", "number"], name="exchanges_in_order")]


class InExchange(Derived):
    """That an exchange is about something or of somebody: `role` is issue, asker or answerer."""

    exchange = models.ForeignKey(Exchange, on_delete=models.CASCADE, related_name="names")
    role = models.CharField(max_length=WORD)
    value = models.CharField(max_length=SLUG)

    class Meta:
        indexes = [models.Index(fields=["space", "role", "value"], name="exchanges_of_a_name")]


class Presupposed(Derived):
    """A premise of a question, with what a rule proposes that the answer does with it; empty where that is unsure."""

    exchange = models.ForeignKey(Exchange, on_delete=models.CASCADE, related_name="premises")
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="+")
    proposed = models.CharField(max_length=WORD, choices=Uptake, blank=True)


class PremiseUptake(Entry):
    """What somebody says that an answer did with a premise: confirmed, denied or not taken up.

    `key` names the premise's finding. The passage is that of the answer, in the text of `reading`; where a premise was
    not taken up there is none, and `end` is 0.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="uptakes")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=HASH, db_index=True)
    premise = models.TextField()
    uptake = models.CharField(max_length=WORD, choices=Uptake)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    quote = models.TextField(blank=True)
    answerer = models.CharField(max_length=LINE, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "key"],
                condition=models.Q(withdrawn=False, struck=False),
                name="one_uptake_of_a_premise",
            )
        ]
