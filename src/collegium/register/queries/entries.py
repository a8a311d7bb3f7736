"""Search over entries: documents by what they are called, references, series, where something was sought; and
statements whose words are gone.

They have an index of their own, which is asked beside that of passages. As there, the newest come first, behind them
those without a date; numbers end at `COUNTED`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ulid import ULID

from collegium.accounts.access import Anybody, spaces_of
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Marking
from collegium.register.derived.card_index import ENTRY, KIND
from collegium.register.derived.card_words import LINKED
from collegium.register.models import Card, Document
from collegium.register.queries.asking import CARDED, COUNTED, RANKED, ROWS, Asked, spaces_asked
from collegium.register.queries.narrowing import narrowing_in
from collegium.register.queries.references import highest_named, thing
from collegium.register.search.hits import Piece, hits, snippet
from collegium.register.search.index import ENTRIES, index
from collegium.register.search.places import after, first_of
from collegium.register.search.query import Query, understood
from collegium.register.search.terms import Facets, Sought, code_of, facet, sought

AT_ONCE = 40  # entries of which it is asked at once whether they are found


@dataclass(frozen=True, slots=True)
class Told:
    """A part of an entry that holds what was looked for: what it is, its language, its snippet."""

    what: str
    language: str | None
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that was found, the parts of it that hold what was looked for, and how often they do."""

    card: Card
    told: list[Told]
    hits: int


@dataclass(frozen=True, slots=True)
class Entries:
    """A page of entries. `count` is None where it is not known, `more` says that it is above `COUNTED`; `following` is
    what `entries` takes to go on, None at the end."""

    found: list[Found] = field(default_factory=list)
    count: int | None = 0
    more: bool = False
    following: str | None = None


def entries(person: Anybody, asked: Asked, start: str = "", rows: int = ROWS) -> Entries:
    """A page of the entries that are found, from the beginning or behind the one that `following` named.

    Raises Improper. Who asks what a statement says finds those alone whose words are gone: no other entry says it.
    """
    query, facets, spaces = _understood(person, asked)
    if not spaces or not asked.wants_entries or not (query.wanted or facets):
        return Entries()
    by_hits = asked.order == "hits"
    begin, end = first_of(asked.begin), _before(spaces, start, after(asked.end))
    most = RANKED if by_hits else rows + 1
    counted = 0 if start else COUNTED + 1
    places, number = index(ENTRIES).first(sought(query, facets, spaces), begin, end, most, counted)
    known, more = (None, False) if start else (min(number, COUNTED), number > COUNTED)
    found = _found(places, spaces, query)
    if by_hits:
        return Entries(sorted(found, key=lambda each: -each.hits)[:rows], known, more)
    following = found[rows - 1].card.entry if len(found) > rows else None
    return Entries(found[:rows], known, more, following)


def _understood(person: Anybody, asked: Asked) -> tuple[Query, list[Facets], list[str]]:
    """The words that are asked for, what an entry is found by besides, and in which spaces. Raises Improper."""
    query, spaces = understood(asked.words), spaces_asked(person, asked)
    facets = narrowing_in(asked.narrowed, spaces).facets if asked.wants_entries else []
    facets += [tuple((each.pk, facet(KIND, asked.kind)) for each in spaces)] if asked.kind in CARDED else []
    return query, facets, [each.pk for each in spaces]


def _before(spaces: Sequence[str], start: str, end: int) -> int:
    """The place of the last entry of the page before."""
    seen = Card.objects.filter(space__in=spaces, entry=start) if start else Card.objects.none()
    place: int | None = seen.values_list("place", flat=True).first()
    return end if place is None else min(place, end)


def _found(places: Sequence[int], spaces: Sequence[str], query: Query) -> list[Found]:
    rows = Card.objects.filter(place__in=places, space__in=spaces).order_by("-place")
    rows = rows.select_related("space__partner", "document__marking", "document__space")
    return [_hit(each, query) for each in rows]


def _hit(card: Card, query: Query) -> Found:
    told, number = [], 0
    for what, language, words in card.parts:
        spans = hits(words, language, query)
        if spans:
            told.append(Told(what, language, snippet(words, spans)))
            number += len(spans)
    return Found(card, told, number)


def card_of(person: Anybody, entry: str) -> Card:
    """The card with which an entry is found. Raises NotVisible."""
    seen = Card.objects.filter(space__in=spaces_of(person)).select_related("space")
    card = seen.filter(entry=entry).first()
    head = seen.filter(entry=card.head).first() if card else None
    if head is None:
        raise NotVisible
    return head


def documents_behind(found: Iterable[Found]) -> list[Document]:
    """The documents whose words entries show: those that were found, that tell of what was sought, that facts cite."""
    return list({each.pk: each for each in _behind(list(found))}.values())


def _behind(found: Sequence[Found]) -> Iterator[Document]:
    yield from (each.card.document for each in found if each.card.document)
    heads = [each.card.entry for each in found if not each.card.document]
    if heads:
        group = Card.objects.filter(head__in=heads).values("entry")
        cited = Document.objects.filter(facts__reference__in=group, facts__withdrawn=False, facts__struck=False)
        yield from cited.filter(struck=False).select_related("marking", "space").distinct()


def markings_behind(found: Iterable[Found]) -> list[Marking]:
    """How the words are to be handled by which documents name some of the references that were found: of each the
    highest marking of these documents, where words that somebody linked with it are shown."""
    linked = [each.card for each in found if any(told.what == LINKED for told in each.told)]
    values = [thing(card.space, card.kind, card.key).values for card in linked]
    said = (highest_named(card.space, {card.kind: some}) for card, some in zip(linked, values, strict=True))
    return [marking for marking in said if marking]


def made_since(person: Anybody, moment: datetime) -> list[Card]:
    """The entries other than documents and what stands in these that were made since a moment, as far as a person sees
    them."""
    since = str(ULID.from_datetime(moment))
    seen = Card.objects.filter(space__in=spaces_of(person), entry__gt=since, place__isnull=False)
    return list(seen.exclude(kind__in=("document", "statement")).order_by("entry"))


def holding(person: Anybody, asked: Asked, cards: Sequence[Card]) -> list[str]:
    """Of the entries of some cards those that a search finds."""
    query, facets, spaces = _understood(person, asked)
    if not spaces or not asked.wants_entries:
        return []
    wanted = sought(query, facets, spaces)
    held: list[str] = []
    for first in range(0, len(cards), AT_ONCE):
        some = cards[first : first + AT_ONCE]
        of_these = tuple((f"{code_of(each.space_id)}f{facet(ENTRY, each.entry)}",) for each in some)
        narrowed = Sought((*wanted.groups, of_these), wanted.without)
        places = set(index(ENTRIES).places(narrowed, first_of(asked.begin), after(asked.end), AT_ONCE))
        held += [each.entry for each in some if each.place in places]
    return held


def cards_of(documents: Iterable[str]) -> list[Card]:
    """The cards of some documents."""
    return list(Card.objects.filter(entry__in=list(documents)))
