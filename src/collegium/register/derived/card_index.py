"""Cards as they are kept: put with their words into the index, and taken away."""

from collections.abc import Iterable
from dataclasses import dataclass

from collegium.accounts.models import Entry
from collegium.register.derived.card_words import Part
from collegium.register.models import Card
from collegium.register.search.index import ENTRIES, index
from collegium.register.search.places import place
from collegium.register.search.terms import facet, indexed_parts

SHAPE = 1  # one more with every change of what a card says: then all of them are made anew, some at a time
KIND, LANGUAGE, DOCUMENT, ENTRY = "klde"
OF_A_TEXT = ("document", "statement")  # kinds that have a language


@dataclass(frozen=True, slots=True)
class About:
    """What a card says beside its words; `facets` are those by which its kind alone is found."""

    kind: str
    key: str = ""
    date: str = ""
    language: str = ""
    document: str | None = None
    facets: tuple[str, ...] = ()


def stands(entry: Entry) -> bool:
    return not entry.withdrawn and not entry.struck


def take_away(entries: Iterable[str]) -> None:
    """Delete cards; a trigger of the database takes their words out of the index."""
    Card.objects.filter(entry__in=list(entries)).delete()


def new_card(entry: Entry, about: About, parts: list[Part], head: str) -> Card:
    facets = [facet(KIND, about.kind), facet(ENTRY, entry.pk)]
    facets += [facet(LANGUAGE, about.language)] if about.kind in OF_A_TEXT else []
    facets += [facet(DOCUMENT, about.document)] if about.document else []
    facets += about.facets
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


def put(entry: Entry, about: About, parts: list[Part]) -> None:
    """Keep a card and take its words in."""
    card = new_card(entry, about, parts, entry.pk)
    card.save()
    card.place = place(card.date, card.pk)
    card.save(update_fields=["place"])
    words = [(language, said) for _what, language, said in parts]
    index(ENTRIES).put([indexed_parts(card.place, card.space_id, words, card.facets.split())])
