"""Documents, their readings, which say the same in other languages, and the partners' consent to joint ones."""

from collections.abc import Collection, Iterable
from typing import ClassVar

from django.db import models
from django.db.models import Q

from collegium.accounts.models import Entry, Marking, Partner, Space

HASH = 64
NAME = 255
LINE = 1000


class Document(Entry):
    """A document as it came. Its bytes are kept under `sha256`, once in its space.

    `previous` is what the same source gave before it. `tabled_as` and `published_as` are its copies in the joint and
    the public space; the copies know nothing of the paper they were made from. `brought_by` is who tabled it.
    """

    sha256 = models.CharField(max_length=HASH, db_index=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=NAME)
    source_address = models.CharField(max_length=LINE, blank=True)
    originator = models.CharField(max_length=LINE, blank=True)
    republisher = models.CharField(max_length=LINE, blank=True)
    translation = models.BooleanField(null=True)
    captured = models.DateTimeField(null=True)
    marking = models.ForeignKey(Marking, on_delete=models.PROTECT, related_name="+")
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="next_versions")
    tabled_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    published_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    brought_by = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, related_name="+")

    kept_hashes: ClassVar[tuple[str, ...]] = ("sha256",)
    routine: ClassVar[frozenset[str]] = frozenset({"reads", "reads anew"})
    lasting: ClassVar[frozenset[str]] = frozenset({"publishes"})
    ORIGIN: ClassVar[frozenset[str]] = frozenset(
        {"source_address", "originator", "republisher", "translation", "captured"}
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "sha256"],
                condition=Q(struck=False, withdrawn=False),
                name="a_document_once_in_a_space",
            )
        ]
        indexes = [
            models.Index(fields=["space", "id"], name="documents_in_order"),
            models.Index(fields=["space", "source_address", "id"], name="documents_of_a_source"),
        ]

    def struck_with(self) -> Iterable[Entry]:
        """Its readings, also from outside, what was decided on it and facts that cite it: they hold its words."""
        return [
            *Reading.objects.filter(document=self, struck=False),
            *self.decisions.filter(struck=False),
            *self.statements.filter(struck=False),
            *self.facts.filter(struck=False),
            *self.uptakes.filter(struck=False),
            *self.inquiries.filter(struck=False),
            *self.countings.filter(struck=False),
            *self.outside_readings.filter(struck=False),
        ]

    @property
    def is_public(self) -> bool:
        """Whether a copy of it stands before everybody: not where that was withdrawn or struck out since."""
        copy = self.published_as
        return copy is not None and not (copy.withdrawn or copy.struck)

    def undone_with(self, altered: Collection[str]) -> Iterable[Entry]:
        """The consents to it, where another description comes back: partners consented to the one that goes. Its
        readings, where it goes itself."""
        if self.ORIGIN & set(altered):
            return Consent.objects.filter(document=self, withdrawn=False)
        return self.readings.filter(withdrawn=False) if self.withdrawn else ()


class Reading(Entry):
    """What the program read in a document, or why it could not. The whole reading is kept under `sha256`.

    `kind` … `date` repeat its heading, for lists. A reading that failed has an `error`, with `cause` and `remedy`.
    `same_with` is the digest of later names with which it would be the same, empty where nobody has looked.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="readings")
    reader = models.CharField(max_length=40)
    vocabulary = models.CharField(max_length=HASH, blank=True)
    sha256 = models.CharField(max_length=HASH, blank=True, db_index=True)
    kind = models.CharField(max_length=40, blank=True)
    title = models.TextField(blank=True)
    date = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=10, blank=True)
    error = models.CharField(max_length=40, blank=True)
    cause = models.TextField(blank=True)
    remedy = models.TextField(blank=True)
    same_with = models.CharField(max_length=HASH, blank=True)

    UNJOURNALLED: ClassVar[frozenset[str]] = frozenset({"same_with"})
    kept_hashes: ClassVar[tuple[str, ...]] = ("sha256",)

    class Meta:
        indexes = [
            models.Index(fields=["space", "error"], name="readings_that_failed"),
            models.Index(fields=["space", "date"], name="readings_of_a_day"),
        ]


class NamesRead(models.Model):
    """The names with which documents of a space were read, as tables in JSON, by the digest of the whole vocabulary."""

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=HASH)
    tables = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "digest"], name="names_of_a_digest_once")]


class Consent(Entry):
    """What a partner says to the publishing of a joint document."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="consents")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    given = models.BooleanField()

    undoable: ClassVar[bool] = False

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "partner"], name="one_consent_of_a_partner")]


class Rendering(Entry):
    """That a document says in its language what another one says: `of` is the one that a set of such has in common."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="renderings")
    of = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="rendered_as")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document"], name="one_rendering_of_a_document")]
