"""What can be asked of findings: those that wait, in order; how many; what was decided, by whom, how alike.

A list of findings is one walk along an index, also where there are a million; counts go no further than `MOST`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from ulid import ULID

from collegium.accounts.access import Anybody, spaces_of, versions_visible_to, visible_to
from collegium.accounts.models import Person, Space
from collegium.accounts.queries import who_may
from collegium.register.models import Decision, Document, Finding, Named, State, Statement
from collegium.register.naming import Understood
from collegium.register.rules.agreement import Agreement, Pair, agreement
from collegium.register.rules.findings import Said, agree, may_settle

MOST = 1000  # up to here findings are counted
PAIRS = 1000  # the newest ones, of which agreement is told
LATELY = timedelta(hours=1)
Role = tuple[str, tuple[str, ...]]
"""A role in which a finding names something, and the ids of which it must be one."""
SURE: dict[str, Q] = {
    "very likely": Q(confidence__gte=0.9),
    "likely": Q(confidence__gte=0.7, confidence__lt=0.9),
    "uncertain": Q(confidence__lt=0.7, reader=""),
    "not measured": ~Q(reader=""),
}


@dataclass(frozen=True, slots=True)
class Sought:
    """What findings are asked for; what is empty asks for none in particular.

    `issue` and `actor` are an id or a name as their space has it, `sure` is one of SURE.
    """

    state: str = State.PROPOSED.value
    document: str = ""
    act: str = ""
    issue: str = ""
    actor: str = ""
    sure: str = ""
    standing: str = ""


def findings(person: Anybody, space: Space, sought: Sought) -> QuerySet[Finding]:
    """The findings of a space that somebody asks for, the oldest first."""
    return _findings(person, space, sought, _meant(space, sought))


def _meant(space: Space, sought: Sought) -> list[Role]:
    """In which roles which ids must be named: of what was merged or linked in the space, one of them."""
    named = [each for each in (("issue", "issue", sought.issue), ("actor", "party", sought.actor)) if each[-1]]
    understood = Understood(space) if named else None
    return [(role, understood.values(kind, typed)) for role, kind, typed in named] if understood else []


def _findings(person: Anybody, space: Space, sought: Sought, meant: Sequence[Role]) -> QuerySet[Finding]:
    plain = {name: getattr(sought, name) for name in ("state", "document", "act", "standing") if getattr(sought, name)}
    rows = seen(person).filter(space=space, **plain)
    if sought.sure:
        rows = rows.filter(SURE.get(sought.sure, Q(pk=None)))
    walked = next((each for each in meant if len(each[1]) == 1), None)
    for role, values in meant:
        if (role, values) != walked:
            rows = rows.filter(Exists(Named.objects.filter(finding=OuterRef("pk"), role=role, value__in=values)))
    if walked is None:
        return rows.order_by("id")
    role, (value,) = walked
    in_state = {"named__state": sought.state} if sought.state else {}
    rows = rows.filter(named__space=space, named__role=role, named__value=value, **in_state)
    return rows.order_by("named__finding_id")


def in_order(person: Anybody, spaces: Iterable[Space], sought: Sought, after: int, most: int) -> list[Finding]:
    """The findings of some spaces that somebody asks for, the oldest first: of each the next ones of its own walk."""
    marked = "document__marking"
    walks = [findings(person, space, sought).filter(pk__gt=after).select_related(marked)[:most] for space in spaces]
    return sorted((each for walk in walks for each in walk), key=lambda each: each.pk)[:most]


def documents_with(person: Anybody, space: Space, sought: Sought) -> dict[str, int]:
    """The documents of the first MOST findings of a space that are like what is asked for, in order, and how many each
    has of them; first of all the document that is asked for."""
    alike = findings(person, space, replace(sought, document="")).values_list("document_id", flat=True)
    counted = Counter(alike[:MOST])
    chosen = {sought.document: counted.get(sought.document, 0)} if sought.document else {}
    return chosen | counted


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
    meant = _meant(space, sought)
    return {state: up_to_most(_findings(person, space, replace(sought, state=state), meant)) for state in State.values}


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


def decided_last(person: Person, space: Space, last: str = "") -> list[Decision]:
    """What a person decided in a space at once: by the last change not longer ago than it takes to notice a slip, or by
    the one that made the decision of an id. What was taken back of it is left out."""
    mine = decided_lately(person, space)
    decision = (mine.filter(pk=last) if last else mine.order_by("-id")).first()
    if decision is None:
        return []
    wrote = versions_visible_to(person).filter(space=space, kind=Decision._meta.label, number=1)
    at_once = wrote.filter(change__in=wrote.filter(entry=decision.pk).values("change"))
    return list(mine.filter(pk__in=at_once.values("entry")).select_related("document").order_by("id"))


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
