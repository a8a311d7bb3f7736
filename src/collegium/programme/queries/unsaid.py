"""What partners have not said yet: to texts that were put up, and to programmes, amendments and plans as they stand.

Each question takes as many queries for many texts as for one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Max, Q
from django.utils.timezone import localdate

from collegium.accounts.models import Partner, Space, Version
from collegium.programme.actions.assents import asked, seal_to
from collegium.programme.models import (
    Answer,
    Assent,
    Edition,
    Participant,
    Plan,
    PlanConsent,
    PutUp,
    Silence,
    Text,
)
from collegium.programme.queries.plans import consents_to
from collegium.programme.queries.relayed import title_of

STANDING = {"withdrawn": False, "struck": False}


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A text that was put up, the edition that is answered to, the silence that runs on it, and who takes part and has
    said nothing to it, or contests what was recorded for it."""

    text: Text
    edition: Edition
    silence: Silence | None
    silent: list[Partner]


def unanswered(spaces: Iterable[Space]) -> list[Unanswered]:
    """Every text of some spaces that was put up or stands under silence."""
    texts = Text.objects.filter(space__in=spaces, state__in=("put up", "silence"), **STANDING)
    put_up = PutUp.objects.filter(edition__text__in=texts, **STANDING).select_related("edition")
    last = {each.edition.text_id: each.edition for each in put_up.order_by("edition__number")}
    running = Silence.objects.filter(edition__text__in=texts, state="running", **STANDING)
    silences = {each.edition_id: each for each in running}
    silent = _silent(texts, {each.pk for each in last.values()})
    return [
        Unanswered(each, last[each.pk], silences.get(last[each.pk].pk), silent.get(each.pk, []))
        for each in texts.select_related("space").order_by("id")
        if each.pk in last
    ]


def _silent(texts: Any, editions: set[str]) -> dict[str, list[Partner]]:
    """Who takes part in each of some texts and has said nothing to the last of its editions."""
    answers = Answer.objects.filter(edition__text__in=texts, contested=False, **STANDING)
    rows = answers.values_list("edition_id", "edition__text_id", "partner_id")
    said = {(text, partner) for edition, text, partner in rows if edition in editions}
    parts = Participant.objects.filter(text__in=texts, opted_out=False, **STANDING).select_related("partner")
    found: dict[str, list[Partner]] = {}
    for part in parts.order_by("partner__code"):
        if (part.text_id, part.partner_id) not in said:
            found.setdefault(part.text_id, []).append(part.partner)
    return found


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A programme, amendment or plan that waits for a word of partners. `what` is `programme`, `adjustment` or `plan`;
    it waits from the day on which the first partner agreed to it as it stands."""

    what: str
    entry: str
    title: str
    space: Space
    since: date
    silent: list[Partner]


def unsaid(spaces: Iterable[Space], entry: str = "") -> Iterator[Unsaid]:
    """Drafts and proposed amendments in some spaces to which one partner has agreed as they stand, and others have said
    neither yes nor no; of one alone, where its id is said. Before anybody has agreed nobody is asked: a draft is still
    being written."""
    places = list(spaces)
    yield from _of_programmes(places, entry)
    yield from _of_plans(places, entry)


def _of_programmes(spaces: list[Space], entry: str) -> Iterator[Unsaid]:
    drafts = {"adjustment": None, "programme__state": "draft"}
    proposed = {"adjustment__state": "proposed", "adjustment__withdrawn": False, "adjustment__struck": False}
    for state in (drafts, proposed):
        rows = Assent.objects.filter(space__in=spaces, to="adoption", programme__withdrawn=False, **state, **STANDING)
        rows = rows.filter(programme__struck=False, contested=False).select_related(
            "programme__space__partnership", "adjustment__programme"
        )
        rows = rows.filter(Q(adjustment=entry) | Q(adjustment=None, programme=entry)) if entry else rows
        for said in _together(rows.order_by("programme__name", "id")):
            programme, adjustment = said[0].programme, said[0].adjustment
            seal = seal_to(programme, adjustment, "adoption")
            holding = [each for each in said if each.holds_for(seal)]
            what, of_what = ("adjustment", adjustment.pk) if adjustment else ("programme", programme.pk)
            of = partial(Unsaid, what, of_what, title_of(adjustment or programme), programme.space)
            yield from _waiting(of, asked(programme), holding)


def _of_plans(spaces: list[Space], entry: str) -> Iterator[Unsaid]:
    plans = Plan.objects.filter(space__in=spaces, state="draft", consents__in=PlanConsent.objects.filter(**STANDING))
    plans = plans.filter(pk=entry) if entry else plans
    for plan in plans.filter(**STANDING).select_related("space__partnership").order_by("name", "id").distinct():
        said = consents_to(plan)
        holding = [each for each in said.values() if each]
        yield from _waiting(partial(Unsaid, "plan", plan.pk, plan.name, plan.space), list(said), holding)


def _together(rows: Iterable[Assent]) -> list[list[Assent]]:
    """What is said to the same programme or amendment, together."""
    groups: dict[str, list[Assent]] = {}
    for row in rows:
        groups.setdefault(row.adjustment_id or row.programme_id, []).append(row)
    return list(groups.values())


def _waiting(
    of: Callable[[date, list[Partner]], Unsaid], partners: list[Partner], said: list[Assent] | list[PlanConsent]
) -> Iterator[Unsaid]:
    """What waits for partners, where one agrees and others have said nothing to what stands there now."""
    spoken = {each.partner_id for each in said}
    silent = [each for each in partners if each.pk not in spoken]
    agreed = [each.pk for each in said if each.given]
    if agreed and silent:
        rows = Version.objects.filter(kind=said[0]._meta.label, entry__in=agreed).values("entry")
        moments = rows.annotate(at=Max("change__at")).values_list("at", flat=True)
        yield of(localdate(min(moments)), silent)
