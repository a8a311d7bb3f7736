"""Cards of entries, with their words in the index: made anew at the end of each change that wrote an entry."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from collegium.accounts.models import Entry, Head
from collegium.register.derived.card_words import Part, of_document, of_inquiry, of_references, of_series
from collegium.register.derived.making import newest
from collegium.register.models import Card, Document, Fact, Inquiry, Link, Reading, Reference, Series
from collegium.register.search.index import ENTRIES, index
from collegium.register.search.places import place
from collegium.register.search.terms import facet, indexed_parts

SHAPE = 1  # one more with every change of what a card says: then all of them are made anew, some at a time
KIND, LANGUAGE, DOCUMENT, ENTRY = "klde"
STANDS = {"withdrawn": False, "struck": False}
Carded = Document | Reference | Series | Inquiry


@dataclass(frozen=True, slots=True)
class About:
    """What a card says beside its words."""

    kind: str
    key: str = ""
    date: str = ""
    language: str = ""
    document: str | None = None


def follow(entry: Entry, **_: Any) -> None:
    """Make the cards anew that follow from an entry which a change wrote."""
    match entry:
        case Document():
            _of_document(entry)
            for each in Inquiry.objects.filter(document=entry):
                _of_inquiry(each)
        case Reading():
            _of_document(entry.document)
        case Reference():
            _of_group(entry)
        case Fact() | Link():
            _of_group(entry.reference)
        case Series():
            _of_series(entry)
        case Inquiry():
            _of_inquiry(entry)
        case _:
            return
    if entry.struck:
        index(ENTRIES).forget()


def _of_document(document: Document) -> None:
    _take_away([document.pk])
    if _stands(document):
        read = newest(document)
        date, language = (read.date, read.language) if read else ("", "")
        about = About("document", date=date, language=language, document=document.pk)
        _put(document, about, of_document(document, read))


def _of_series(series: Series) -> None:
    _take_away([series.pk])
    if _stands(series):
        _put(series, About("series"), of_series(series))


def _of_inquiry(inquiry: Inquiry) -> None:
    """One is seen with the document that tells of what was sought, and goes with it."""
    _take_away([inquiry.pk])
    if _stands(inquiry) and _stands(inquiry.document):
        about = About("inquiry", key=inquiry.key, date=inquiry.day, document=inquiry.document_id)
        _put(inquiry, about, of_inquiry(inquiry))


def _of_group(reference: Reference) -> None:
    """The references that are or were one with a reference."""
    before = Card.objects.filter(entry=reference.pk).values("head")
    ids = {reference.pk, *Card.objects.filter(head__in=before).values_list("entry", flat=True)}
    heads = {each.pk: each for row in Reference.objects.filter(pk__in=ids, **STANDS) for each in [_head_of(row)]}
    _take_away(ids)
    for head in heads.values():
        group = _merged_into(head)
        _take_away(each.pk for each in group)
        _put(head, About(head.kind, key=head.slug), of_references(group))
        for each in group[1:]:
            _new(each, About(each.kind, key=each.slug), [], head.pk).save()


def _head_of(reference: Reference) -> Reference:
    """What a reference was merged into, step by step, as far as that stands. It ends, whatever is written there."""
    seen = {reference.pk}
    while (into := reference.merged_into) is not None and into.pk not in seen and _stands(into):
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


def _stands(entry: Entry) -> bool:
    return not entry.withdrawn and not entry.struck


def _take_away(entries: Iterable[str]) -> None:
    """Delete cards; a trigger of the database takes their words out of the index."""
    Card.objects.filter(entry__in=list(entries)).delete()


def _new(entry: Entry, about: About, parts: list[Part], head: str) -> Card:
    facets = [facet(KIND, about.kind), facet(ENTRY, entry.pk)]
    facets += [facet(LANGUAGE, about.language)] if about.kind == "document" else []
    facets += [facet(DOCUMENT, about.document)] if about.document else []
    return Card(
        space_id=entry.space_id,
        entry=entry.pk,
        head=head,
        kind=about.kind,
        key=about.key,
        date=about.date,
        language=about.language,
        document_id=about.document,
        parts=parts,
        facets=" ".join(facets),
        shape=SHAPE,
    )


def _put(entry: Entry, about: About, parts: list[Part]) -> None:
    """Keep a card and take its words in."""
    card = _new(entry, about, parts, entry.pk)
    card.save()
    card.place = place(card.date, card.pk)
    card.save(update_fields=["place"])
    words = [(language, said) for _what, language, said in parts]
    index(ENTRIES).put([indexed_parts(card.place, card.space_id, words, card.facets.split())])


def uncarded() -> list[QuerySet[Carded]]:
    """The entries of each kind that have no card of today's shape: after an upgrade or a restore."""
    card = Card.objects.filter(entry=OuterRef("pk"), shape=SHAPE)
    standing: list[QuerySet[Any]] = [each.objects.filter(**STANDS) for each in (Document, Reference, Series)]
    told = Inquiry.objects.filter(**STANDS, document__withdrawn=False, document__struck=False)
    return [rows.filter(~Exists(card)).order_by("id") for rows in (*standing, told)]


def make_cards(most: int | None = None) -> Iterator[Entry]:
    """Make the cards that are lacking, of each kind so many at most, each in a transaction of its own."""
    for rows in uncarded():
        for entry in list(rows[:most]):
            with transaction.atomic():
                # As a change does: whoever writes in the space waits, so that no card is made twice.
                Head.objects.select_for_update().filter(space=entry.space_id).first()
                follow(type(entry).objects.get(pk=entry.pk))
            yield entry
