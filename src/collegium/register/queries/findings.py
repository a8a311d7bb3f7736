"""What can be asked of findings: those that wait, in order; how many; what was decided, by whom, how alike.

A list of findings is one walk along an index, also where there are a million; counts go no further than `MOST`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from ulid import ULID

from collegium.accounts.access import Anybody, spaces_of, visible_to
from collegium.accounts.models import Person, Space
from collegium.accounts.queries import who_may
from collegium.register.models import Decision, Document, Finding, Named, State, Statement
from collegium.register.rules.agreement import Agreement, Pair, agreement
from collegium.register.rules.findings import Said, agree, may_settle

MOST = 1000  # up to here findings are counted
PAIRS = 1000  # the newest ones, of which agreement is told
LATELY = timedelta(hours=1)
SURE: dict[str, Q] = {
    "very likely": Q(confidence__gte=0.9),
    "likely": Q(confidence__gte=0.7, confidence__lt=0.9),
    "uncertain": Q(confidence__lt=0.7, reader=""),
    "not measured": ~Q(reader=""),
}


@dataclass(frozen=True, slots=True)
class Sought:
    """What findings are asked for; what is empty asks for none in particular. `sure` is one of SURE."""

    state: str = State.PROPOSED.value
    document: str = ""
    act: str = ""
    issue: str = ""
    actor: str = ""
    sure: str = ""
    standing: str = ""


def findings(person: Anybody, space: Space, sought: Sought) -> QuerySet[Finding]:
    """The findings of a space that somebody asks for, the oldest first."""
    plain = {name: getattr(sought, name) for name in ("state", "document", "act", "standing") if getattr(sought, name)}
    rows = seen(person).filter(space=space, **plain)
    if sought.sure:
        rows = rows.filter(SURE.get(sought.sure, Q(pk=None)))
    named = [(role, value) for role, value in (("issue", sought.issue), ("actor", sought.actor)) if value]
    if not named:
        return rows.order_by("id")
    (role, value), *further = named
    for other, other_value in further:
        rows = rows.filter(Exists(Named.objects.filter(finding=OuterRef("pk"), role=other, value=other_value)))
    rows = rows.filter(named__space=space, named__role=role, named__value=value)
    return rows.order_by("named__finding_id")


def seen(person: Anybody) -> QuerySet[Finding]:
    """The findings that a person may know of."""
    return Finding.objects.filter(space__in=spaces_of(person)).select_related("document", "space")


def not_by(person: Person, rows: QuerySet[Finding]) -> QuerySet[Finding]:
    """Of some findings those on which a person has said nothing."""
    said = Decision.objects.filter(
        document=OuterRef("document"), key=OuterRef("key"), by=person, withdrawn=False, struck=False
    )
    return rows.filter(~Exists(said))


def may_settle_of(person: Person, space: Space, said: Iterable[Decision]) -> bool:
    """Whether a person may end what two disagree on, who may decide in its space."""
    return may_settle(person.pk, {each.by_id for each in said}, who_may("settle", space))


def to_settle(person: Person, space: Space) -> int:
    """How many findings two disagree on that a person may settle, of the first MOST that are disputed."""
    disputed = list(findings(person, space, Sought("disputed")).values_list("document_id", "key")[:MOST])
    rows = visible_to(person, Decision).filter(space=space, struck=False, key__in={key for _, key in disputed})
    disagree: dict[tuple[str, str], set[str]] = {}
    for document, key, by in rows.values_list("document_id", "key", "by_id"):
        disagree.setdefault((document, key), set()).add(by)
    may_decide = who_may("settle", space)
    return sum(may_settle(person.pk, disagree.get(each, ()), may_decide) for each in disputed)


def up_to_most(rows: QuerySet[Finding]) -> int:
    """How many, counted up to MOST and no further."""
    return rows.order_by()[:MOST].count()


def counts(person: Anybody, space: Space, sought: Sought) -> dict[str, int]:
    """How many of those that are asked for are in each state, each up to MOST."""
    by_state = {name: getattr(sought, name) for name in Sought.__slots__ if name != "state"}
    return {state: up_to_most(findings(person, space, Sought(state, **by_state))) for state in State.values}


def waiting_for(person: Person, space: Space) -> int:
    """How many findings wait for somebody who may decide, up to MOST of each kind."""
    waits = (findings(person, space, Sought()), not_by(person, findings(person, space, Sought("awaiting"))))
    return sum(map(up_to_most, waits)) + to_settle(person, space)


def finding_of(person: Anybody, document: Document, key: str) -> Finding | None:
    """The finding of a key in the newest reading of a document; None where it has none."""
    return seen(person).filter(document=document, key=key).first()


def said_of(person: Anybody, document: Document, key: str = "") -> list[Decision]:
    """What people said to the findings of a document, or to one, in order; what is sealed says no verdict."""
    said = visible_to(person, Decision).filter(document=document, struck=False)
    said = said.filter(key=key) if key else said
    return list(said.select_related("by").order_by("id"))


def statements_of(person: Anybody, document: Document) -> list[Statement]:
    """What stands in the register of a document."""
    return list(visible_to(person, Statement).filter(document=document, struck=False).order_by("now_start", "id"))


def last_decision(person: Person, space: Space) -> Decision | None:
    """What a person decided last in a space, not longer ago than it takes to notice a slip."""
    return decided_lately(person, space).select_related("document").order_by("-id").first()


def decided_lately(person: Person, space: Space) -> QuerySet[Decision]:
    """What a person decided in a space in the last hour: an id tells when it was made."""
    since = str(ULID.from_datetime(timezone.now() - LATELY))
    return visible_to(person, Decision).filter(space=space, by=person, struck=False, id__gte=since)


def agreement_in(person: Anybody, space: Space) -> Agreement:
    """How alike two people decided in a space where a second one was asked, and both have."""
    firsts = visible_to(person, Decision).filter(space=space, struck=False, settles=False).exclude(seal="")
    opened = list(firsts.exclude(verdict="").order_by("-id")[:PAIRS])
    return agreement([_pair(first, second) for first, second in _with_second(person, space, opened)])


def _with_second(person: Anybody, space: Space, firsts: Iterable[Decision]) -> Iterable[tuple[Decision, Decision]]:
    by_key = {(each.document_id, each.key): each for each in firsts}
    rows = visible_to(person, Decision).filter(space=space, struck=False, settles=False, seal="")
    for second in rows.filter(key__in={key for _, key in by_key}):
        first = by_key.get((second.document_id, second.key))
        if first:
            yield first, second


def _pair(first: Decision, second: Decision) -> Pair:
    one, other = (Said(each.verdict, each.said) for each in (first, second))
    return Pair(first.verdict, second.verdict, agree(one, other))
