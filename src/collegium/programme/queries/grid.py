"""The grid: what partners' posts did, place by place, as far as each partner shares it.

It is made of what stands in the joint space, of the posts that every partner has, and of who covers: of nothing that
lives in a partner's own space.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate, make_aware

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Marking, Partner, Partnership, Post, Space
from collegium.accounts.queries import markings_of, partners_of
from collegium.programme.models import Action, Coverage, Programme, Shared, Text
from collegium.programme.rules.grid import OUTCOMES, outcome, sign, weightiest
from collegium.programme.rules.places import folded_place
from collegium.register.queries.documents import markings_for


@dataclass(frozen=True, slots=True)
class Topic:
    """What posts were charged with: `kind` is action, statement or initiative, `key` its id or its words. An action has
    a number in the order, and one by which people name it."""

    kind: str
    key: str
    title: str
    number: int | None = None
    known_as: str = ""

    @property
    def called(self) -> str:
        """The title, behind the number by which people name an action."""
        return f"{self.known_as}. {self.title}" if self.known_as else self.title


@dataclass(frozen=True, slots=True)
class Cell:
    """What one partner has at one place. `sign` is one of the signs of the rules, "not shared" where it has a post and
    shares nothing, "covered" or "no post"."""

    partner: Partner
    sign: str
    posts: list[str] = field(default_factory=list)
    shared: list[Shared] = field(default_factory=list)
    covered_by: list[Coverage] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """One place: a cell for each partner, and what came of it."""

    place: str
    cells: list[Cell]
    outcome: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of a topic: `silent` are the places with posts at which nobody shares anything."""

    topic: Topic
    partners: list[Partner]
    rows: list[Row]
    silent: list[str]


@dataclass(frozen=True, slots=True)
class Overdue:
    """Something that is shared and was due: its id, what it is about, since when, and whose post it is."""

    entry: str
    title: str
    since: date
    who: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A topic with how many places had which outcome; places of which nothing is shared are not among them."""

    topic: Topic
    outcomes: Mapping[str, int]


def topic_of(person: Anybody, space: Space, kind: str, key: str) -> Topic:
    """A topic by its kind and key. Raises NotVisible where there is none that the person sees in that space."""
    if kind == "initiative":
        return Topic(kind, key, key)
    row: Action | Text | None = None
    if kind == "action":
        row = visible_to(person, Action).filter(space=space, pk=key, struck=False).first()
    elif kind == "statement":
        row = visible_to(person, Text).filter(space=space, pk=key, struck=False).first()
    if row is None:
        raise NotVisible
    return topic_of_action(row) if isinstance(row, Action) else Topic(kind, row.pk, row.title)


def topic_of_action(action: Action) -> Topic:
    """The topic of an action."""
    return Topic("action", action.pk, action.title, action.number, action.known_as)


def grid(person: Anybody, space: Space, topic: Topic, today: date) -> Grid:
    """The grid of one topic in a joint space on a day."""
    shared = _by_place(_shared(person, space).filter(_about(topic)))
    partners = list(partners_of(_partnership(space), followed=False))
    covering = _covering(person, space)
    posts, written = _posts([each.pk for each in partners])
    rows = [_row(place, shared[place], partners, posts, covering, today) for place in sorted(shared)]
    silent = [written[place] for place in sorted(written) if place not in shared]
    return Grid(topic, partners, rows, silent)


def topics(person: Anybody, space: Space, programme: Programme | None = None) -> list[Topic]:
    """Every topic of which something is shared, in the order of the list; of one programme, where it is said."""
    rows = visible_to(person, Shared).filter(space=space, struck=False)
    if programme is not None:
        rows = rows.filter(action__programme=programme)
    about = {_key(*each) for each in rows.order_by().values_list(*ABOUT).distinct()}
    keys = {kind: [key for of, key in about if of == kind] for kind in ("action", "statement", "initiative")}
    found = [Topic("initiative", key, key) for key in keys["initiative"]]
    texts = Text.objects.filter(pk__in=keys["statement"]).values_list("pk", "title")
    found += [Topic("statement", key, title) for key, title in texts]
    actions = Action.objects.filter(pk__in=keys["action"]).only("title", "number", "printed")
    found += [topic_of_action(each) for each in actions]
    return sorted(found, key=lambda each: (each.number or 0, each.title.casefold(), each.key))


def tallies(person: Anybody, space: Space, today: date, some: Iterable[Topic]) -> list[Tally]:
    """Some topics with their outcomes on a day, in the order in which they were given."""
    wanted = {(each.kind, each.key): each for each in some}
    rows = visible_to(person, Shared).filter(_about_any(wanted), space=space, struck=False)
    partners = [each.pk for each in partners_of(_partnership(space), followed=False)]
    at = {place: frozenset(there) for place, there in _posts(partners)[0].items()}
    found: dict[tuple[str, str], list[Plain]] = {about: [] for about in wanted}
    for *about, partner, place, state, due in rows.values_list(*ABOUT, "partner_id", "place", "state", "due"):
        found[_key(*about)].append((partner, place, state, localdate(due) if due else None))
    return [Tally(wanted[about], _tallied(plain, at, today)) for about, plain in found.items()]


def shared_overdue(person: Anybody, space: Space, today: date) -> list[Overdue]:
    """What is shared, was due before a day, and tells neither of a report nor of anything that ended it."""
    begun = make_aware(datetime.combine(today, time.min))
    rows = visible_to(person, Shared).filter(space=space, struck=False, due__lt=begun)
    open_ = rows.filter(state__in=["issued", "received", "acknowledged", "queried", "acted"])
    told = open_.values_list("pk", "action__title", "statement__title", "initiative", "due", "partner__name", "post")
    return [
        Overdue(entry, action or statement or initiative, localdate(due), f"{partner}, {post}")
        for entry, action, statement, initiative, due, partner, post in told
    ]


def marking_of_grid(person: Anybody, space: Space, topic: Topic | None = None) -> Marking | None:
    """The marking of the most protected of all that is shared in a space, of one topic or of each."""
    rows = visible_to(person, Shared).filter(space=space, struck=False)
    return marking_of_shared(space, rows.filter(_about(topic)) if topic else rows)


def marking_of_shared(space: Space, rows: QuerySet[Shared]) -> Marking | None:
    """The marking of the most protected of some that are shared, and of the programmes and texts that name them."""
    named = ("action__programme__marking", "statement__marking")
    found = list(rows.order_by().values_list("marking", *named).distinct())
    return _most_protected(space, [*(own for own, *_ in found), *(each for _, *some in found for each in some if each)])


def _most_protected(space: Space, markings: Iterable[str | None]) -> Marking | None:
    """The highest of some markings, by their ids. What was shared before copies had a marking may be of any: it counts
    as the highest that may be held there."""
    ids = set(markings)
    if None in ids:
        return markings_for(space).last()
    return markings_of(_partnership(space)).filter(pk__in=ids).last() if ids else None


Plain = tuple[str, str, str, date | None]
"""Of what is shared the partner's id, place, state and the day on which it is due."""
ABOUT = ("action_id", "statement_id", "initiative")


def _tallied(some: Iterable[Plain], at: Mapping[str, frozenset[str]], today: date) -> dict[str, int]:
    """How many places had which outcome, in the order of the rules, whatever the order of the rows."""
    places: dict[str, dict[str, list[str]]] = {}
    for partner, place, state, due in some:
        places.setdefault(folded_place(place), {}).setdefault(partner, []).append(sign(state, due, today))
    counted = Counter(_told(of, at.get(place, frozenset())) for place, of in places.items())
    return {each: counted[each] for each in OUTCOMES if counted[each]}


def _told(signs: Mapping[str, list[str]], there: frozenset[str]) -> str:
    """What came of a place: the signs of the partners that share, and those that have a post there."""
    return outcome([weightiest(each) for each in signs.values()], len(there - signs.keys()))


def _key(action: str | None, statement: str | None, initiative: str) -> tuple[str, str]:
    """What a row is about, by the fields of ABOUT: the kind and key of a topic."""
    if action is not None:
        return "action", action
    return ("statement", statement) if statement is not None else ("initiative", initiative)


def _about_any(wanted: Iterable[tuple[str, str]]) -> Q:
    """The rows that are about any of some kinds and keys."""
    keys: dict[str, list[str]] = {"action": [], "statement": [], "initiative": []}
    for kind, key in wanted:
        keys[kind].append(key)
    found = Q(action__in=keys["action"])
    for kind, more in (("statement", {"action": None}), ("initiative", {"action": None, "statement": None})):
        if keys[kind]:
            found |= Q(**{f"{kind}__in": keys[kind]}, **more)
    return found


def _shared(person: Anybody, space: Space) -> QuerySet[Shared]:
    rows = visible_to(person, Shared).filter(space=space, struck=False)
    return rows.select_related("partner").order_by("place", "post", "id")


def _about(topic: Topic) -> Q:
    if topic.kind == "initiative":
        return Q(action=None, statement=None, initiative=topic.key)
    return Q(action=None, statement=topic.key) if topic.kind == "statement" else Q(action=topic.key)


def _by_place(rows: Iterable[Shared]) -> dict[str, list[Shared]]:
    found: dict[str, list[Shared]] = {}
    for row in rows:
        found.setdefault(folded_place(row.place), []).append(row)
    return found


Posts = Mapping[str, Mapping[str, list[str]]]
"""The names of posts by folded place and the partner's id."""


def _row(
    place: str,
    shared: list[Shared],
    partners: list[Partner],
    posts: Posts,
    covering: Mapping[tuple[str, str], list[Coverage]],
    today: date,
) -> Row:
    there = posts.get(place, {})
    by_partner: dict[str, list[Shared]] = {}
    for each in shared:
        by_partner.setdefault(each.partner_id, []).append(each)
    cells = [
        _cell(one, by_partner.get(one.pk, []), there.get(one.pk, []), covering.get((place, one.pk), []), today)
        for one in partners
    ]
    signs = {cell.partner.pk: [cell.sign] for cell in cells if cell.shared}
    return Row(shared[0].place, cells, _told(signs, frozenset(there)))


def _cell(partner: Partner, shared: list[Shared], posts: list[str], covering: list[Coverage], today: date) -> Cell:
    names = list(dict.fromkeys([*(each.post for each in shared), *posts]))
    if shared:
        return Cell(partner, weightiest(sign(each.state, _day(each), today) for each in shared), names, shared)
    if posts:
        return Cell(partner, "not shared", names)
    return Cell(partner, "covered" if covering else "no post", covered_by=covering)


def _posts(partners: list[str]) -> tuple[dict[str, dict[str, list[str]]], dict[str, str]]:
    """The posts of some partners, and each of their places as one of them writes it, by the folded place."""
    found: dict[str, dict[str, list[str]]] = {}
    written: dict[str, str] = {}
    rows = Post.objects.filter(partner__in=partners, withdrawn=False).order_by("name", "id")
    for place, name, partner in rows.values_list("place", "name", "partner_id"):
        folded = folded_place(place or name)
        written.setdefault(folded, place or name)
        found.setdefault(folded, {}).setdefault(partner, []).append(name)
    return found, written


def _covering(person: Anybody, space: Space) -> dict[tuple[str, str], list[Coverage]]:
    found: dict[tuple[str, str], list[Coverage]] = {}
    rows = visible_to(person, Coverage).filter(space=space, struck=False).select_related("covered_by")
    for row in rows.order_by("covered_by__code", "post", "id"):
        found.setdefault((folded_place(row.place), row.partner_id), []).append(row)
    return found


def _day(row: Shared) -> date | None:
    return localdate(row.due) if row.due else None


def _partnership(space: Space) -> Partnership:
    """Raises NotVisible for a space of no partnership."""
    if space.partnership is None:
        raise NotVisible
    return space.partnership
