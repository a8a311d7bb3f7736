"""The texts of documents in pieces, for search."""

from django.db import models

from collegium.register.models.derived import Derived
from collegium.register.models.documents import Reading

WORD = 20


class Passage(Derived):
    """A paragraph of the newest reading of a document, or a part of a long one; `date` is that of the document."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    date = models.CharField(max_length=WORD, blank=True)
    language = models.CharField(max_length=WORD, blank=True)

    class Meta:
        indexes = [models.Index(fields=["document", "start"], name="passages_in_order")]


class Wording(Derived):
    """The words of a passage, apart from what is looked through in lists.

    Its id is its place in the order of search, the day of the document before all else (`register.search.places`). The
    index of words knows it by that id; a trigger of the database takes it out of there with its row, so that a
    migration that makes this table anew must make the trigger anew.
    """

    id = models.BigIntegerField(primary_key=True)
    passage = models.OneToOneField(Passage, on_delete=models.PROTECT, related_name="wording")
    text = models.TextField()
    facets = models.TextField(blank=True)
