"""What the register knows of parties, forums, instruments, issues and persons, beyond the tables of reading.

An entry begins when somebody adds or corrects something; what the tables alone know has a page and no entry.
"""

import secrets
from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import Q

from collegium.accounts.errors import Improper
from collegium.accounts.models import Entry, Partner, Person
from collegium.register.models.derived import Derived
from collegium.register.models.documents import HASH, LINE, Document, Reading
from collegium.register.models.findings import SLUG, WORD

CODE = 10
SALT = 16


class Sort(models.TextChoices):
    """What a reference is."""

    PARTY = "party", "party"
    FORUM = "forum", "forum"
    INSTRUMENT = "instrument", "instrument"
    ISSUE = "issue", "issue"
    PERSON = "person", "person"


class Reference(Entry):
    """A party, forum, instrument, issue or person of a space: what it is called in each language.

    `slug` is its id in readings, of a person made of the name. `names` are spellings by language, the first of each
    the one that pages show; of an issue phrases that tell of it. `merged_into` is the entry that it is one with: what
    is linked with it is linked with that one too, and stays where it is, so that the two can be taken apart.
    """

    kind = models.CharField(max_length=WORD, choices=Sort)
    slug = models.CharField(max_length=SLUG)
    names = models.JSONField(default=dict)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    tabled_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    published_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    lasting: ClassVar[frozenset[str]] = frozenset({"publishes a reference"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "kind", "slug"],
                condition=Q(struck=False, withdrawn=False),
                name="a_reference_once_in_a_space",
            )
        ]

    def struck_with(self) -> Iterable[Entry]:
        """Its facts and links: they hold what was said of it; and consents, whose hash would prove who guesses it."""
        return [each for some in (self.facts, self.links, self.consents) for each in some.filter(struck=False)]

    def check_restored(self) -> None:
        """Raises Improper where an undone change would merge in a circle, or leave others merged into nothing."""
        if self.withdrawn and self.merged.filter(withdrawn=False).exists():
            raise Improper("Others were merged into this.", "Take the two apart first.")
        if self.withdrawn and self.links.filter(withdrawn=False, confirmed=True).exists():
            raise Improper("Words are linked with this.", "Undo that first.")
        if self.merged_into and (self.merged_into.withdrawn or self.pk in ways_of(self.merged_into)):
            raise Improper("What this was merged into is gone, or was merged into this meanwhile.", "Merge them anew.")


def new_salt() -> str:
    """A salt for a new fact."""
    return secrets.token_hex(SALT)


def ways_of(reference: Reference) -> list[str]:
    """The ids of a reference and of what it was merged into, step by step. It ends, whatever is written there."""
    seen: list[str] = []
    step: Reference | None = reference
    while step is not None and step.pk not in seen:
        seen.append(step.pk)
        step = step.merged_into
    return seen


class Fact(Entry):
    """One thing known of a reference, and its ground: a passage of a document, or the person who entered it.

    `what` is one of the facts of its kind (`register.rules.references.FACTS`), `value` words, a day or the slug of
    another reference; `since` and `until` are ISO 8601, empty where open or unknown. `language` is that of words, empty
    where nobody said it. With a passage, `start` and `end` index the text of `reading`. `salt` is in the seal of what
    partners consent to, and nowhere else: from that alone nobody can try out what was struck out.
    """

    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="facts")
    what = models.CharField(max_length=WORD)
    value = models.CharField(max_length=LINE)
    since = models.CharField(max_length=WORD, blank=True)
    until = models.CharField(max_length=WORD, blank=True)
    language = models.CharField(max_length=CODE, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="facts")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, null=True, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    quote = models.TextField(blank=True)
    salt = models.CharField(max_length=HASH, blank=True, default="")

    UNJOURNALLED: ClassVar[frozenset[str]] = frozenset({"salt"})


class ReferenceConsent(Entry):
    """What a partner says to the publishing of a joint reference. `seal` is the hash of all that would be published
    when it was said (`register.references.carrying`): to anything else nothing was said."""

    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="consents")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    given = models.BooleanField()
    seal = models.CharField(max_length=HASH)

    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reference", "partner"], name="one_consent_to_a_reference_of_a_partner")
        ]


class Link(Entry):
    """What a person says to words that no table knows: that they name a reference, or that they do not.

    It holds for these words in all documents of its space, however often they are read. `key` is what tells the words
    from others (`register.rules.references.key_of`).
    """

    kind = models.CharField(max_length=WORD, choices=Sort)
    words = models.CharField(max_length=LINE)
    key = models.CharField(max_length=SLUG)
    language = models.CharField(max_length=CODE, blank=True)
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="links")
    confirmed = models.BooleanField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "kind", "key", "reference"],
                condition=Q(struck=False, withdrawn=False),
                name="one_link_of_words_and_reference",
            )
        ]


class Mentioned(Derived):
    """That a document names something: one row for each kind and id, or the words where no table knows them.

    `value` is the id, or the key of the words, of persons always that of their name; `words` are those of the first
    place, which begins at `first`, `spellings` all that differ. `date` is that of the document.
    """

    kind = models.CharField(max_length=WORD)
    value = models.CharField(max_length=SLUG)
    known = models.BooleanField()
    words = models.CharField(max_length=LINE)
    spellings = models.JSONField(default=list)
    language = models.CharField(max_length=CODE, blank=True)
    first = models.PositiveIntegerField()
    count = models.PositiveIntegerField()
    date = models.CharField(max_length=WORD, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "kind", "value"], name="mentioned_once_in_a_document")
        ]
        indexes = [
            models.Index(fields=["space", "kind", "value", "date"], name="mentioned_in_time"),
            models.Index(fields=["space", "kind", "known", "value"], name="mentioned_and_not_known"),
        ]
