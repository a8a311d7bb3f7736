"""Whatever is done with entries in whatever order, the index says of them what it would say were it made anew."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.accounts.errors import Refused
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.undo import undo
from collegium.accounts.models import Change
from collegium.register import actions
from collegium.register.actions import references
from collegium.register.actions.inquiries import say_inquiry
from collegium.register.actions.merging import Words, link, merge, part, unlink
from collegium.register.actions.references import Said
from collegium.register.actions.series import Described, describe_series, give_up, make_series
from collegium.register.derived import make_cards
from collegium.register.models import Card, Document, Fact, Inquiry, Link, Reference, Series, Wanted
from collegium.register.search.index import ENTRIES, index
from collegium.register.search.terms import Sought, code_of
from tests.cast import Cast, note
from tests.examples import examples
from tests.register.search.test_entries import TELLS

WORDS = ("alder", "birch", "cedar")
Step = Callable[[Cast, int], object]
Row = TypeVar("Row")


def one(rows: Sequence[Row], number: int) -> Row:
    """One of some rows. Raises Refused where there is none: the step is left out."""
    if not rows:
        raise Refused("There is none.")
    return rows[number % len(rows)]


def reference(number: int) -> Reference:
    return one(list(Reference.objects.order_by("id")), number)


def document(cast: Cast, number: int) -> object:
    arrival = replace(note(), data=TELLS + WORDS[number % 3].encode(), name=f"{WORDS[number % 3]}.txt")
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), arrival)


def undone(cast: Cast, number: int) -> None:
    made = Change.objects.filter(space=cast.spaces["QM"]).order_by("-number")
    undo(one(list(made[:6]), number), cast.editor_qm, "It was wrong")


def struck(cast: Cast, number: int) -> None:
    every = [*Fact.objects.all(), *Link.objects.all(), *Reference.objects.all(), *Series.objects.all()]
    every += [*Inquiry.objects.all(), *Document.objects.all()]
    alive = [each for each in every if not each.struck and not each.withdrawn]
    strike(cast.principal_qm, propose_striking(cast.editor_qm, one(alive, number), "It was spilled"))


STEPS: tuple[Step, ...] = (
    lambda cast, n: references.add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": [f"{WORDS[n % 3]} board"]}),
    lambda cast, n: references.correct(cast.editor_qm, reference(n), {"fr": [WORDS[n % 2]]}),
    lambda cast, n: references.state(cast.editor_qm, reference(n), Said("note", WORDS[n % 3])),
    lambda cast, n: references.take_back(cast.editor_qm, one(list(Fact.objects.order_by("id")), n)),
    lambda cast, n: references.withdraw(cast.editor_qm, reference(n)),
    lambda cast, n: references.table(cast.editor_qm, reference(n)),
    lambda cast, n: merge(cast.editor_qm, reference(n), reference(n // 2).slug),
    lambda cast, n: part(cast.editor_qm, reference(n)),
    lambda cast, n: link(
        cast.editor_qm, cast.spaces["QM"], Words("forum", f"circle of {WORDS[n % 3]}"), reference(n).slug, n % 2 == 0
    ),
    lambda cast, n: unlink(cast.editor_qm, one(list(Link.objects.order_by("id")), n)),
    lambda cast, n: make_series(cast.editor_qm, cast.spaces["QM"], Described(WORDS[n % 3])),
    lambda cast, n: describe_series(
        cast.editor_qm, one(list(Series.objects.order_by("id")), n), Described(WORDS[n % 2], recurrence="yearly")
    ),
    lambda cast, n: give_up(cast.editor_qm, one(list(Series.objects.order_by("id")), n)),
    document,
    lambda cast, n: say_inquiry(
        cast.editor_qm, one(list(Wanted.objects.order_by("id")), n), "asked", WORDS[n % 3], "2031-05-06"
    ),
    undone,
    struck,
)


def said() -> list[tuple[object, ...]]:
    """What every card says, without its numbers."""
    return sorted(
        Card.objects.values_list("entry", "head", "space", "kind", "key", "date", "language", "facets", "document")
    ) + [(row.entry, row.parts) for row in Card.objects.order_by("entry")]


def places(cast: Cast) -> list[str]:
    """Which entries the index itself holds words of."""
    held: list[str] = []
    for space in (cast.spaces["QM"], cast.spaces["joint"]):
        code = code_of(space.pk)
        every = Sought((tuple((f"{code}fk_{kind}",) for kind in ("forum", "series", "document", "inquiry")),))
        numbers = index(ENTRIES).places(every, 0, 1 << 62, 1000)
        held += Card.objects.filter(place__in=numbers).values_list("entry", flat=True)
        assert len(numbers) == Card.objects.filter(place__in=numbers, space=space).count()
    return sorted(held)


@pytest.fixture
def shelf(cast: Cast) -> Cast:
    """Some of each kind, so that every step finds something to do."""
    for step, number in ((0, 0), (0, 1), (0, 2), (2, 0), (8, 0), (8, 2), (10, 0), (13, 0), (14, 0)):
        STEPS[step](cast, number)
    return cast


@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture])  # each is taken back
@given(steps=st.lists(st.tuples(st.integers(0, len(STEPS) - 1), st.integers(0, 5)), min_size=4, max_size=16))
def test_the_index_says_what_the_entries_say(shelf: Cast, steps: list[tuple[int, int]]) -> None:
    with transaction.atomic():
        for step, number in steps:
            with suppress(Refused), transaction.atomic():
                STEPS[step](shelf, number)
        before, held = said(), places(shelf)
        Card.objects.all().delete()
        assert places(shelf) == []
        list(make_cards())
        assert said() == before
        assert places(shelf) == held
        transaction.set_rollback(True)
