"""Seats that wait for somebody, and what a partner is told of seats that others gave or ended at its table."""

from typing import ClassVar

from django.db import models

from collegium.accounts.models.entry import Entry
from collegium.accounts.models.persons import Person, Role, Seat
from collegium.accounts.models.spaces import CODE, Partner, Partnership, Post

HASH = 64


class Invitation(Entry):
    """A seat for whoever has the link: once, until it expires or is taken back.

    `token` is the SHA-256 of what the link holds, which is kept nowhere. `taken_as` is the seat that came of it.
    """

    email = models.EmailField()
    role = models.CharField(max_length=CODE, choices=Role)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    deputy_of = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=HASH, unique=True)
    expires = models.DateTimeField()
    taken_as = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    revoked = models.BooleanField(default=False)

    undoable: ClassVar[bool] = False


class Notice(Entry):
    """What a partner is told, in its own space, of a seat at its table that somebody from outside gave or ended.

    `through` is who had invited the person, where the seat was taken by a link.
    """

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=CODE, choices=Role)
    ended = models.BooleanField()
    through = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    undoable: ClassVar[bool] = False
