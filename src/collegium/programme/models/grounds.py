"""On what an entry of the programme rests."""

from collections.abc import Collection, Iterable

from django.db import models

from collegium.accounts.errors import Improper
from collegium.accounts.models import Entry
from collegium.accounts.models.entry import ULID_LENGTH
from collegium.register.models import Document, Reading, Statement

KIND = 40
SHEET = 200


class Ground(Entry):
    """A passage, or a whole document, on which an entry rests. Who entered it says the journal.

    `of` is the id of the entry and `kind` its label, such as `programme.Action`. `role` says for what: it "rests on"
    it, it is its "outcome", a "paper" of it, the "message" by which it came. With a passage `start` and `end` index the
    text of `reading`; without one the whole document is meant, or of its table `sheet` the row of the number `row`.
    `statement` is one of the register that says it.
    """

    of = models.CharField(max_length=ULID_LENGTH, db_index=True)
    kind = models.CharField(max_length=KIND)
    role = models.CharField(max_length=KIND, default="rests on")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="grounds")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, null=True, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    quote = models.TextField(blank=True)
    sheet = models.CharField(max_length=SHEET, blank=True)
    row = models.PositiveIntegerField(null=True)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, null=True, related_name="+")

    def undone_with(self, altered: Collection[str]) -> Iterable[Entry]:
        """Nothing; raises Improper for a paper of a step, which the side that took the step adds and takes back."""
        if self.role == "paper" and self.version > 1:
            raise Improper("A paper of a step is added and taken back by who took it.", "Add it to a step anew.")
        return ()
