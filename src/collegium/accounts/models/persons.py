"""Persons, and in which capacity they act."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from collegium.accounts.models.entry import Entry, EntryQuerySet
from collegium.accounts.models.spaces import CODE, NAME, Partner, Partnership, Post
from collegium.accounts.renewed import renewed


class PersonQuerySet(EntryQuerySet["Person"]):
    """Persons, found by their address of mail in any case."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person of an address. Raises Person.DoesNotExist."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser, Entry):
    """Somebody who signs in, known by an address of mail. Nothing is said here of what the person may do."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=NAME)
    is_active = models.BooleanField(default=True)

    objects = PersonQuerySet.as_manager()  # type: ignore[misc]

    UNJOURNALLED: ClassVar[frozenset[str]] = frozenset({"password", "last_login"})
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def save(self, *args: Any, **options: Any) -> None:
        """As any entry; a new password by itself is no change, and is told to whatever ends with the old one."""
        chosen = vars(self).get("_password") is not None  # the framework's: set by a person, not hashed anew
        if not self._state.adding and not options.get("update_fields") and self._same_but_for_signing_in():
            options["update_fields"] = sorted(self.UNJOURNALLED)
        super().save(*args, **options)
        if chosen:
            renewed.send(sender=Person, person=self)

    def _same_but_for_signing_in(self) -> bool:
        fields = [field.attname for field in self._meta.concrete_fields if field.attname not in self.UNJOURNALLED]
        kept = Person.objects.filter(pk=self.pk).values(*fields).first()
        return bool(kept == {name: getattr(self, name) for name in fields})


class Role(models.TextChoices):
    """In which capacity a person acts."""

    PRINCIPAL = "principal", "principal"
    DEPUTY = "deputy", "deputy"
    EDITOR = "editor", "editor"
    POST = "post", "post"
    READER = "reader", "reader"
    SECRETARIAT = "secretariat", "secretariat"
    KEEPER = "keeper", "keeper"


class Seat(Entry):
    """One capacity of one person: at a partner, at a partnership's secretariat, or as keeper of the installation."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=CODE, choices=Role)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, related_name="seats")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, related_name="seats")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="seats")
    deputy_of = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="deputies")
    ended = models.BooleanField(default=False)

    undoable: ClassVar[bool] = False
