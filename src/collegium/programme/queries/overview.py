"""What stands in a space of the programme, counted: each subject with its own page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.models import Space
from collegium.programme.models import Action, Charge, Mandate, Plan, Programme, Silence, Text
from collegium.programme.queries.instructions import by_due, charges
from collegium.programme.queries.plans import counts_of, plans_in
from collegium.programme.queries.programmes import mandates_in, programmes_in
from collegium.programme.queries.wordings import OTHERS, Wording
from collegium.programme.rules.instructions import ENDED
from collegium.programme.rules.plans import Counts
from collegium.programme.rules.programmes import OPEN, SOON, timing

MOST = 5  # of each kind that is named, not only counted


@dataclass(frozen=True, slots=True)
class Overview:
    """What a space has of the programme, as far as a person sees it.

    `programmes` are those in force, counted as `programmes_in` does; `next` their actions that are late or due soon;
    `untraced` mandates that no action carries out, of `mandates`; `plans` those agreed with what was held; `silences`
    those that run; `put_up` how many texts wait for answers; `unreported` the charges without a report, the late ones
    of which are `late`.
    """

    programmes: list[Programme]
    next: list[tuple[Action, str]]
    more: int
    mandates: int
    untraced: list[Mandate]
    plans: list[tuple[Plan, Counts]]
    silences: list[Silence]
    put_up: int
    unreported: int
    late: list[tuple[Charge, Wording]]

    @property
    def overdue(self) -> int:
        """How many actions are late."""
        return sum(each.late for each in self.programmes)  # type: ignore[attr-defined]  # counted by the query

    @property
    def dropped(self) -> int:
        """How many actions were dropped from what is in force."""
        return sum(each.dropped for each in self.programmes)  # type: ignore[attr-defined]  # counted by the query


def overview(person: Anybody, space: Space, today: date) -> Overview:
    """What a person sees of the programme of a space on a day."""
    programmes = list(programmes_in(person, space, today).filter(state="in force"))
    coming = _coming(person, programmes, today)
    mandates = list(mandates_in(person, space))
    plans = list(plans_in(person, space).filter(state="agreed"))
    counts = counts_of(plans, today)
    silences = visible_to(person, Silence).filter(space=space, state="running", struck=False)
    owed = charges(person, space).exclude(state__in=ENDED)
    return Overview(
        programmes=programmes,
        next=coming[:MOST],
        more=max(0, len(coming) - MOST),
        mandates=len(mandates),
        untraced=[each for each in mandates if not each.traced],  # type: ignore[attr-defined]  # counted by the query
        plans=[(each, counts[each.pk]) for each in plans],
        silences=list(silences.select_related("edition__text__marking").order_by("until", "id")),
        put_up=visible_to(person, Text).filter(space=space, state="put up", struck=False).count(),
        unreported=owed.count(),
        late=_late(owed, today)[:MOST],
    )


def _late(owed: QuerySet[Charge], today: date) -> list[tuple[Charge, Wording]]:
    """The charges that were due before a day in the words that hold for each, what was due first."""
    rows = by_due(owed.filter(Q(instruction__due__date__lt=today) | OTHERS))
    return [(each, said) for each, said in rows if said.due and said.due.date() < today]


def _coming(person: Anybody, programmes: list[Programme], today: date) -> list[tuple[Action, str]]:
    """The actions of some programmes that are late or due soon, the latest first."""
    rows = visible_to(person, Action).filter(programme__in=programmes, struck=False, state__in=OPEN)
    rows = rows.filter(due__lte=today + SOON).select_related("issue").order_by("due", "number")
    return [(each, timing(each.state, each.due, today)) for each in rows]
