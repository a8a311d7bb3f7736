"""What one person took from another's account, so that it can be reached again or is reached no more."""

from typing import ClassVar

from django.db import models

from collegium.accounts.models.entry import Entry
from collegium.accounts.models.persons import Person
from collegium.accounts.models.spaces import CODE


class Revoked(models.TextChoices):
    """What was taken away."""

    SECOND_FACTOR = "second factor", "the second factor, and all sessions"
    SESSIONS = "sessions", "all sessions"


class Revocation(Entry):
    """That somebody's second factor was taken away, or its sessions ended. It stands where those concerned see it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    of = models.CharField(max_length=CODE, choices=Revoked)

    undoable: ClassVar[bool] = False
