"""What may be asked of the outside reader: what it may have, who allowed that, what it was asked."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.models import Partner, Space, SpaceKind, Version
from collegium.accounts.queries import partners_of
from collegium.register.models import Allowance, Document, OutsideReading
from collegium.register.rules.documents import OPEN
from collegium.register.rules.outside import Allowed, highest_sendable


@dataclass(frozen=True, slots=True)
class Word:
    """What one partner says of a space: nothing, where `allowance` is None; else who said it for it, when and why."""

    partner: Partner
    allowance: Allowance | None
    by: str = ""
    at: datetime | None = None
    why: str = ""


def partners_asked(space: Space) -> list[Partner]:
    """The partners whose word is needed before anything of a space is sent: none for what is public."""
    if space.kind == SpaceKind.OWN and space.partner:
        return [space.partner]
    if space.kind == SpaceKind.JOINT and space.partnership:
        return list(partners_of(space.partnership, followed=False))
    return []


def allowed_in(space: Space) -> dict[str, Allowed]:
    """What partners allow in a space, by their ids."""
    said = Allowance.objects.filter(space=space, withdrawn=False, struck=False)
    return {each.partner_id: Allowed(each.rank, each.host) for each in said}


def highest_in(space: Space, host: str) -> int | None:
    """The highest rank of marking whose documents of a space may be sent to a host, as things stand; None: none."""
    asked = [each.pk for each in partners_asked(space)]
    return highest_sendable(space.kind, asked, allowed_in(space), host)


def is_sendable(document: Document, host: str) -> bool:
    """Whether a document may be sent to a host, as things stand."""
    if document.withdrawn or document.struck:
        return False
    highest = highest_in(document.space, host)
    return highest is not None and document.marking.rank <= highest


def sendable(host: str) -> QuerySet[Document]:
    """All documents that may be sent to a host: for what serves no person."""
    said = Allowance.objects.filter(withdrawn=False, struck=False).values("space")
    may = Q(space__kind=SpaceKind.PUBLIC, marking__rank=OPEN)
    for space in Space.objects.filter(pk__in=said, withdrawn=False).exclude(kind=SpaceKind.PUBLIC):
        highest = highest_in(space, host)
        if highest is not None:
            may |= Q(space=space, marking__rank__lte=highest)
    return Document.objects.filter(may, withdrawn=False, struck=False)


def concerns(space: Space) -> bool:
    """Whether a page of a space has something to say of the outside reader."""
    return bool(settings.OUTSIDE.on) or Allowance.objects.filter(space=space, withdrawn=False).exists()


def words_on(person: Anybody, space: Space) -> list[Word]:
    """What each partner says of a space that a person sees."""
    said = {each.partner_id: each for each in visible_to(person, Allowance).filter(space=space)}
    return [_word(partner, said.get(partner.pk)) for partner in partners_asked(space)]


def _word(partner: Partner, allowance: Allowance | None) -> Word:
    if allowance is None:
        return Word(partner, None)
    last = Version.objects.filter(kind=Allowance._meta.label, entry=allowance.pk, number=allowance.version)
    change = last.select_related("change__by").get().change
    return Word(partner, allowance, change.by.name, change.at, change.why)


def asked_about(person: Anybody, document: Document) -> list[OutsideReading]:
    """What the outside reader was asked about a document, the newest first."""
    return list(visible_to(person, OutsideReading).filter(document=document).order_by("-id"))


def asked_in(person: Anybody, space: Space, most: int) -> list[OutsideReading]:
    """What it was asked last in a space, the newest first."""
    rows = visible_to(person, OutsideReading).filter(space=space).select_related("document__marking")
    return list(rows.order_by("-id")[:most])
