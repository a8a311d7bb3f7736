"""Entries among what a search finds: what each is called, where its page is, which of its words hold what is sought."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from collegium.register.derived.card_words import in_words
from collegium.register.models import Card, Wanted
from collegium.register.queries.asking import KINDS
from collegium.register.queries.entries import Found, Told, card_of
from collegium.register.queries.references import Called
from collegium.register.rules.references import PLURALS
from collegium.web.passages import page_of
from collegium.web.words import FACTS
from collegium.web.words import PLURALS as SAID_PLURALS

FIRST = {"document": ("title", "file"), "series": ("name",), "inquiry": ("sought",), "statement": ("quote",)}
ENTRIES: Mapping[str, Promise] = {
    "document": _("Document"),
    "party": _("Party"),
    "forum": _("Forum"),
    "instrument": _("Instrument"),
    "issue": _("Issue"),
    "person": _("Person"),
    "series": _("Series"),
    "inquiry": _("Looked for"),
    "statement": _("Statement"),
}
"""What an entry is that a search finds."""
FOUND_AMONG: Mapping[str, Promise] = {
    "passage": _("Passages"),
    "entry": _("Entries"),
    "document": _("Documents"),
    **SAID_PLURALS,
    "series": _("Series"),
    "inquiry": _("Where something was looked for"),
    "statement": _("Statements whose words are gone"),
}
"""What a search looks for."""
PARTS: Mapping[str, Promise] = {
    **FACTS,
    "condition": _("On condition"),
    "file": _("File"),
    "id": _("Id"),
    "linked": _("In texts"),
    "name": _("Name"),
    "names": _("Names"),
    "originator": _("Originator"),
    "place": _("Looked for at"),
    "quote": _("Words"),
    "recurrence": _("How often"),
    "republisher": _("Published again by"),
    "sought": _("Wanted"),
    "source_address": _("Source"),
    "speaker": _("Who speaks"),
    "title": _("Title"),
}
"""The parts of an entry by which it is found."""
SHOWN = 3  # parts of one entry that are shown


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as the page shows it: `parts` are what they are called, with what they say."""

    card: Card
    kind: str
    title: str
    address: str
    parts: list[tuple[str, Told]]


@require_safe
def entry_page(request: HttpRequest, entry: str) -> HttpResponse:
    """Lead to the page of an entry, wherever that is by now: of what was merged, to what it was merged into."""
    return redirect(Cards([card_of(request.user, entry)]).addresses[0])


def rows_of_entries(found: Iterable[Found]) -> Iterator[EntryRow]:
    """The entries as rows."""
    some = list(found)
    cards = Cards([each.card for each in some])
    for each, title, address in zip(some, cards.titles, cards.addresses, strict=True):
        parts = [(str(PARTS[told.what]), told) for told in each.told[:SHOWN]]
        yield EntryRow(each.card, str(ENTRIES[each.card.kind]), title, address, parts)


class Cards:
    """What the entries of some cards are called, and where their pages are: each space is asked once for its names."""

    def __init__(self, cards: Sequence[Card]) -> None:
        self._cards = cards
        self._reader = get_language() or "en"
        self._called: dict[str, Called] = {}

    @property
    def titles(self) -> list[str]:
        """What each is called: of what has names in several languages that in the reader's, as far as there is one."""
        return [self._title(each) for each in self._cards]

    @property
    def addresses(self) -> list[str]:
        """The address of the page of each."""
        keys = {each.key for each in self._cards if each.kind == "inquiry"}
        rows = Wanted.objects.filter(space__in={each.space_id for each in self._cards}, key__in=keys)
        told = set(rows.values_list("space", "key").distinct()) if keys else set()
        return [_address_of(each, (each.space_id, each.key) in told) for each in self._cards]

    def _title(self, card: Card) -> str:
        if card.kind not in PLURALS:
            first = (words for name in FIRST[card.kind] for what, _of, words in card.parts if what == name)
            return str(next(first, card.entry))
        if card.kind == "issue":
            return in_words(card.key)
        names = {language: words for what, language, words in reversed(card.parts) if what == "names"}
        for language in (self._reader, "en", *names):
            if language in names:
                return str(names[language])
        return self._names(card).name(card.kind, card.key)

    def _names(self, card: Card) -> Called:
        if card.space_id not in self._called:
            self._called[card.space_id] = Called(card.space, self._reader)
        return self._called[card.space_id]


def _address_of(card: Card, told: bool) -> str:
    """`told` says of what was looked for that a reading tells of it still; else its document is where to look."""
    match card.kind:
        case "series":
            return reverse("series", kwargs={"entry": card.entry})
        case "statement":
            place, _of, reading = card.key.partition(" ")
            return f"{page_of(str(card.document_id))}?at={place}&of={reading}#passage"
        case "inquiry" if told:
            page = reverse("wanted", kwargs={"space": card.space_id})
            return f"{page}?{urlencode({'state': 'all', 'key': card.key})}"
        case "document" | "inquiry":
            return page_of(str(card.document_id))
    return reverse("reference", kwargs={"space": card.space_id, "kind": PLURALS[card.kind], "key": card.key})


def kinds() -> list[tuple[str, str]]:
    """What can be looked for, in the reader's words."""
    return [(kind, str(FOUND_AMONG[kind])) for kind in KINDS]
