"""Entries among what a search finds: what each is called, where its page is, which of its words hold what is sought."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody
from collegium.register.derived.card_words import in_words
from collegium.register.models import Card, Wanted
from collegium.register.queries.asking import KINDS
from collegium.register.queries.entries import Found, Told, card_of
from collegium.register.queries.references import Called
from collegium.register.rules.references import PLURALS
from collegium.web.words import FACTS
from collegium.web.words import PLURALS as SAID_PLURALS

FIRST = {"document": ("title", "file"), "series": ("name",), "inquiry": ("sought",)}
ENTRIES: Mapping[str, Promise] = {
    "document": _("Document"),
    "party": _("Party"),
    "forum": _("Forum"),
    "instrument": _("Instrument"),
    "issue": _("Issue"),
    "person": _("Person"),
    "series": _("Series"),
    "inquiry": _("Looked for"),
}
"""What an entry is that a search finds."""
FOUND_AMONG: Mapping[str, Promise] = {
    "passage": _("Passages"),
    "entry": _("Entries"),
    "document": _("Documents"),
    **SAID_PLURALS,
    "series": _("Series"),
    "inquiry": _("Where something was looked for"),
}
"""What a search looks for."""
PARTS: Mapping[str, Promise] = {
    **FACTS,
    "file": _("File"),
    "id": _("Id"),
    "linked": _("In texts"),
    "name": _("Name"),
    "names": _("Names"),
    "originator": _("Originator"),
    "place": _("Looked for at"),
    "recurrence": _("How often"),
    "republisher": _("Published again by"),
    "sought": _("Wanted"),
    "source_address": _("Source"),
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
    person: Anybody = request.user
    return redirect(address_of_entry(card_of(person, entry)))


def rows_of_entries(found: Iterable[Found]) -> Iterator[EntryRow]:
    """The entries as rows."""
    for each in found:
        parts = [(str(PARTS[told.what]), told) for told in each.told[:SHOWN]]
        yield EntryRow(each.card, str(ENTRIES[each.card.kind]), title_of(each.card), address_of_entry(each.card), parts)


def title_of(card: Card) -> str:
    """What an entry is called: of what has names in several languages that in the reader's, as far as there is one."""
    said = [(what, language, words) for what, language, words in card.parts]
    if card.kind not in PLURALS:
        return next((words for first in FIRST[card.kind] for what, _of, words in said if what == first), card.entry)
    reader = get_language() or "en"
    if card.kind == "issue":
        return in_words(card.key)
    names = {language: words for what, language, words in reversed(said) if what == "names"}
    for language in (reader, "en", *names):
        if language in names:
            return str(names[language])
    return Called(card.space, reader).name(card.kind, card.key)


def address_of_entry(card: Card) -> str:
    """The address of the page of an entry."""
    if card.kind == "document":
        return reverse("document", kwargs={"entry": card.entry})
    if card.kind == "series":
        return reverse("series", kwargs={"entry": card.entry})
    if card.kind == "inquiry":
        return _address_of_inquiry(card)
    return reverse("reference", kwargs={"space": card.space_id, "kind": PLURALS[card.kind], "key": card.key})


def _address_of_inquiry(card: Card) -> str:
    """Where it stands on the page of what is wanted; the document, where no reading tells of it any more."""
    if not Wanted.objects.filter(space=card.space_id, key=card.key).exists():
        return reverse("document", kwargs={"entry": card.document_id})
    page = reverse("wanted", kwargs={"space": card.space_id})
    return f"{page}?{urlencode({'state': 'all', 'key': card.key})}"


def kinds() -> list[tuple[str, str]]:
    """What can be looked for, in the reader's words."""
    return [(kind, str(FOUND_AMONG[kind])) for kind in KINDS]
