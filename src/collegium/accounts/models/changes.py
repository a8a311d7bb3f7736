"""The journal as it is kept: changes, the versions that they wrote, the head of each space, kept bytes."""

from typing import ClassVar

from django.db import models

from collegium.accounts.models.entry import ULID_LENGTH, Entry, new_id
from collegium.accounts.models.persons import Person
from collegium.accounts.models.spaces import Space

HASH = 64


class Change(models.Model):
    """One change of one space: who, in which capacity, when, why, and the hash of the change before it.

    The reason has a salted hash of its own, which its change proves, so that it can be struck out: reason and salt are
    then empty, and the hash stays. Changes of the first shape have none, and prove their reason as it stands.
    """

    id = models.CharField(primary_key=True, max_length=ULID_LENGTH, default=new_id, editable=False)
    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveBigIntegerField()
    shape = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="changes")
    seat = models.CharField(max_length=ULID_LENGTH, blank=True)
    verb = models.CharField(max_length=100)
    why = models.TextField(blank=True)
    why_salt = models.CharField(max_length=HASH, blank=True, default="")
    why_hash = models.CharField(max_length=HASH, blank=True, default="")
    previous = models.CharField(max_length=HASH, blank=True)
    hash = models.CharField(max_length=HASH)

    journalled: ClassVar[bool] = True

    class Meta:
        ordering = ["space", "number"]
        constraints = [models.UniqueConstraint(fields=["space", "number"], name="one_change_of_a_number")]

    @property
    def reason_struck(self) -> bool:
        """Whether there was a reason, which is gone."""
        return bool(self.why_hash) and not self.why_salt


class Version(models.Model):
    """What a change wrote of one entry: its content in canonical JSON with a salt, and the hash of both.

    Content and salt are empty where they were struck out; the hash stays.
    """

    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="versions")
    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=100)
    entry = models.CharField(max_length=ULID_LENGTH)
    number = models.PositiveIntegerField()
    content = models.TextField(blank=True)
    salt = models.CharField(max_length=HASH, blank=True)
    hash = models.CharField(max_length=HASH)

    journalled: ClassVar[bool] = True

    class Meta:
        ordering = ["change", "position"]
        constraints = [models.UniqueConstraint(fields=["kind", "entry", "number"], name="one_version_of_a_number")]


class Head(models.Model):
    """The last change of a space, as the installation anchors it."""

    space = models.OneToOneField(Space, on_delete=models.PROTECT, related_name="head", primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=HASH, blank=True)

    journalled: ClassVar[bool] = True


class Kept(models.Model):
    """Bytes that an entry of the space names by their SHA-256, each once in a space. They never change."""

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="kept")
    sha256 = models.CharField(max_length=HASH)
    content = models.BinaryField()

    journalled: ClassVar[bool] = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "sha256"], name="the_same_bytes_once_in_a_space")]


class Striking(Entry):
    """That content is to go, and why: one person proposes it, another one carries it out.

    `reaches` holds [kind, entry, last version] of each entry whose content goes; it is empty until it is carried out.
    """

    kind = models.CharField(max_length=100)
    entry = models.CharField(max_length=ULID_LENGTH)
    why = models.TextField()
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    carried_out_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reaches = models.JSONField(default=list)

    undoable: ClassVar[bool] = False


class Access(models.Model):
    """That a person read a private entry, or took an export, or had a document sent: kept for the partner whose it is.

    `to` is the host to which it was sent; empty otherwise.
    """

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="accesses")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=20)
    kind = models.CharField(max_length=100)
    entry = models.CharField(max_length=ULID_LENGTH)
    to = models.CharField(max_length=255, blank=True, default="")
