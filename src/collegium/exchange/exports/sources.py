"""What every row of an export says of where it comes from and what it says, and what is said of the whole."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from collegium.accounts.models import Marking, Space, SpaceKind
from collegium.accounts.queries import highest_of, markings_of
from collegium.exchange.exports.sheet import About
from collegium.register.models import Content, Document, Reading
from collegium.register.queries import markings_for

CONTENT = (
    "kind", "act", "actors", "addressees", "forums", "instruments", "issues", "when_start", "when_end", "condition",
    "attributed_to", "standing", "start", "end",
)  # fmt: skip


def titles_of(documents: Iterable[Document]) -> dict[str, str]:
    """What documents call themselves, by their newest readings."""
    ids = [each.pk for each in documents]
    read = Reading.objects.filter(document__in=ids, withdrawn=False).order_by("id").values_list("document_id", "title")
    return dict(read)


def source_of(
    document: Document, titles: Mapping[str, str], date: str, besides: Iterable[Marking | None] = ()
) -> dict[str, Any]:
    """The columns of where a row comes from; `besides` are the markings of what else it tells of."""
    marking = highest_of([document.marking, *besides])
    return {
        "document": document.pk,
        "title": titles.get(document.pk) or document.name,
        "date": date,
        "marking": marking.name if marking else "",
    }


def content_of(content: Content) -> dict[str, Any]:
    """The columns of what a statement says."""
    return {**{name: getattr(content, name) for name in CONTENT}, "quote": in_line(content.quote)}


def in_line(words: str) -> str:
    """Words in one line."""
    return " ".join(words.split())


def passage_of(document: str, reading: str, start: int, end: int) -> str:
    """The address of a passage: it stays, also when the document is read again."""
    return f"/documents/{document}?at={start}-{end}&of={reading}#passage"


def about_of(title: str, space: str, markings: Iterable[Marking | None]) -> About:
    """What is said of an export, with the marking of the most protected thing in it."""
    highest = highest_of(markings)
    made = timezone.now().isoformat(timespec="seconds")
    return About(title, space, highest.name if highest else "", made)


def marking_of(space: Space) -> Marking | None:
    """How that is to be handled which cites no document: in the public space as the least protected, elsewhere as a
    document that nobody marked, which is as the most protected that may be held there."""
    if space.kind == SpaceKind.PUBLIC:
        return markings_of(space.partnership).first() if space.partnership else None
    return markings_for(space).last()


def called(space: Space) -> str:
    """A space with its partnership: `Tidewater, Velmora`, `Tidewater, joint`."""
    partnership = space.partnership.name if space.partnership else ""
    return ", ".join(filter(None, (partnership, space.partner.name if space.partner else space.kind)))
