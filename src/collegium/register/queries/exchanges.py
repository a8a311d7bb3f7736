"""What can be asked of questions and answers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from collegium.accounts.access import Anybody, spaces_of, visible_to
from collegium.accounts.models import Space
from collegium.reading.vocabulary.words import fold
from collegium.register.models import Exchange, InExchange, PremiseUptake, Presupposed, State
from collegium.register.naming import Understood
from collegium.register.queries.persons import Persons
from collegium.register.references.scope import groups_in

ROLES = ("issue", "asker", "answerer")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which questions are wanted: of an issue, asked and answered by somebody, with words. What is empty asks nothing.

    Issues and persons have the names of the space: those that were merged or linked there are one. Of who asks a part
    of the name or of the medium is enough.
    """

    issue: str = ""
    asker: str = ""
    answerer: str = ""
    words: str = ""


def exchanges(person: Anybody, place: Space, asked: Asked = Asked()) -> QuerySet[Exchange]:
    """The questions of a space with their answers, the newest first, in the order of their documents."""
    rows = Exchange.objects.filter(space=place, space__in=spaces_of(person)).select_related("document__marking")
    for role in ROLES:
        if typed := getattr(asked, role):
            named = _in_role(person, place, role).filter(value__in=_values(person, place, role, typed))
            rows = rows.filter(pk__in=named.values("exchange"))
    for word in fold(asked.words).split():
        rows = rows.filter(folded__contains=word)
    return rows.order_by("-date", "-document", "number")


def _in_role(person: Anybody, place: Space, role: str) -> QuerySet[InExchange]:
    return InExchange.objects.filter(space=place, space__in=spaces_of(person), role=role)


def _values(person: Anybody, place: Space, role: str, typed: str) -> Iterable[str]:
    """What stands in questions of a space for what somebody typed."""
    if role == "issue":
        return Understood(place).values("issue", typed)
    names = _in_role(person, place, role).order_by("value").values_list("value", flat=True).distinct()
    persons = Persons(place)
    return persons.like(names, typed) if role == "asker" else persons.same(names, typed)


def named_in_exchanges(person: Anybody, place: Space, role: str) -> list[str]:
    """The issues, or those who answer, of a space's questions: what was merged or linked once."""
    values = _in_role(person, place, role).order_by("value").values_list("value", flat=True).distinct()
    if role == "issue":
        groups = groups_in(place)
        return sorted({groups.head("issue", each)[1] for each in values})
    return Persons(place).each_once(values)


def chosen_in_exchanges(place: Space, asked: Asked) -> Asked:
    """What is asked for, as `named_in_exchanges` has it."""
    issue = groups_in(place).head("issue", Understood(place).id("issue", asked.issue))[1] if asked.issue else ""
    answerer = Persons(place).called(asked.answerer) if asked.answerer else ""
    return replace(asked, issue=issue, answerer=answerer)


def premises_of(person: Anybody, rows: Iterable[Exchange]) -> dict[int, list[Presupposed]]:
    """What questions take for granted, by the exchange, each with `said`: what somebody said became of it, or None."""
    found = Presupposed.objects.filter(exchange__in=list(rows)).select_related("finding").order_by("finding__start")
    shown = [each for each in found if each.finding.state != State.REJECTED]
    keys = {each.finding.key for each in shown}
    said = {
        (each.document_id, each.key): each
        for each in visible_to(person, PremiseUptake).filter(key__in=keys, struck=False).select_related("by")
    }
    by_exchange: dict[int, list[Presupposed]] = {}
    for each in shown:
        each.said = said.get((each.document_id, each.finding.key))  # type: ignore[attr-defined]
        by_exchange.setdefault(each.exchange_id, []).append(each)
    return by_exchange
