"""Saying on what an entry rests: a passage, a whole document, a statement of the register."""

from dataclasses import dataclass

from collegium.accounts.access import Anybody, found
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Entry, Person
from collegium.programme.actions.writing import gate_of
from collegium.programme.models import Ground
from collegium.programme.models.grounds import SHEET
from collegium.register.actions.documents import latest_reading
from collegium.register.checks import check_alive
from collegium.register.models import Document, Reading, Statement
from collegium.register.queries.documents import content_of
from collegium.register.rules.anchoring import Occurrences

ROLES = ("rests on", "outcome", "paper", "message")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a reading."""

    reading: Reading
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Cited:
    """What somebody cites: a document, and of it the words that say it, a statement of it, or a row of a table in it
    and where (`at`) that stands in its text; without any of these all."""

    document: Document
    quote: str = ""
    statement: Statement | None = None
    role: str = "rests on"
    sheet: str = ""
    row: int | None = None
    at: Passage | None = None


def cite(by: Anybody, entry: Entry, cited: Cited) -> Ground:
    """Put a ground under an entry, as a part of the open change.

    Raises NotVisible for a document that the person does not see, Improper where its readers are not those of the
    entry, or where the document does not hold the words.
    """
    document = found(by, Document, cited.document.pk)
    check_alive(document)
    if not document.space.open_to_readers_of(entry.space):
        raise Improper("Not everybody who reads this may read that document.", "Table the document first.")
    if cited.role not in ROLES:
        raise Improper("A document cannot stand here for this.", "Go back and choose one of the list.")
    ground = Ground(space=entry.space, of=entry.pk, kind=entry._meta.label, role=cited.role, document=document)
    ground.sheet, ground.row = cited.sheet[:SHEET], cited.row
    if cited.statement:
        _from_statement(ground, cited.statement)
    elif cited.at:
        ground.reading, ground.quote = cited.at.reading, cited.at.quote
        ground.start, ground.end = cited.at.start, cited.at.end
    elif cited.quote.strip():
        _from_quote(ground, cited.quote.strip())
    ground.save()
    return ground


def _from_statement(ground: Ground, statement: Statement) -> None:
    """Raises Improper for a statement of another document."""
    if statement.document_id != ground.document_id:
        raise Improper("This statement is of another document.", "Go back and choose one of the list.")
    ground.statement, ground.reading = statement, statement.reading
    ground.start, ground.end, ground.quote = statement.start, statement.end, statement.quote


def _from_quote(ground: Ground, quote: str) -> None:
    """Raises Improper where the words do not stand in the document; white space counts as one blank."""
    reading = latest_reading(ground.document)
    content = content_of(reading) if reading else None
    place = Occurrences(content.text, [quote]).place(quote, 0) if content else None
    if reading is None or content is None or place is None:
        raise Improper("The document does not say this in these words.", "Copy the words from its text.")
    ground.reading, (ground.start, ground.end) = reading, place
    ground.quote = content.text[ground.start : ground.end]


def rest_on(by: Person, entry: Entry, cited: Cited, why: str = "") -> Ground:
    """Say on what an entry that stands rests. Raises NotVisible, NotAllowed, Improper."""
    seat = gate_of(by, entry.space)
    with change(by=by, verb="says on what it rests:", space=entry.space, why=why, seat=seat):
        return cite(by, entry, cited)


def take_ground_back(by: Person, ground: Ground, why: str = "") -> None:
    """Take back on what an entry rests. Raises NotVisible, NotAllowed, ChangedMeanwhile."""
    seat = gate_of(by, ground.space)
    with change(by=by, verb="takes back on what it rests:", space=ground.space, why=why, seat=seat):
        ground.withdrawn = True
        ground.save()
