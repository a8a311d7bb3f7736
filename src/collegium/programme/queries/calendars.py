"""The calendar of a person: subjects of plans, what actions are due, deadlines of silence, as far as it sees them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from django.db.models import Max

from collegium.accounts.access import Anybody, seats_of, versions_visible_to, visible_to
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Entry, Person, SpaceKind
from collegium.accounts.queries import lacks_second_factor
from collegium.programme.models import Action, CalendarFeed, Ground, Plan, Programme, Silence, Subject, Text
from collegium.register.rules.documents import open_to_all

STANDS: Mapping[str, str] = {
    "draft": "tentative",
    "abandoned": "cancelled",
    "withdrawn": "cancelled",
    "merged": "cancelled",
    "dropped": "cancelled",
    "broken": "cancelled",
    "called off": "cancelled",
}
"""What the states of entries are to a calendar; the others are confirmed."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One thing in a calendar. `when` is a month or a day of ISO 8601, `at` the moment where it has one. `within` is
    the plan, programme or text that it stands in. Of what is `restricted` nothing may leave but that it is there."""

    entry: Entry
    within: Plan | Programme | Text
    when: str
    title: str
    place: str = ""
    number: int | None = None
    at: datetime | None = None
    state: str = "confirmed"
    restricted: bool = False

    @property
    def kind(self) -> str:
        """What it is: `subject`, `action` or `silence`."""
        return str(self.entry._meta.model_name)

    @property
    def month(self) -> str:
        """The month in which it stands."""
        return self.when[:7]


def calendar_of(person: Anybody) -> list[Dated]:
    """All that has a date and that a person sees, in the order of time."""
    rows = [*_subjects(person), *_actions(person), *_silences(person)]
    return sorted(rows, key=lambda each: (each.when, each.within.pk, each.number or 0, each.entry.pk))


def _subjects(person: Anybody) -> list[Dated]:
    seen = visible_to(person, Subject).filter(struck=False, plan__withdrawn=False, plan__struck=False)
    rows = [row for row in seen.select_related("space", "plan__marking") if row.held or row.planned]
    guarded = _guarded(person, [each for row in rows for each in (row, row.plan)])
    return [
        Dated(
            entry=row,
            within=row.plan,
            when=row.held or row.planned,
            title=row.title,
            place=row.place,
            number=row.number,
            state=_state(row.plan, row.state),
            restricted=_is_restricted(row, row.plan, guarded) or _is_marked(row.plan),
        )
        for row in rows
    ]


def _actions(person: Anybody) -> list[Dated]:
    """What is due; published copies stand there once, as what they are copies of."""
    seen = visible_to(person, Action).filter(struck=False, due__isnull=False, programme__withdrawn=False)
    seen = seen.exclude(space__kind=SpaceKind.PUBLIC).select_related("space", "programme__marking")
    rows = list(seen)
    guarded = _guarded(person, [each for row in rows for each in (row, row.programme)])
    return [
        Dated(
            entry=row,
            within=row.programme,
            when=row.due.isoformat(),
            title=row.title,
            number=row.number,
            state=_state(row.programme, row.state),
            restricted=_is_restricted(row, row.programme, guarded) or _is_marked(row.programme),
        )
        for row in rows
        if row.due
    ]


def _silences(person: Anybody) -> list[Dated]:
    seen = visible_to(person, Silence).filter(struck=False, edition__text__withdrawn=False)
    rows = list(seen.select_related("space", "edition__text__marking"))
    guarded = _guarded(person, [each for row in rows for each in (row, row.edition.text)])
    return [
        Dated(
            entry=row,
            within=row.edition.text,
            when=row.until.astimezone(UTC).date().isoformat(),
            title=row.edition.text.title,
            at=row.until,
            state=STANDS.get(row.state, "confirmed"),
            restricted=_is_restricted(row, row.edition.text, guarded) or _is_marked(row.edition.text),
        )
        for row in rows
    ]


def _state(within: Plan | Programme, state: str) -> str:
    """What an entry is to a calendar: what was dropped is cancelled in any plan, what was held is so in any."""
    if state in ("held", "carried out"):
        return "confirmed"
    return STANDS.get(state) or STANDS.get(within.state, "confirmed")


def _guarded(person: Anybody, entries: Iterable[Entry]) -> set[str]:
    """The ids of those entries that rest on a paper which is not for everybody."""
    asked = {each.pk for each in entries}
    rows = visible_to(person, Ground).filter(of__in=asked, struck=False).values_list("of", "document__marking__rank")
    return {of for of, rank in rows if not open_to_all(rank)}


def _is_restricted(entry: Entry, within: Entry, guarded: set[str]) -> bool:
    """Whether an entry is a partner's own, or it or what it stands in rests on a paper that is not for everybody."""
    return entry.space.kind == SpaceKind.OWN or entry.pk in guarded or within.pk in guarded


def _is_marked(entry: Plan | Programme | Text) -> bool:
    return entry.marking is not None and not open_to_all(entry.marking.rank)


def written_last(person: Anybody, rows: Iterable[Dated]) -> dict[str, datetime]:
    """When each entry, and what it stands in, was last written, by ids."""
    ids = {each.pk for row in rows for each in (row.entry, row.within)}
    versions = versions_visible_to(person).filter(entry__in=ids).values("entry").annotate(last=Max("change__at"))
    return {each["entry"]: each["last"] for each in versions.order_by()}


def feed_of(person: Person) -> CalendarFeed | None:
    """The feed of a person's calendar, where it has one."""
    return CalendarFeed.objects.filter(owner=person).first()


def feed_at(secret: str) -> CalendarFeed:
    """The feed at a secret address. Raises NotVisible, also where its owner has left or may open no page."""
    digest = sha256(secret.encode()).hexdigest()
    row = CalendarFeed.objects.filter(secret=digest).select_related("owner").first()
    if row is None or not seats_of(row.owner) or lacks_second_factor(row.owner):
        raise NotVisible
    return row
