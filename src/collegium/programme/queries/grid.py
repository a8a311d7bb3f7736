"""The grid: what partners' posts did, place by place, as far as each partner shares it.

It is made of what stands in the joint space, of the posts that every partner has, and of who covers: of nothing that
lives in a partner's own space.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Partner, Partnership, Post, Space
from collegium.accounts.queries import partners_of
from collegium.programme.models import Action, Coverage, Programme, Shared, Text
from collegium.programme.rules.grid import outcome, sign, weightiest
from collegium.programme.rules.places import folded_place


@dataclass(frozen=True, slots=True)
class Topic:
    """What posts were charged with: `kind` is action, statement or initiative, `key` its id or its words."""

    kind: str
    key: str
    title: str
    number: int | None = None


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
    return Topic(kind, row.pk, row.title, getattr(row, "number", None))


def grid(person: Anybody, space: Space, topic: Topic, today: date) -> Grid:
    """The grid of one topic in a joint space on a day."""
    shared = _by_place(_shared(person, space).filter(_about(topic)))
    partners = list(partners_of(_partnership(space), followed=False))
    posts, covering = _posts(partners), _covering(person, space)
    rows = [_row(place, shared[place], partners, posts, covering, today) for place in sorted(shared)]
    return Grid(topic, partners, rows, _silent(posts, shared))


def tallies(person: Anybody, space: Space, today: date, programme: Programme | None = None) -> list[Tally]:
    """Every topic of which something is shared, with its outcomes on a day; of one programme, where it is said."""
    rows = visible_to(person, Shared).filter(space=space, struck=False)
    if programme is not None:
        rows = rows.filter(action__programme=programme)
    partners = [each.pk for each in partners_of(_partnership(space), followed=False)]
    at = {place: frozenset(there) for place, there in _posts_at(partners).items()}
    by_topic: dict[Topic, list[Plain]] = {}
    for *about, partner, place, state, due in rows.values_list(*ABOUT, "partner_id", "place", "state", "due"):
        by_topic.setdefault(_topic(*about), []).append((partner, place, state, localdate(due) if due else None))
    told = [Tally(topic, _tallied(some, at, today)) for topic, some in by_topic.items()]
    return sorted(told, key=lambda each: (each.topic.number or 0, each.topic.title.casefold(), each.topic.key))


def shared_overdue(person: Anybody, spaces: Iterable[Space], today: date) -> list[Shared]:
    """What is shared, was due before a day, and tells neither of a report nor of anything that ended it."""
    rows = visible_to(person, Shared).filter(space__in=list(spaces), struck=False, due__isnull=False)
    open_ = rows.filter(state__in=["issued", "received", "acknowledged", "queried", "acted"])
    found = open_.select_related("partner", "space", "action", "statement").order_by("due", "id")
    return [each for each in found if each.due and localdate(each.due) < today]


Plain = tuple[str, str, str, date | None]
"""Of what is shared the partner's id, place, state and the day on which it is due."""
ABOUT = ("action_id", "action__title", "action__number", "statement_id", "statement__title", "initiative")


def _tallied(some: Iterable[Plain], at: Mapping[str, frozenset[str]], today: date) -> dict[str, int]:
    places: dict[str, dict[str, list[str]]] = {}
    for partner, place, state, due in some:
        places.setdefault(folded_place(place), {}).setdefault(partner, []).append(sign(state, due, today))
    return dict(Counter(_told(of, at.get(place, frozenset())) for place, of in places.items()))


def _told(signs: Mapping[str, list[str]], there: frozenset[str]) -> str:
    """What came of a place: the signs of the partners that share, and those that have a post there."""
    return outcome([weightiest(each) for each in signs.values()], len(there - signs.keys()))


def _topic(
    action: str | None, title: str, number: int | None, statement: str | None, text: str, initiative: str
) -> Topic:
    """What a row is about, by the fields of ABOUT."""
    if action is not None:
        return Topic("action", action, title, number)
    return Topic("statement", statement, text) if statement is not None else Topic("initiative", initiative, initiative)


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


Posts = Mapping[str, Mapping[str, list[Post]]]
"""By folded place and the partner's id."""


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


def _cell(partner: Partner, shared: list[Shared], posts: list[Post], covering: list[Coverage], today: date) -> Cell:
    names = list(dict.fromkeys([*(each.post for each in shared), *(each.name for each in posts)]))
    if shared:
        return Cell(partner, weightiest(sign(each.state, _day(each), today) for each in shared), names, shared)
    if posts:
        return Cell(partner, "not shared", names)
    return Cell(partner, "covered" if covering else "no post", covered_by=covering)


def _posts(partners: Iterable[Partner]) -> dict[str, dict[str, list[Post]]]:
    found: dict[str, dict[str, list[Post]]] = {}
    rows = Post.objects.filter(partner__in=[each.pk for each in partners], withdrawn=False)
    for post in rows.order_by("name", "id"):
        found.setdefault(folded_place(post.place or post.name), {}).setdefault(post.partner_id, []).append(post)
    return found


def _posts_at(partners: list[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    rows = Post.objects.filter(partner__in=partners, withdrawn=False).values_list("place", "name", "partner_id")
    for place, name, partner in rows:
        found.setdefault(folded_place(place or name), set()).add(partner)
    return found


def _covering(person: Anybody, space: Space) -> dict[tuple[str, str], list[Coverage]]:
    found: dict[tuple[str, str], list[Coverage]] = {}
    rows = visible_to(person, Coverage).filter(space=space, struck=False).select_related("covered_by")
    for row in rows.order_by("covered_by__code", "post", "id"):
        found.setdefault((folded_place(row.place), row.partner_id), []).append(row)
    return found


def _silent(posts: Posts, shared: Mapping[str, list[Shared]]) -> list[str]:
    names = {place: next(iter(there.values()))[0] for place, there in posts.items() if place not in shared}
    return [names[place].place or names[place].name for place in sorted(names)]


def _day(row: Shared) -> date | None:
    return localdate(row.due) if row.due else None


def _partnership(space: Space) -> Partnership:
    """Raises NotVisible for a space of no partnership."""
    if space.partnership is None:
        raise NotVisible
    return space.partnership
