"""What documents tell of and the register lacks, and where people looked for it."""

from django.db import models

from collegium.accounts.models import Entry, Person
from collegium.accounts.models.entry import ULID_LENGTH
from collegium.register.models.derived import Derived
from collegium.register.models.documents import HASH, LINE, Document, Reading
from collegium.register.models.findings import SLUG, WORD


class Outcome(models.TextChoices):
    """What came of looking for something that is wanted."""

    ASKED = "asked", "asked"
    NOT_FOUND = "not_found", "not found"
    REFUSED = "refused", "refused"
    FOUND = "found", "found"
    NOT_WANTED = "not_wanted", "not wanted"


class Wanted(Derived):
    """A paper that a document tells of, or a total that it states: `number` is None of a paper.

    `key` names it across documents and readings, `sort` is one of the sorts of papers or of things counted. `start` and
    `end` are the passage in the text of `reading`. `anchor` is the word by which documents are looked through that may
    be it, empty where it has no name of its own; `held_by` is one that seems to be. `of` is what a total belongs to.
    """

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=HASH)
    sort = models.CharField(max_length=WORD)
    name = models.CharField(max_length=LINE)
    slug = models.CharField(max_length=SLUG, blank=True)
    number = models.PositiveIntegerField(null=True)
    of = models.CharField(max_length=LINE, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    date = models.CharField(max_length=WORD, blank=True)
    holders = models.JSONField(default=list)
    anchor = models.CharField(max_length=WORD, blank=True)
    held_by = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "key"], name="wanted_once_by_a_document")]
        indexes = [
            models.Index(fields=["space", "key", "id"], name="wanted_by_key"),
            models.Index(fields=["space", "anchor"], name="wanted_by_a_word"),
        ]


class TitleWord(Derived):
    """A word of the title of a document that may be a paper, by its beginning."""

    word = models.CharField(max_length=WORD)

    class Meta:
        indexes = [models.Index(fields=["space", "word"], name="titles_with_a_word")]


class Inquiry(Entry):
    """That somebody looked for something wanted: where, on which day, what came of it.

    `key`, `name` and the passage are those of what is wanted, as a document tells of it. `found` is the document that
    it is, or one of those that were counted. Of what is not wanted the change has the reason.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="inquiries")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=HASH)
    name = models.CharField(max_length=LINE)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    place = models.CharField(max_length=LINE, blank=True)
    day = models.CharField(max_length=WORD, blank=True)
    outcome = models.CharField(max_length=WORD, choices=Outcome)
    found = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="found_for")

    class Meta:
        indexes = [models.Index(fields=["space", "key", "id"], name="inquiries_by_key")]


class Counting(Entry):
    """By what somebody counts a stated total: `sort` is series or plan, `counted_by` its id in the same space.

    `key` names the total, `total` has its words, as a document states it.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="countings")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=HASH)
    total = models.CharField(max_length=LINE)
    sort = models.CharField(max_length=WORD)
    counted_by = models.CharField(max_length=ULID_LENGTH)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "key"],
                condition=models.Q(withdrawn=False, struck=False),
                name="a_total_counted_by_one",
            )
        ]
