"""What every entry of the register has: an id for ever, a space, a version. It is written only inside a change."""

from typing import Any, ClassVar, NoReturn, TypeVar

from django.db import models
from ulid import ULID

from collegium.accounts.errors import ChangedMeanwhile, Misuse, OtherSpace
from collegium.accounts.journal.pending import announced, pending

ULID_LENGTH = 26

Kind = TypeVar("Kind", bound=models.Model)


def new_id() -> str:
    """A ULID: sortable by its time, stable for ever."""
    return str(ULID())


def _one_by_one() -> Misuse:
    return Misuse("Entries are written one by one, and never deleted.", "Save each inside a change, or withdraw it.")


class EntryQuerySet(models.QuerySet[Kind]):
    """Entries can be asked for in any way, and are written only one by one."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused: it would pass by the journal."""
        raise _one_by_one()

    def delete(self) -> NoReturn:
        """Refused: nothing is lost."""
        raise _one_by_one()

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: it would pass by the journal."""
        raise _one_by_one()

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: it would pass by the journal."""
        raise _one_by_one()


class Entry(models.Model):
    """One entry. What `UNJOURNALLED` names is no part of its content: the journal neither keeps nor proves it."""

    id = models.CharField(primary_key=True, max_length=ULID_LENGTH, default=new_id, editable=False)
    space = models.ForeignKey("accounts.Space", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=0, editable=False)
    withdrawn = models.BooleanField(default=False)
    struck = models.BooleanField(default=False, editable=False)

    objects = EntryQuerySet.as_manager()

    journalled: ClassVar[bool] = True
    UNJOURNALLED: ClassVar[frozenset[str]] = frozenset()
    routine: ClassVar[frozenset[str]] = frozenset()  # verbs of the program's own doing, which goes with what was made
    lasting: ClassVar[frozenset[str]] = frozenset()  # verbs that reach where undoing takes nothing back
    undoable: ClassVar[bool] = True  # no, where its own action asks for more than the right to change

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Write the entry, with its next version, as a part of the open change.

        Raises OutsideChange, OtherSpace, and ChangedMeanwhile where somebody else wrote it since it was fetched.
        Fields that the journal does not keep may be written at any time, alone.
        """
        only = set(options.get("update_fields") or ())
        if only and only <= self.UNJOURNALLED:
            with announced():
                super().save(*args, **options)
            return
        change = pending()
        change.admit(self.space_id)
        self.version = self._next_version((self._meta.label, self.pk) in change.touched)
        with announced():
            super().save(force_insert=self._state.adding, force_update=not self._state.adding)
        change.touched[(self._meta.label, self.pk)] = None

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        """Refused: an entry is withdrawn or struck out, and stays."""
        raise _one_by_one()

    def _next_version(self, touched: bool) -> int:
        """The version that this entry gets; its row waits from here to the end of the change."""
        if self._state.adding:
            return 1
        kept = type(self)._base_manager.select_for_update().values_list("version", "space_id").get(pk=self.pk)
        if kept[0] != self.version:
            raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew, then change it.")
        if kept[1] != self.space_id:
            raise OtherSpace("An entry stays in its space.", "Table or publish a copy.")
        return self.version if touched else self.version + 1
