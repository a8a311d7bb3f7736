"""Searches that a person keeps for itself."""

from typing import ClassVar

from django.db import models

from collegium.accounts.models import Person
from collegium.accounts.models.entry import ULID_LENGTH, new_id
from collegium.register.models.documents import HASH, Document

NAME = 100


class SavedSearch(models.Model):
    """What a person looks for again and again: its own, seen by nobody else, so that no journal keeps it.

    `asked` are the fields of `register.queries.searching.Asked` that are not empty. `feed` is the hash of the secret
    in the address of its feed, empty where it has none. `since` is when mail was asked for, `looked` when somebody
    last looked for what is new, `told` the documents that its owner was told of, `told_entries` the ids of others.
    """

    id = models.CharField(primary_key=True, max_length=ULID_LENGTH, default=new_id, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="searches")
    name = models.CharField(max_length=NAME)
    asked = models.JSONField(default=dict)
    mail = models.BooleanField(default=False)
    feed = models.CharField(max_length=HASH, blank=True, db_index=True)
    since = models.DateTimeField(auto_now_add=True)
    looked = models.DateTimeField(auto_now_add=True)
    told = models.ManyToManyField(Document, related_name="+")
    told_entries = models.JSONField(default=list)

    journalled: ClassVar[bool] = False

    class Meta:
        verbose_name_plural = "saved searches"
        indexes = [models.Index(fields=["owner", "id"], name="searches_of_a_person")]
