"""On what an entry rests, as a page shows it: the words, with a link to their place in the document."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from collegium.accounts.access import Anybody
from collegium.accounts.models import Entry
from collegium.programme.models import Ground
from collegium.programme.queries.grounds import grounds_of
from collegium.register.models import Document
from collegium.register.queries.documents import documents
from collegium.web.listing import titled
from collegium.web.programme.programmes.words import ROLES


@dataclass(frozen=True, slots=True)
class Shown:
    """A ground with its document, what that is called, the address of the passage, and for what it stands there where
    that is not as the ground alone."""

    ground: Ground
    document: Document
    title: str
    address: str
    role: str = ""


def shown_grounds(person: Anybody, entries: Iterable[Entry]) -> dict[str, list[Shown]]:
    """The grounds of some entries, by the ids of these, as far as a person sees the documents."""
    found = grounds_of(person, entries)
    ids = {each.document_id for some in found.values() for each in some}
    papers = {each.pk: each for each in titled(documents(person)).filter(pk__in=ids)}
    return {
        entry: [_shown(each, papers[each.document_id]) for each in some if each.document_id in papers]
        for entry, some in found.items()
    }


def _shown(ground: Ground, document: Document) -> Shown:
    title = getattr(document, "title", "") or document.name
    role = "" if ground.role == "rests on" else str(ROLES.get(ground.role, ""))
    return Shown(ground, document, title, _address(ground), role)


def _address(ground: Ground) -> str:
    page = reverse("document", kwargs={"entry": ground.document_id})
    if ground.start is None:
        return page
    return f"{page}?at={ground.start}-{ground.end}&of={ground.reading_id or ''}#passage"
