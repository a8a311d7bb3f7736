"""What somebody must chase on a day: what others owe it, and what it owes itself.

A capital chases its posts, and answers what these ask; a post does what it is charged with; a secretariat asks for
what partners have not said. Whoever only reads chases nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.timezone import localdate, make_aware
from ulid import ULID

from collegium.accounts.access import Anybody, seats_of, spaces_of
from collegium.accounts.models import Entry, Marking, Partner, Seat, Space, SpaceKind
from collegium.accounts.rules import WRITERS
from collegium.programme.models import (
    Action,
    Adjustment,
    Charge,
    Lead,
    Plan,
    Programme,
    Shared,
    Step,
    Subject,
    SubjectLead,
    Text,
)
from collegium.programme.queries.appeals import Asked as Missing
from collegium.programme.queries.appeals import missing
from collegium.programme.queries.grid import marking_of_shared, shared_overdue
from collegium.programme.queries.grounds import marking_for
from collegium.programme.queries.instructions import resting
from collegium.programme.queries.programmes import over_on
from collegium.programme.queries.unsaid import unanswered, unsaid
from collegium.programme.queries.wordings import OTHERS, WORDED, wordings_of
from collegium.programme.rules.instructions import ENDED
from collegium.programme.rules.places import folded_place
from collegium.programme.rules.plans import is_overdue, span_of
from collegium.programme.rules.programmes import OPEN
from collegium.programme.rules.silence import may_break

KINDS = (
    "not acknowledged", "query", "report", "appeal", "silence", "answer", "consent", "subject", "action", "programme",
)  # fmt: skip
SHOWN = (
    "state", "wording", "post__name", "instruction__version", *(f"instruction__{each}" for each in WORDED),
)  # fmt: skip
NAMED = 5
"""Of how many that owe something a line has the names."""
PATIENCE = 3
"""Days that a post has to acknowledge."""
PATHS = {
    "charge": "/charges/{}",
    "shared": "/shared/{}",
    "appeal": "/appeals/{}",
    "text": "/texts/{}",
    "programme": "/programmes/{}",
    "adjustment": "/adjustments/{}",
    "plan": "/plans/{}",
    "words": "/spaces/{}/words-by-mail",
    "subject": "/subjects/{}",
    "action": "/actions/{}",
}
"""Where in an installation each thing is seen; a test finds one that no page has."""


MARKED: tuple[tuple[type[Entry], str], ...] = (
    (Charge, "instruction__marking"),
    (Text, "marking"),
    (Programme, "marking"),
    (Adjustment, "programme__marking"),
    (Plan, "marking"),
    (Subject, "plan__marking"),
    (Action, "programme__marking"),
)
"""What has a marking of its own, or stands in what has one."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to chase. `kind` is one of KINDS, `link` its address in the installation, `since` the day from which it
    is owed (of a deadline that is ahead: that day), `space` where it stands, `who` owes it, in words. Of `many` told of
    as one, `since` is that of the first and `last` that of the last."""

    kind: str
    title: str
    link: str
    since: date
    space: Space
    who: str = ""
    many: int = 1
    last: date | None = None


def chase(person: Anybody, today: date, patience: int = PATIENCE) -> list[Due]:
    """What a person must chase on a day, what has been owed longest first. Nothing for whoever only reads.

    What ends at an hour has ended from that moment; of a day that is not today, at its end.
    """
    now = timezone.now() if today == localdate() else _begin(today + timedelta(days=1))
    found = [due for seat in seats_of(person) for due in _of_seat(person, seat, now, today, patience)]
    once = {(each.kind, each.link, each.since, each.who): each for each in found}
    return sorted(once.values(), key=lambda each: (each.since, KINDS.index(each.kind), each.title, each.who))


def marking_of_chase(person: Anybody, found: Iterable[Due]) -> Marking | None:
    """The marking of the most protected of what is to be chased, and of what that rests on."""
    entries = {each.link.rpartition("/")[2] for each in found}
    marked = {
        row for model, name in MARKED for row in model.objects.filter(pk__in=entries).values_list(name, flat=True)
    }
    shared = Shared.objects.filter(pk__in=entries)
    spaces = Space.objects.filter(pk__in=shared.values("space"))
    copies = [marking_of_shared(each, shared.filter(space=each)) for each in spaces]
    own = Marking.objects.filter(pk__in=marked - {None})
    charged = resting(Charge.objects.filter(pk__in=entries).only("instruction_id"))
    return marking_for(person, entries | charged, *own, *copies)


def _of_seat(person: Anybody, seat: Seat, now: datetime, today: date, patience: int) -> Iterator[Due]:
    """What somebody in one seat chases."""
    spaces = spaces_of(person)
    if seat.role == "secretariat":
        joint = spaces.filter(kind=SpaceKind.JOINT, partnership=seat.partnership_id)
        for space in joint:
            yield from _of_secretariat(person, space, now, today)
        return
    if seat.partner_id is None or seat.role not in WRITERS | {"post"}:
        return
    own = spaces.get(partner=seat.partner_id)
    joint = spaces.filter(kind=SpaceKind.JOINT, partnership=own.partnership_id)
    yield from _charges(own, seat, today, patience)
    yield from _appeals(person, joint, seat, today)
    if seat.role in WRITERS:
        yield from _texts(joint, now, seat.partner_id)
        yield from _consents(joint, seat.partner_id)
        yield from _subjects(joint, own, seat, today)
        yield from _actions(joint, today, seat.partner_id)
        yield from _programmes(joint, today)


def _of_secretariat(person: Anybody, joint: Space, now: datetime, today: date) -> Iterator[Due]:
    yield from _texts([joint], now)
    yield from _consents([joint])
    for late in shared_overdue(person, joint, today):
        yield Due("report", late.title, PATHS["shared"].format(late.entry), late.since, joint, late.who)
    yield from _actions([joint], today)
    yield from _programmes([joint], today)
    yield from _by_appeal(missing(person, [joint], today), lambda each: f"{each.partner.name}, {each.place}")


def _charges(own: Space, seat: Seat, today: date, patience: int) -> Iterator[Due]:
    """What posts owe on instructions, and what they asked; of a post, its own alone."""
    rows = Charge.objects.filter(space=own, withdrawn=False, struck=False).exclude(state__in=ENDED)
    if seat.post_id is not None:
        rows = rows.filter(post=seat.post_id)
    late = Q(instruction__due__lt=_begin(today)) | OTHERS | Q(state__in=["issued", "received", "queried"])
    shown = list(rows.filter(late).select_related("instruction", "post").only(*SHOWN))
    said, moved = wordings_of(shown), _moved(shown)
    for row in shown:
        words = said[row.pk]
        kind, since = _owed(row, words.due, moved.get(row.pk, today), seat, today, patience)
        if kind:
            yield Due(kind, words.title, PATHS["charge"].format(row.pk), since, own, row.post.name)


def _moved(some: Iterable[Charge]) -> dict[str, date]:
    """The days on which some charges moved last, by the ids of these."""
    rows = Step.objects.filter(charge__in=[each.pk for each in some], struck=False)
    return {charge: localdate(at) for charge, at in rows.values_list("charge").annotate(Max("at")).order_by()}


def _owed(row: Charge, until: datetime | None, moved: date, seat: Seat, today: date, patience: int) -> tuple[str, date]:
    """What is owed on a charge that moved last on a day, and since when; nothing where it is not late."""
    due = localdate(until) if until else None
    if row.state == "queried":
        return ("query", moved) if seat.post_id is None else ("", moved)
    if row.state in ("issued", "received") and (seat.post_id is not None or moved + timedelta(patience) < today):
        return "not acknowledged", moved
    return ("report", due) if due is not None and due < today else ("", moved)


def _begin(day: date) -> datetime:
    """The moment at which a day begins."""
    return make_aware(datetime.combine(day, time.min))


def _appeals(person: Anybody, joint: Iterable[Space], seat: Seat, today: date) -> Iterator[Due]:
    """The reports on appeals that a partner's posts owe; of a post, its own."""
    at = folded_place(seat.post.place or seat.post.name) if seat.post else ""
    own = [each for each in missing(person, joint, today) if each.partner.pk == seat.partner_id]
    yield from _by_appeal((each for each in own if at in ("", folded_place(each.place))), lambda each: each.place)


def _by_appeal(lacking: Iterable[Missing], who: Callable[[Missing], str]) -> Iterator[Due]:
    """Missing reports: of each appeal in one line, with who owes them."""
    appeals: dict[str, list[Missing]] = {}
    for each in lacking:
        appeals.setdefault(each.appeal.pk, []).append(each)
    for some in appeals.values():
        appeal, days = some[0].appeal, sorted(each.period.until for each in some)
        names, link = sorted({who(each) for each in some}), PATHS["appeal"].format(appeal.pk)
        owing = "; ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
        yield Due("appeal", appeal.title, link, days[0], appeal.space, owing, len(some), days[-1])


def _texts(joint: Iterable[Space], now: datetime, partner: str = "") -> Iterator[Due]:
    """Texts that wait for the answer of a partner, or of any: those put up, and those under silence, which a partner is
    told of as long as it may break it. From then on that silence is over is for the secretariat to record."""
    for each in unanswered(joint):
        text, link = each.text, PATHS["text"].format(each.text.pk)
        silent = _named(each.silent, partner)
        if each.silence is None:
            since = localdate(ULID.from_str(each.edition.pk).datetime)
            yield from (Due("answer", text.title, link, since, text.space, who) for who in silent)
            continue
        until = localdate(each.silence.until)
        if not may_break(now, each.silence.until):
            yield from () if partner else (Due("silence", text.title, link, until, text.space),)
        elif partner:
            yield from (Due("silence", text.title, link, until, text.space, who) for who in silent)


def _consents(joint: Iterable[Space], partner: str = "") -> Iterator[Due]:
    """Programmes, amendments and plans to which a partner has agreed, and another one, or any, has said nothing yet."""
    for each in unsaid(joint):
        for who in _named(each.silent, partner):
            yield Due("consent", each.title, PATHS[each.what].format(each.entry), each.since, each.space, who)


def _named(partners: Iterable[Partner], partner: str) -> list[str]:
    """The names of partners; of one alone, where its id is said."""
    return [each.name for each in partners if partner in ("", each.pk)]


def _subjects(joint: Iterable[Space], own: Space, seat: Seat, today: date) -> Iterator[Due]:
    """Subjects of plans that a partner leads, whose month or day is over and that were neither held nor given up."""
    leads = SubjectLead.objects.filter(partner=seat.partner_id, withdrawn=False, struck=False)
    rows = (
        Subject.objects.filter(
            space__in=[own, *joint], leads__in=leads, state__in=["planned", "postponed"], withdrawn=False, struck=False
        )
        .filter(plan__state="agreed", plan__withdrawn=False)
        .exclude(planned="")
    )
    for row in rows.select_related("space").order_by("planned", "id").distinct():
        if is_overdue(row.state, row.planned, today):
            yield Due("subject", row.title, PATHS["subject"].format(row.pk), span_of(row.planned)[1], row.space)


def _actions(spaces: Iterable[Space], today: date, partner: str = "") -> Iterator[Due]:
    """Actions in force whose day is over and that nobody has carried out or dropped: those that a partner leads, with
    its unit, or all, with the names of those that lead."""
    there = {"withdrawn": False, "struck": False}
    rows = Action.objects.filter(space__in=spaces, state__in=OPEN, due__lt=today, programme__state="in force", **there)
    rows = rows.filter(programme__withdrawn=False, programme__struck=False)
    leads = Lead.objects.filter(action__in=rows, **there).order_by("partner__code")
    led: dict[str, list[str]] = {}
    for each in (leads.filter(partner=partner) if partner else leads).select_related("partner"):
        led.setdefault(each.action_id, []).append(each.unit if partner else each.partner.name)
    for row in rows.select_related("space").defer("text", "measure").order_by("due", "id"):
        if row.pk in led or not partner:
            who = "; ".join(led.get(row.pk, []))
            yield Due("action", row.title, PATHS["action"].format(row.pk), row.due or today, row.space, who)


def _programmes(joint: Iterable[Space], today: date) -> Iterator[Due]:
    """Programmes in force whose period is over: that they ended, or what comes next, is for a person to say."""
    rows = Programme.objects.filter(over_on(today), space__in=list(joint), withdrawn=False, struck=False)
    for row in rows.select_related("space").order_by("ends", "id"):
        yield Due("programme", row.name, PATHS["programme"].format(row.pk), row.ends, row.space)
