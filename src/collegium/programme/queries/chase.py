"""What somebody must chase on a day: what others owe it, and what it owes itself.

A capital chases its posts, and answers what these ask; a post does what it is charged with; a secretariat asks for
what partners have not said. Whoever only reads chases nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import F, Max, Q, QuerySet
from django.utils.timezone import localdate, make_aware
from ulid import ULID

from collegium.accounts.access import Anybody, seats_of, spaces_of
from collegium.accounts.models import Seat, Space, SpaceKind
from collegium.accounts.rules import WRITERS
from collegium.programme.models import Answer, Charge, Edition, Participant, Silence, Subject, SubjectLead, Text
from collegium.programme.queries.appeals import missing
from collegium.programme.queries.grid import shared_overdue
from collegium.programme.rules.appeals import later
from collegium.programme.rules.instructions import ENDED
from collegium.programme.rules.places import folded_place
from collegium.register.rules.series import is_date

KINDS = ("not acknowledged", "query", "report", "appeal", "silence", "answer", "subject")
PATIENCE = 3
"""Days that a post has to acknowledge."""
PATHS = {
    "charge": "/charges/{}",
    "shared": "/shared/{}",
    "appeal": "/appeals/{}",
    "text": "/texts/{}",
    "subject": "/subjects/{}",
}
"""Where in an installation each thing is seen; a test finds one that no page has."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to chase. `kind` is one of KINDS, `link` its address in the installation, `since` the day from which it
    is owed (of a deadline that is ahead: that day), `space` where it stands, `who` owes it, in words."""

    kind: str
    title: str
    link: str
    since: date
    space: Space
    who: str = ""


def chase(person: Anybody, today: date, patience: int = PATIENCE) -> list[Due]:
    """What a person must chase on a day, what has been owed longest first. Nothing for whoever only reads."""
    found = [due for seat in seats_of(person) for due in _of_seat(person, seat, today, patience)]
    once = {(each.kind, each.link, each.since, each.who): each for each in found}
    return sorted(once.values(), key=lambda each: (each.since, KINDS.index(each.kind), each.title, each.who))


def _of_seat(person: Anybody, seat: Seat, today: date, patience: int) -> Iterator[Due]:
    """What somebody in one seat chases."""
    spaces = spaces_of(person)
    if seat.role == "secretariat":
        joint = spaces.filter(kind=SpaceKind.JOINT, partnership=seat.partnership_id)
        for space in joint:
            yield from _of_secretariat(person, space, today)
        return
    if seat.partner_id is None or seat.role not in WRITERS | {"post"}:
        return
    own = spaces.get(partner=seat.partner_id)
    joint = spaces.filter(kind=SpaceKind.JOINT, partnership=own.partnership_id)
    yield from _charges(own, seat, today, patience)
    yield from _appeals(person, joint, seat, today)
    if seat.role in WRITERS:
        yield from _texts(joint, today, seat.partner_id)
        yield from _subjects(joint, own, seat, today)


def _of_secretariat(person: Anybody, joint: Space, today: date) -> Iterator[Due]:
    yield from _texts([joint], today)
    for shared in shared_overdue(person, [joint], today):
        title = shared.action.title if shared.action else shared.statement.title if shared.statement else ""
        since = localdate(shared.due) if shared.due else today
        who = f"{shared.partner.name}, {shared.post}"
        yield Due("report", title or shared.initiative, PATHS["shared"].format(shared.pk), since, joint, who)
    for asked in missing(person, [joint], today):
        who, link = f"{asked.partner.name}, {asked.place}", PATHS["appeal"].format(asked.appeal.pk)
        yield Due("appeal", asked.appeal.title, link, asked.period.until, joint, who)


def _charges(own: Space, seat: Seat, today: date, patience: int) -> Iterator[Due]:
    """What posts owe on instructions, and what they asked; of a post, its own alone."""
    rows = Charge.objects.filter(space=own, withdrawn=False, struck=False).exclude(state__in=ENDED)
    if seat.post_id is not None:
        rows = rows.filter(post=seat.post_id)
    begun = Max("steps__at", filter=Q(steps__struck=False))
    late = Q(instruction__due__lt=_begin(today)) | Q(state__in=["issued", "received", "queried"])
    shown = rows.filter(late).select_related("instruction", "post").annotate(moved=begun)
    for row in shown.order_by(F("instruction__due").asc(nulls_last=True), "id"):
        moved = localdate(row.moved) if row.moved else today
        kind, since = _owed(row, moved, seat, today, patience)
        if kind:
            link = PATHS["charge"].format(row.pk)
            yield Due(kind, row.instruction.title, link, since, own, row.post.name)


def _owed(row: Charge, moved: date, seat: Seat, today: date, patience: int) -> tuple[str, date]:
    """What is owed on a charge that moved last on a day, and since when; nothing where it is not late."""
    due = localdate(row.instruction.due) if row.instruction.due else None
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
    for asked in missing(person, joint, today):
        if asked.partner.pk == seat.partner_id and at in ("", folded_place(asked.place)):
            link = PATHS["appeal"].format(asked.appeal.pk)
            yield Due("appeal", asked.appeal.title, link, asked.period.until, asked.appeal.space, asked.place)


def _texts(joint: Iterable[Space], today: date, partner: str = "") -> Iterator[Due]:
    """Texts that wait for the answer of a partner, or of any: those put up, and those under silence, which a partner is
    told of as long as it may break it. That a silence is over is for the secretariat to record."""
    for edition in _put_up(joint):
        text, link = edition.text, PATHS["text"].format(edition.text_id)
        for who in _silent_on(edition, partner):
            yield Due("answer", text.title, link, localdate(ULID.from_str(edition.pk).datetime), text.space, who)
    for silence in _silences(joint):
        text, until = silence.edition.text, localdate(silence.until)
        link = PATHS["text"].format(text.pk)
        if partner:
            for who in _silent_on(silence.edition, partner):
                yield Due("silence", text.title, link, until, text.space, who)
        elif until < today:
            yield Due("silence", text.title, link, until, text.space)


def _put_up(joint: Iterable[Space]) -> list[Edition]:
    """The newest edition of each text that was put up for the answers of all."""
    rows = Edition.objects.filter(text__space__in=list(joint), text__state="put up", withdrawn=False, struck=False)
    newest = {row.text_id: row for row in rows.filter(text__withdrawn=False).order_by("number")}
    texts = Text.objects.select_related("space").in_bulk(list(newest))
    for row in newest.values():
        row.text = texts[row.text_id]
    return list(newest.values())


def _silences(joint: Iterable[Space]) -> QuerySet[Silence]:
    rows = Silence.objects.filter(space__in=list(joint), state="running", withdrawn=False, struck=False)
    return rows.select_related("edition__text__space").order_by("until", "id")


def _silent_on(edition: Edition, partner: str) -> list[str]:
    """The names of the partners that take part in a text and have said nothing to an edition; of one alone, if said."""
    said = Answer.objects.filter(edition=edition, contested=False, withdrawn=False, struck=False)
    rows = Participant.objects.filter(text=edition.text_id, opted_out=False, withdrawn=False, struck=False)
    rows = rows.exclude(partner__in=said.values("partner"))
    rows = rows.filter(partner=partner) if partner else rows
    return list(rows.order_by("partner__code").values_list("partner__name", flat=True))


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
        over = _over(row.planned)
        if over is not None and over < today:
            yield Due("subject", row.title, PATHS["subject"].format(row.pk), over, row.space)


def _over(planned: str) -> date | None:
    """The last day of a day, a month or a year of ISO 8601; None for what is none."""
    if not is_date(planned):
        return None
    parts = [int(each) for each in planned.split("-")]
    first = date(*[*parts, 1, 1][:3])
    return later(first, {1: 12, 2: 1, 3: 0}[len(parts)]) - timedelta(days=len(parts) < 3)
