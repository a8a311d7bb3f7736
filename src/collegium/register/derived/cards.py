"""Cards of entries, with their words in the index: made anew at the end of each change that wrote an entry."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from collegium.accounts.models import Entry, Head
from collegium.register.derived import lost
from collegium.register.derived.card_index import SHAPE, About, new_card, put, stands, take_away
from collegium.register.derived.card_words import of_document, of_inquiry, of_references, of_series
from collegium.register.derived.making import newest
from collegium.register.models import Card, Document, Fact, Inquiry, Link, Reading, Reference, Series, Statement
from collegium.register.search.index import ENTRIES, index

STANDS = {"withdrawn": False, "struck": False}
FOLLOWED = (Document, Reading, Statement, Reference, Fact, Link, Series, Inquiry)
Carded = Document | Reference | Series | Inquiry | Statement


def follow(entries: Iterable[Entry], **_: Any) -> None:
    """Make the cards anew that follow from the entries which a change wrote, of references that are one once."""
    told = [entry for entry in entries if isinstance(entry, FOLLOWED)]
    references: dict[str, Reference] = {}
    for entry in told:
        if isinstance(entry, Reference):
            references[entry.pk] = entry
        elif isinstance(entry, Fact | Link):
            references[entry.reference_id] = entry.reference
        else:
            _follow(entry)
    while references:
        made = _of_group(next(iter(references.values())))
        references = {key: each for key, each in references.items() if key not in made}
    if any(entry.struck for entry in told):
        index(ENTRIES).forget()


def _follow(entry: Entry) -> None:
    """The same of an entry of another kind than references and what is said of these."""
    match entry:
        case Document():
            _of_document(entry)
            for inquiry in Inquiry.objects.filter(document=entry):
                _of_inquiry(inquiry)
            lost.make(Statement.objects.filter(document=entry, now_start=None))
        case Reading():
            _of_document(entry.document)
        case Statement():
            lost.make(Statement.objects.filter(pk=entry.pk))
        case Series():
            _of_series(entry)
        case Inquiry():
            _of_inquiry(entry)


def _of_document(document: Document) -> None:
    take_away([document.pk])
    if stands(document):
        read = newest(document)
        date, language = (read.date, read.language) if read else ("", "")
        about = About("document", date=date, language=language, document=document.pk)
        put(document, about, of_document(document, read))


def _of_series(series: Series) -> None:
    take_away([series.pk])
    if stands(series):
        put(series, About("series"), of_series(series))


def _of_inquiry(inquiry: Inquiry) -> None:
    """One is seen with the document that tells of what was sought, and goes with it."""
    take_away([inquiry.pk])
    if stands(inquiry) and stands(inquiry.document):
        about = About("inquiry", key=inquiry.key, date=inquiry.day, document=inquiry.document_id)
        put(inquiry, about, of_inquiry(inquiry))


def _of_group(reference: Reference) -> set[str]:
    """The references that are or were one with a reference; their ids."""
    before = Card.objects.filter(entry=reference.pk).values("head")
    ids = {reference.pk, *Card.objects.filter(head__in=before).values_list("entry", flat=True)}
    heads = {each.pk: each for row in Reference.objects.filter(pk__in=ids, **STANDS) for each in [_head_of(row)]}
    take_away(ids)
    for head in heads.values():
        group = _merged_into(head)
        ids |= {each.pk for each in group}
        take_away(each.pk for each in group)
        put(head, About(head.kind, key=head.slug), of_references(group))
        for each in group[1:]:
            new_card(each, About(each.kind, key=each.slug), [], head.pk).save()
    return ids


def _head_of(reference: Reference) -> Reference:
    """What a reference was merged into, step by step, as far as that stands. It ends, whatever is written there."""
    seen = {reference.pk}
    while (into := reference.merged_into) is not None and into.pk not in seen and stands(into):
        seen.add(into.pk)
        reference = into
    return reference


def _merged_into(head: Reference) -> list[Reference]:
    """A reference, and all that stand and were merged into it, step by step."""
    group = {head.pk: head}
    layer = [head]
    while layer:
        rows = Reference.objects.filter(merged_into__in=layer, **STANDS).exclude(pk__in=group).order_by("id")
        layer = list(rows)
        group |= {each.pk: each for each in layer}
    return list(group.values())


def uncarded() -> list[QuerySet[Carded]]:
    """The entries of each kind that have no card of today's shape: after an upgrade or a restore."""
    card = Card.objects.filter(entry=OuterRef("pk"), shape=SHAPE)
    standing: list[QuerySet[Any]] = [each.objects.filter(**STANDS) for each in (Document, Reference, Series)]
    told = Inquiry.objects.filter(**STANDS, document__withdrawn=False, document__struck=False)
    return [rows.filter(~Exists(card)).order_by("id") for rows in (*standing, told, lost.standing())]


def make_cards(most: int | None = None) -> Iterator[Entry]:
    """Make the cards that are lacking, of each kind so many at most, each in a transaction of its own."""
    for rows in uncarded():
        for entry in list(rows[:most]):
            with transaction.atomic():
                # As a change does: whoever writes in the space waits, so that no card is made twice.
                Head.objects.select_for_update().filter(space=entry.space_id).first()
                follow([type(entry).objects.get(pk=entry.pk)])
            yield entry
