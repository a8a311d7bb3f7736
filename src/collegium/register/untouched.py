"""Documents that a change of names cannot touch: they would read the same, and are not read again.

What they were read with is remembered beside the readings. Where that is not known, where the program is another one,
or where the names may stand in the text, nothing is said: the document is read.
"""

from functools import lru_cache, partial

from django.db import transaction

from collegium.accounts.models import Space
from collegium.accounts.sight import seeing_everything
from collegium.reading.contract import Reading as ReadingContent
from collegium.reading.vocabulary import Forum, Instrument, Issue, Party
from collegium.register.models import Document, NamesRead, Reading
from collegium.register.queries.documents import content_of
from collegium.register.references.scope import read_with_in
from collegium.register.rules.untouched import Difference, difference, touches
from collegium.register.vocabulary import names_for, vocabulary, vocabulary_with

KEPT = 20  # names of a space that are remembered, the last ones that were read with


def remember_names(space: Space, digest: str, tables: str) -> None:
    """Keep which names a space's document is read with; not those that are others by now, for one may be struck out."""
    rows = NamesRead.objects.filter(space=space)
    if rows.filter(digest=digest).exists() or tables != names_for(space):
        return
    NamesRead.objects.bulk_create([NamesRead(space=space, digest=digest, tables=tables)], ignore_conflicts=True)
    rows.filter(pk__in=list(rows.order_by("-id").values_list("pk", flat=True)[KEPT:])).delete()
    transaction.on_commit(partial(_forget_if_other, space, digest, tables))


def _forget_if_other(space: Space, digest: str, tables: str) -> None:
    """Delete names that were struck out while they were being kept: whoever struck them out could not see them yet."""
    with seeing_everything():
        if tables != names_for(space):
            NamesRead.objects.filter(space=space, digest=digest).delete()


def forget_names(space: Space) -> None:
    """Delete what documents were read with wherever the names of a space count: one of them was struck out. Once more
    when that is kept: a reading that ended meanwhile may have kept them."""
    _forget(space)
    transaction.on_commit(partial(_forget, space))


def _forget(space: Space) -> None:
    with seeing_everything():
        NamesRead.objects.filter(space__in=read_with_in(space)).delete()


def reads_the_same(document: Document, program: str) -> bool:
    """Whether a program, by its version, would surely read a document as it was read, with the names of now; it is kept
    that it would."""
    newest = Reading.objects.filter(document=document, withdrawn=False, struck=False).order_by("-id").first()
    if newest is None or newest.reader != program or not newest.vocabulary:
        return False
    then = NamesRead.objects.filter(space=document.space_id, digest=newest.vocabulary).first()
    now = names_for(document.space)
    if then is None or vocabulary_with(then.tables).digest != newest.vocabulary:
        return False
    content = content_of(newest)
    if content is None or touches(_difference(then.tables, now), _told(document, content)):
        return False
    newest.same_with = vocabulary_with(now).digest
    newest.save(update_fields=["same_with"])
    return True


@lru_cache(maxsize=KEPT)
def _difference(before: str, after: str) -> Difference:
    known = vocabulary()
    tables: dict[str, tuple[Party | Forum | Instrument | Issue, ...]] = {
        "parties": known.parties,
        "forums": known.forums,
        "instruments": known.instruments,
        "issues": known.issues,
    }
    return difference(before, after, [(table, row.id) for table, rows in tables.items() for row in rows])


def _told(document: Document, content: ReadingContent) -> str:
    """All words that reading may have looked at: the text, what stands above it, the name of the file."""
    heading = content.heading
    spoken = (turn.speaker or "" for turn in content.turns)
    return "\n".join([content.text, document.name, heading.title or "", heading.place or "", *spoken])
