"""What can be asked of questions and answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from collegium.accounts.access import Anybody, spaces_of, visible_to
from collegium.accounts.models import Space
from collegium.reading.vocabulary.words import fold
from collegium.register.models import Exchange, InExchange, PremiseUptake, Presupposed, State


@dataclass(frozen=True, slots=True)
class Asked:
    """Which questions are wanted: of an issue, asked and answered by somebody, with words. What is empty asks nothing.

    Of who asks a part of the name or of the medium is enough.
    """

    issue: str = ""
    asker: str = ""
    answerer: str = ""
    words: str = ""


def exchanges(person: Anybody, place: Space, asked: Asked = Asked()) -> QuerySet[Exchange]:
    """The questions of a space with their answers, the newest first, in the order of their documents."""
    rows = Exchange.objects.filter(space=place, space__in=spaces_of(person)).select_related("document__marking")
    for role, condition in (
        ("issue", {"value": asked.issue}),
        ("asker", {"value__icontains": asked.asker}),
        ("answerer", {"value": asked.answerer}),
    ):
        if getattr(asked, role):
            named = InExchange.objects.filter(space=place, role=role, **condition)
            rows = rows.filter(pk__in=named.values("exchange"))
    for word in fold(asked.words).split():
        rows = rows.filter(folded__contains=word)
    return rows.order_by("-date", "-document", "number")


def named_in_exchanges(person: Anybody, place: Space, role: str) -> list[str]:
    """The issues, or those who answer, of a space's questions."""
    rows = InExchange.objects.filter(space=place, space__in=spaces_of(person), role=role)
    return list(rows.order_by("value").values_list("value", flat=True).distinct())


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
