"""Series of documents, such as what each yearly meeting issues, and which documents belong to one."""

from collections.abc import Collection, Iterable

from django.db import models
from django.db.models import Q

from collegium.accounts.models import Change, Entry
from collegium.register.models.derived import Derived
from collegium.register.models.documents import HASH, Document

SHORT = 200
DATE = 20


class Series(Entry):
    """Documents that return: `kind` is that of such a document, `recurrence` says in free words how often one comes."""

    name = models.CharField(max_length=SHORT)
    kind = models.CharField(max_length=40, blank=True)
    recurrence = models.CharField(max_length=SHORT, blank=True)

    class Meta:
        verbose_name_plural = "series"
        indexes = [models.Index(fields=["space", "name"], name="series_by_name")]

    def outlasts(self, made_by: Change) -> bool:
        """Whether it stays where the change that made it is undone: made along with a document, it is withdrawn with
        that one's place unless another document has one meanwhile."""
        along = made_by.versions.filter(kind=Document._meta.label).exists()
        return along and self.memberships.filter(withdrawn=False, struck=False, document__withdrawn=False).exists()

    def undone_with(self, altered: Collection[str]) -> Iterable[Entry]:
        """Its memberships, where it is taken back itself."""
        return self.memberships.filter(withdrawn=False) if "withdrawn" in altered and self.withdrawn else ()


class Membership(Entry):
    """That a document belongs to a series. `date` is its place there, in ISO 8601; empty where it is not known."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="memberships")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="memberships")
    date = models.CharField(max_length=DATE, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "document"], condition=Q(withdrawn=False, struck=False), name="once_in_a_series"
            )
        ]
        indexes = [models.Index(fields=["series", "date"], name="members_in_order")]


class Returning(Derived):
    """By what a document may be one of a series: a hash of what its title has in common with the others' titles."""

    key = models.CharField(max_length=HASH)

    class Meta:
        indexes = [models.Index(fields=["space", "key"], name="returning_by_key")]


class Compared(Derived):
    """What became of each statement of another document in this one, by their numbers, so that a second look is quick.

    `key` is the hash of both contents and of the program: of any other ones it says nothing. It holds no words.
    """

    other = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=HASH)
    pairs = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "other"], name="compared_once")]
