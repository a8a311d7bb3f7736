"""Whatever is done in the register in whatever order, its journal fits, and what follows of it is as if made anew."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from django.db.models import ForeignKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.accounts.errors import Refused
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.undo import undo
from collegium.accounts.models import Change, Entry, Person
from collegium.register import actions
from collegium.register.actions import entering, references, series
from collegium.register.actions.counting import count_by, count_no_more
from collegium.register.actions.deciding import Word, decide, settle, take_back
from collegium.register.actions.holding import FIELDS
from collegium.register.actions.inquiries import say_inquiry
from collegium.register.actions.merging import Words, link, merge, part, unlink
from collegium.register.actions.premises import say_uptake
from collegium.register.actions.references import Said
from collegium.register.actions.series import Described, make_series
from collegium.register.derived import make
from collegium.register.derived.making import kinds
from collegium.register.models import (
    Counting,
    Decision,
    Derived,
    Document,
    Fact,
    Finding,
    Inquiry,
    Link,
    Made,
    PremiseUptake,
    Reference,
    Series,
    Statement,
    Wanted,
)  # fmt: skip
from collegium.register.queries.asking import Asked
from collegium.register.queries.searching import search
from tests.accounts.test_verify import QUICK
from tests.cast import Cast, note
from tests.examples import examples
from tests.register.naming import COUNCIL, TEXT, faults
from tests.register.search.test_entries_in_any_order import one
from tests.register.test_wanted import TELLS
from tests.web.stage import ASKED

KINDS: tuple[type[Entry], ...] = (
    Document, Decision, Statement, Series, Reference, Fact, Link, Inquiry, PremiseUptake, Counting,
)  # fmt: skip
STANDS_FOR = {"finding": "finding__key", "exchange": "exchange__number", "passage": "passage__start"}
"""By what a row that was made anew is known to be the one that it was."""
LOOKED_FOR = (Asked("lamps"), Asked("toll OR pier"), Asked(act="requests"), Asked(act="commits"), Asked(party="QM"))
COUNTED = st.integers(0, 11)
NAMES = (COUNCIL, {"en": ["Toll Board"]}, {"en": ["Lamp Board"]})


def every(kind: type[Entry], **asked: Any) -> list[Any]:
    """What stands of a kind, in order."""
    return list(kind._base_manager.filter(withdrawn=False, struck=False, **asked).order_by("id"))


def person(cast: Cast, number: int) -> Person:
    """Somebody who decides for Velmora."""
    return (cast.editor_qm, cast.principal_qm, cast.deputy_qm)[number % 3]


def finding(number: int, **asked: Any) -> Finding:
    return one(list(Finding.objects.filter(**asked).order_by("document_id", "number", "key")), number)


def otherwise(said: Finding) -> dict[str, str]:
    """Another act than the one that was read."""
    return {"act": "commits" if said.act == "requests" else "requests"}


def corrected(cast: Cast, n: int) -> object:
    said = finding(n // 3)
    return decide(person(cast, n), said, "corrected", otherwise(said))


def entered(cast: Cast, n: int) -> object:
    said = finding(n)
    content = {name: getattr(said, name) for name in FIELDS} | otherwise(said)
    return entering.enter(cast.editor_qm, said.document, content)


def taken_back(cast: Cast, n: int) -> None:
    said: Decision = one(every(Decision), n)
    take_back(said.by, said)


def counted(cast: Cast, n: int) -> object:
    total = one(list(Wanted.objects.filter(number__isnull=False).order_by("id")), n)
    return count_by(cast.editor_qm, total, "series", one(every(Series), n).pk)


def undone(cast: Cast, n: int) -> None:
    changes = Change.objects.filter(space=cast.spaces["QM"]).order_by("-number")
    undo(one(list(changes[:8]), n), cast.editor_qm, "It was wrong")


def struck(cast: Cast, n: int) -> None:
    kind = KINDS[n % len(KINDS)]
    strike(cast.principal_qm, propose_striking(cast.editor_qm, one(every(kind), n), "It was spilled"))


STEPS: Mapping[str, Callable[[Cast, int], object]] = {
    "confirm": lambda cast, n: decide(person(cast, n), finding(n // 3), "confirmed"),
    "correct": corrected,
    "reject": lambda cast, n: decide(person(cast, n), finding(n // 3), "rejected", reason="A heading"),
    "ask": lambda cast, n: decide(
        person(cast, n), finding(n // 3), ("confirmed", "rejected")[n % 2], reason="Why", asks=True
    ),
    "second": lambda cast, n: decide(
        person(cast, n), finding(n, state="awaiting"), ("rejected", "confirmed")[n % 2], reason="No"
    ),
    "settle": lambda cast, n: settle(person(cast, n), finding(n, state="disputed"), Word("confirmed")),
    "take back": taken_back,
    "enter": entered,
    "withdraw": lambda cast, n: entering.withdraw(cast.editor_qm, one(every(Statement, key=""), n), "A slip"),
    "make a series": lambda cast, n: make_series(
        cast.editor_qm, cast.spaces["QM"], Described(f"Tides {n % 2}"), [one(every(Document), n)]
    ),
    "take out": lambda cast, n: series.take_out(cast.editor_qm, one(every(Series), n), one(every(Document), n // 2)),
    "add": lambda cast, n: references.add(cast.editor_qm, cast.spaces["QM"], "forum", NAMES[n % len(NAMES)]),
    "state": lambda cast, n: references.state(
        cast.editor_qm, one(every(Reference), n), Said("founded", f"199{n % 10}")
    ),
    "merge": lambda cast, n: merge(cast.editor_qm, one(every(Reference), n), one(every(Reference), n + 1).slug),
    "part": lambda cast, n: part(cast.editor_qm, one(every(Reference), n)),
    "link": lambda cast, n: link(
        cast.editor_qm, cast.spaces["QM"], Words("forum", "Two Shores Council"), one(every(Reference), n).slug, n < 9
    ),
    "unlink": lambda cast, n: unlink(cast.editor_qm, one(every(Link), n)),
    "look for": lambda cast, n: say_inquiry(cast.editor_qm, wanted(n), "not_found", "the archive", "2031-05-06"),
    "find": lambda cast, n: say_inquiry(cast.editor_qm, wanted(n), "found", found=one(every(Document), n)),
    "say of a premise": lambda cast, n: say_uptake(
        cast.editor_qm, finding(n, kind="premise"), ("confirmed", "denied", "not_taken_up")[n % 3]
    ),
    "count": counted,
    "count no more": lambda cast, n: count_no_more(cast.editor_qm, wanted(n)),
    "undo": undone,
    "strike out": struck,
    "read again": lambda cast, n: actions.read_again(cast.editor_qm, one(every(Document), n)),
}


def wanted(number: int) -> Wanted:
    return one(list(Wanted.objects.order_by("document_id", "key")), number)


def rows(kind: type[Derived]) -> list[str]:
    """What a table of what follows says, without the numbers of its rows."""
    names = [
        STANDS_FOR.get(field.name, field.attname)
        for field in kind._meta.concrete_fields
        if not field.primary_key and not (isinstance(field, ForeignKey) and field.name == "wording")
    ]
    return sorted(map(repr, kind._base_manager.values_list(*names)))


def follows(cast: Cast) -> dict[str, object]:
    """All that follows from the documents, and what a search finds of it."""
    tables: dict[str, object] = {kind.__name__: rows(kind) for kind in kinds() if kind is not Made}
    hits = [search(cast.editor_qm, asked).hits for asked in LOOKED_FOR]
    found = [sorted((hit.wording.document.pk, hit.passage.start) for hit in some) for some in hits]
    return tables | {"found": found}


@pytest.fixture
def papers(cast: Cast) -> Cast:
    """Documents that state, ask, tell of papers and of totals; some things that every step needs."""
    for number, text in enumerate((TEXT, ASKED, TELLS)):
        arrival = replace(note(), data=text.encode(), name=f"{number}.txt")
        actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), arrival)
    for verb, number in (("add", 0), ("add", 1), ("make a series", 0), ("state", 0)):
        STEPS[verb](cast, number)
    return cast


@settings(
    max_examples=examples(10),
    phases=QUICK,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), COUNTED), min_size=6, max_size=14))
def test_the_journal_fits_and_what_follows_is_as_if_made_anew(papers: Cast, steps: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        for verb, number in steps:
            with suppress(Refused), transaction.atomic():
                STEPS[verb](papers, number)
        assert not faults()
        kept = follows(papers)
        for document in Document._base_manager.all():
            make(document)
        assert follows(papers) == kept
        transaction.set_rollback(True)


def test_a_decision_that_is_struck_out_alone_leaves_its_finding_undecided(papers: Cast) -> None:
    said = decide(papers.editor_qm, finding(0), "confirmed", asks=True)
    assert Finding.objects.filter(state="awaiting").exists()
    strike(papers.principal_qm, propose_striking(papers.editor_qm, said, "It names a source"))
    assert not Finding.objects.exclude(state="proposed").exists()


@pytest.mark.parametrize("verb", sorted(STEPS))
def test_every_step_can_be_taken(papers: Cast, verb: str) -> None:
    """A step that is always refused would be none: each is possible after what it needs."""
    for needed in NEEDS.get(verb, ()):
        STEPS[needed](papers, 2 if needed == "second" else 0)
    taken = 0
    for number in range(12):
        with suppress(Refused), transaction.atomic():
            STEPS[verb](papers, number)
            taken += 1
    assert taken


NEEDS = {
    "second": ("ask",),
    "settle": ("ask", "second"),
    "take back": ("confirm",),
    "withdraw": ("enter",),
    "part": ("merge",),
    "unlink": ("link",),
    "count no more": ("count",),
}
