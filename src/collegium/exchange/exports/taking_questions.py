"""Taking questions with their answers, and what became of what they take for granted."""

from collections.abc import Iterable, Iterator
from typing import Any

from collegium.accounts.access import Anybody, note
from collegium.accounts.models import Space
from collegium.exchange.exports.bounds import bounded, check_bound
from collegium.exchange.exports.columns_of_pages import QUESTIONS
from collegium.exchange.exports.sheet import Row, Sheet
from collegium.exchange.exports.sources import about_of, called, in_line, source_of, titles_of
from collegium.exchange.exports.titles import title
from collegium.register.models import Exchange, InExchange, Presupposed
from collegium.register.queries.exchanges import Asked, exchanges, premises_of

NARROWER = "Ask for one issue, or for one who asks or answers."
NONE: dict[str, str] = dict.fromkeys(
    ("premise", "uptake", "uptake_state", "uptake_by", "uptake_answerer", "uptake_quote"), ""
)
AT_ONCE = 500  # questions whose premises are asked for at once


def take_questions(person: Anybody, space: Space, asked: Asked | None = None) -> Sheet:
    """The questions of a space that are like what is asked, as far as a person sees it. Raises TooLarge."""
    found = bounded(exchanges(person, space, asked or Asked()), NARROWER)
    documents = {each.document_id: each.document for each in found}
    titles = titles_of(documents.values())
    rows: list[Row] = []
    for first in range(0, len(found), AT_ONCE):
        rows += _rows(person, found[first : first + AT_ONCE], titles)
        check_bound(len(rows), NARROWER)
    note(person, "export", space)
    markings = (each.marking for each in documents.values())
    return Sheet(QUESTIONS, rows, about_of(title("questions"), called(space), markings))


def _rows(person: Anybody, some: list[Exchange], titles: dict[str, str]) -> Iterator[Row]:
    premises, named = premises_of(person, some), _named(some)
    for each in some:
        told = {**source_of(each.document, titles, each.date), **_asked(each, named.get(each.pk, []))}
        for premise in premises.get(each.pk, [None]):
            yield {**told, **(_premise(premise) if premise else NONE)}


def _named(some: Iterable[Exchange]) -> dict[int, list[tuple[str, str]]]:
    """What questions are about and who answers, as role and value, by the exchange."""
    named: dict[int, list[tuple[str, str]]] = {}
    rows = InExchange.objects.filter(exchange__in=list(some)).order_by("value", "id")
    for exchange, role, value in rows.values_list("exchange_id", "role", "value"):
        named.setdefault(exchange, []).append((role, value))
    return named


def _asked(each: Exchange, named: list[tuple[str, str]]) -> dict[str, Any]:
    turn = each.asked[0]["turn"] if each.asked else 1
    return {
        "number": each.number,
        "address": f"/documents/{each.document_id}#turn-{turn}",
        "asker": each.asker,
        "medium": each.medium,
        "question": in_line(" ".join(turn["words"] for turn in each.asked)),
        "answer": in_line(" ".join(_turn(turn) for turn in each.answered)),
        "answerers": [value for role, value in named if role == "answerer"],
        "issues": [value for role, value in named if role == "issue"],
    }


def _turn(turn: dict[str, str]) -> str:
    return f"{turn['speaker']}: {turn['words']}" if turn["speaker"] else turn["words"]


def _premise(premise: Presupposed) -> dict[str, str]:
    said = premise.said  # type: ignore[attr-defined]
    return {
        "premise": in_line(premise.finding.quote),
        "uptake": said.uptake if said else premise.proposed,
        "uptake_state": "said" if said else "proposed" if premise.proposed else "",
        "uptake_by": said.by.name if said else "",
        "uptake_answerer": said.answerer if said else "",
        "uptake_quote": in_line(said.quote) if said else "",
    }
