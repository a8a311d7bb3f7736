"""The words of entries, for search: of each a card, as in the catalogue of a library."""

from typing import ClassVar

from django.db import models

from collegium.accounts.models import Space
from collegium.accounts.models.entry import ULID_LENGTH
from collegium.register.models.documents import Document

WORD = 20
DATE = 40
KEY = 200


class Card(models.Model):
    """What an entry is found by. It is written by `register.derived` alone, and follows from entries.

    `entry` is a document, a reference, a series, an inquiry or a statement whose words are gone, `head` the one with
    which it is found: of references that were merged, what they were merged into. That one's card has the words of all
    of them, theirs have none.
    `parts` are its words: what they are, their language or None where that may be any, the words. `key` is what stands
    for it in the address of its page, beside its id. `document` is the one whose marking it carries.

    `place` is where it stands in the order of search (`register.search.places`). The index of words knows it by that;
    a trigger of the database takes it out of there with its row, so that a migration that makes this table anew must
    make the trigger anew.
    """

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=WORD)
    entry = models.CharField(max_length=ULID_LENGTH, unique=True)
    head = models.CharField(max_length=ULID_LENGTH, db_index=True)
    key = models.CharField(max_length=KEY, blank=True)
    date = models.CharField(max_length=DATE, blank=True)
    language = models.CharField(max_length=WORD, blank=True)
    parts = models.JSONField(default=list)
    facets = models.TextField(blank=True)
    place = models.BigIntegerField(null=True, unique=True)
    shape = models.PositiveSmallIntegerField()

    derived: ClassVar[bool] = True
