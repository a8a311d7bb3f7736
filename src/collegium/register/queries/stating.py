"""Statements of the register, and findings, as lists: of a space or a document, narrowed by what they say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from collegium.accounts.access import Anybody, spaces_of, visible_to
from collegium.accounts.models import Space
from collegium.register.models import Document, Finding, Named, Statement
from collegium.register.naming import Understood

ROLES = {"party": "actor", "forum": "forum", "issue": "issue"}
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What statements must be: `party`, who acts, `forum` and `issue` are an id or a name as the space has it; `begin`
    and `end` are days, months or years of the document."""

    act: str = ""
    party: str = ""
    forum: str = ""
    issue: str = ""
    standing: str = ""
    begin: str = ""
    end: str = ""


def narrowed(said: Mapping[str, str]) -> Narrowed:
    """What some words ask for, by their names; others are passed over."""
    return Narrowed(**{name: said.get(name, "").strip() for name in Narrowed.__slots__})


def statements(person: Anybody, of: Space | Document, asked: Narrowed) -> QuerySet[Statement]:
    """The statements that stand in the register of a space or of a document, in the order of the documents' dates."""
    rows = visible_to(person, Statement).filter(struck=False, document__struck=False, document__withdrawn=False)
    return _asked(_of(rows, of), of, asked, "statement").order_by("date", "document_id", "start", "id")


def findings(person: Anybody, of: Space | Document, asked: Narrowed) -> QuerySet[Finding]:
    """What the newest readings of a space or of a document propose, in the same order."""
    rows = Finding._default_manager.filter(space__in=spaces_of(person))
    return _asked(_of(rows, of), of, asked, "finding").order_by("date", "document_id", "start", "id")


def _of(rows: QuerySet[Row], of: Space | Document) -> QuerySet[Row]:
    place = Q(space=of) if isinstance(of, Space) else Q(document=of)
    return rows.filter(place).select_related("document__marking")


def _asked(rows: QuerySet[Row], of: Space | Document, asked: Narrowed, kind: str) -> QuerySet[Row]:
    for name in ("act", "standing"):
        if value := getattr(asked, name):
            rows = rows.filter(**{name: value})
    for role, values in _meant(of if isinstance(of, Space) else of.space, asked):
        named = Named._default_manager.filter(role=role, value__in=values, **{f"{kind}__isnull": False})
        rows = rows.filter(pk__in=named.values(f"{kind}_id"))
    if asked.begin:
        rows = rows.filter(date__gte=asked.begin)
    return rows.filter(date__gt="", date__lt=f"{asked.end}~") if asked.end else rows


def _meant(space: Space, asked: Narrowed) -> list[tuple[str, tuple[str, ...]]]:
    """In which roles which ids must be named: of what was merged or linked in the space, one of them."""
    named = {name: value for name in ROLES if (value := getattr(asked, name))}
    understood = Understood(space) if named else None
    return [(ROLES[name], understood.values(name, value)) for name, value in named.items()] if understood else []
