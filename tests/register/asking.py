"""Documents that an outside reader is asked about."""

from dataclasses import replace

from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Space
from collegium.register import actions, naming
from collegium.register.actions.outside import ask_outside
from collegium.register.models import Document, Finding, OutsideReading
from collegium.register.outside.working import read_outside
from collegium.register.vocabulary import vocabulary, vocabulary_with
from tests.cast import Cast, note

TEXT = b"""Words on the Winter Ferry

Velmora, 3 February 2031

We will mend the pier before the first ice.

Nine boats lay below the harbour wall, as long as the frost held.
"""


def added(cast: Cast, text: bytes = TEXT, marking: str = "open") -> Document:
    arrival = replace(note(), data=text, name="words.txt")
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(marking), arrival).document


def published(cast: Cast, text: bytes = TEXT) -> tuple[Document, Document]:
    """A joint document and its public copy."""
    joint = actions.table(cast.editor_qm, added(cast, text))
    for head in (cast.principal_qm, cast.principal_qn):
        actions.consent(head, joint)
    return joint, actions.publish(cast.secretariat, joint)


def outside_of(document: Document) -> list[Finding]:
    return list(Finding.objects.filter(document=document).exclude(reader="").order_by("start"))


def asked(cast: Cast, document: Document) -> OutsideReading:
    """Have it asked, and everything done that is due."""
    row = ask_outside(cast.principal_qm, document)
    list(read_outside())
    row.refresh_from_db()
    return row


def forget_names() -> None:
    """Let the next reading look at the files of names anew."""
    for kept in (vocabulary, vocabulary_with, naming._ids):
        kept.cache_clear()


def faults() -> list[object]:
    return list(verify(Space.objects.order_by("id")).faults)
