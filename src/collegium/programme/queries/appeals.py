"""What can be asked of standing appeals: which reports are due, which came, which are missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.models import Partner, Post, Space
from collegium.programme.models import Appeal, AppealPartner, AppealReport
from collegium.programme.rules.appeals import Period, later, owed_by, periods
from collegium.programme.rules.places import folded_place

OWED = "standing"
"""The state of an appeal in which partners join it."""


Came = Mapping[tuple[str, str, str, str], AppealReport]
"""Reports by appeal, partner, folded place and the first day of their period."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A report that one partner's post owes for a period; `report` is what came, None where it is missing."""

    appeal: Appeal
    partner: Partner
    place: str
    period: Period
    report: AppealReport | None


@dataclass(frozen=True, slots=True)
class Told:
    """An appeal with the partners that joined it, the pairs of posts, and their reports, the latest period first."""

    appeal: Appeal
    joined: list[AppealPartner]
    places: list[str] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)

    @property
    def missing(self) -> list[Asked]:
        """The reports that are due and did not come."""
        return [each for each in self.asked if each.report is None]


def appeals_in(person: Anybody, space: Space, today: date) -> list[Told]:
    """The appeals of a space as they stand on a day: those that stand first."""
    rows = visible_to(person, Appeal).filter(space=space, struck=False).order_by("-state", "-starts", "id")
    return _told(list(rows), today)


def told_of(appeal: Appeal, today: date) -> Told:
    """One appeal as it stands on a day."""
    return _told([appeal], today)[0]


def missing(person: Anybody, spaces: Iterable[Space], today: date) -> list[Asked]:
    """The reports that are missing on a day in some spaces."""
    rows = visible_to(person, Appeal).filter(space__in=list(spaces), struck=False).order_by("starts", "id")
    return [asked for told in _told(list(rows), today) for asked in told.missing]


def overdue(today: date) -> list[Asked]:
    """The last report that each post owes on a day, on every appeal, where it did not come."""
    rows = Appeal.objects.filter(withdrawn=False, struck=False).order_by("starts", "id")
    last: dict[tuple[str, str, str], Asked] = {}
    for told in _told(list(rows), today):
        for asked in told.asked:  # the latest period first
            last.setdefault((asked.appeal.pk, asked.partner.pk, folded_place(asked.place)), asked)
    return [each for each in last.values() if each.report is None]


def posts_owing(owed: Iterable[Asked]) -> list[tuple[Asked, list[str]]]:
    """Some reports, each with the ids of the partner's posts at its place."""
    asked = list(owed)
    at: dict[tuple[str, str], list[str]] = {}
    for partner, posts in _posts_of({each.partner.pk for each in asked}).items():
        for post in posts:
            at.setdefault((partner, folded_place(post.place or post.name)), []).append(post.pk)
    return [(each, at.get((each.partner.pk, folded_place(each.place)), [])) for each in asked]


def open_at(told: Told, today: date) -> list[Asked]:
    """The reports on the period that runs on a day: nobody waits for them yet, and they may come."""
    begun = list(_begun(told.appeal, today))[-1:]
    return _asked(told.appeal, told.joined, begun) if begun and begun[0].until > today else []


def asked_of(appeal: Appeal, partner: Partner | None, place: str, since: str, today: date) -> str | None:
    """The place, as its posts write it, at which a partner's post reports for a period that begins on a day; None
    where no report is asked. A report may come before its period is over, and not before it has begun."""
    rows = _joined([appeal])[appeal.pk]
    own = next((row for row in rows if partner is not None and row.partner_id == partner.pk), None)
    begun = [each for each in _begun(appeal, today) if each.since.isoformat() == since]
    if own is None or not any(owed_by(each, own.since) for each in begun):
        return None
    at = _paired(appeal, rows, _posts_of(row.partner_id for row in rows))[own.partner_id]
    return next((each for each in at if folded_place(each) == folded_place(place)), None)


def _begun(appeal: Appeal, today: date) -> Iterator[Period]:
    """The periods that have begun on a day, the running one too."""
    if appeal.starts <= today:
        far = later(today, appeal.months)
        yield from (each for each in periods(appeal.starts, appeal.months, far, appeal.ends) if each.since <= today)


def _told(appeals: list[Appeal], today: date) -> list[Told]:
    joined = _joined(appeals)
    posts = _posts_of({row.partner_id for rows in joined.values() for row in rows})
    came = _came(appeals)
    told = []
    for appeal in appeals:
        rows = joined[appeal.pk]
        pairs = _paired(appeal, rows, posts)
        over = list(periods(appeal.starts, appeal.months, today, appeal.ends))[::-1]
        asked = [each for period in over for each in _of_period(appeal, rows, period, pairs, came)]
        told.append(Told(appeal, rows, _once(place for row in rows for place in pairs[row.partner_id]), asked))
    return told


def _asked(appeal: Appeal, joined: list[AppealPartner], over: Iterable[Period]) -> list[Asked]:
    """The reports on some periods of one appeal."""
    pairs = _paired(appeal, joined, _posts_of(row.partner_id for row in joined))
    came = _came([appeal])
    return [each for period in over for each in _of_period(appeal, joined, period, pairs, came)]


def _of_period(
    appeal: Appeal, joined: list[AppealPartner], period: Period, pairs: Mapping[str, list[str]], came: Came
) -> Iterator[Asked]:
    for row in (row for row in joined if owed_by(period, row.since)):
        for place in pairs[row.partner_id]:
            key = (appeal.pk, row.partner_id, folded_place(place), period.since.isoformat())
            yield Asked(appeal, row.partner, place, period, came.get(key))


def _came(appeals: list[Appeal]) -> Came:
    rows = AppealReport.objects.filter(appeal__in=appeals, withdrawn=False, struck=False)
    return {(each.appeal_id, each.partner_id, folded_place(each.place), each.since): each for each in rows}


def _joined(appeals: list[Appeal]) -> dict[str, list[AppealPartner]]:
    """Who joined each of some appeals."""
    found: dict[str, list[AppealPartner]] = {each.pk: [] for each in appeals}
    rows = AppealPartner.objects.filter(appeal__in=appeals, withdrawn=False, struck=False)
    for row in rows.select_related("partner").order_by("partner__code"):
        found[row.appeal_id].append(row)
    return found


def _once(places: Iterable[str]) -> list[str]:
    return sorted({folded_place(each): each for each in places}.values())


def _posts_of(partners: Iterable[str]) -> dict[str, list[Post]]:
    found: dict[str, list[Post]] = {each: [] for each in partners}
    for post in Post.objects.filter(partner__in=list(found), withdrawn=False).order_by("name", "id"):
        found[post.partner_id].append(post)
    return found


def _paired(appeal: Appeal, joined: list[AppealPartner], posts: Mapping[str, list[Post]]) -> dict[str, list[str]]:
    """By partner, the places where it has a post and another that joined has one too, of those that are named."""
    at: dict[str, dict[str, str]] = {}
    for row in joined:
        for post in posts[row.partner_id]:
            at.setdefault(folded_place(post.place or post.name), {}).setdefault(row.partner_id, post.place or post.name)
    named = {folded_place(each) for each in appeal.places}
    found: dict[str, list[str]] = {row.partner_id: [] for row in joined}
    for place, by_partner in sorted(at.items()):
        if len(by_partner) > 1 and (not named or place in named):
            for partner, written in by_partner.items():
                found[partner].append(written)
    return found
