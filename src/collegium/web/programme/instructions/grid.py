"""The grid: all topics with what came of each, one topic place by place, what one partner shares, and the file."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody, found, note, visible_to
from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.models import Marking, Space, SpaceKind
from collegium.exchange.exports import SHAPES
from collegium.exchange.rows import line
from collegium.programme.models import Programme, Shared
from collegium.programme.queries.grid import (
    Grid,
    Row,
    Topic,
    grid,
    marking_of_grid,
    most_protected,
    tallies,
    topic_of,
    topics,
)
from collegium.programme.rules.appeals import EARLIEST, LATEST
from collegium.programme.rules.grid import OUTCOMES
from collegium.web.downloads import download
from collegium.web.journal import told_of_entries
from collegium.web.programme.instructions import shared_words
from collegium.web.programme.instructions.cells import lines
from collegium.web.programme.parts import part_of
from collegium.web.spaces import about_space, place_of

COLUMNS = ("topic", "place", "outcome", "partner", "cell", "posts", "states", "due", "covered_by", "handling", "on")


def joint_place(person: Anybody, space: str) -> Space:
    """A joint space that a person sees. Raises NotVisible."""
    place = place_of(person, space)
    if place.kind != SpaceKind.JOINT:
        raise NotVisible
    return place


def day_of(said: str) -> date:
    """The day that an address names; today where it names none. Raises Improper."""
    try:
        day = date.fromisoformat(said) if said else localdate()
    except ValueError as error:
        raise Improper("This is no day.", "Write it as 2031-02-03, or leave it open.") from error
    if not EARLIEST <= day <= LATEST:
        raise Improper("This day is too far away.", "Give one between the years 1900 and 2200.")
    return day


@require_safe
def grid_page(request: HttpRequest, space: str) -> HttpResponse:
    """The topics of a joint space with their outcomes; of one topic the grid, place by place."""
    person: Anybody = request.user
    place = joint_place(person, space)
    today = day_of(request.GET.get("on", ""))
    about: dict[str, Any] = {**about_space(person, place), "on": today, "asked": request.GET.get("on", "")}
    topic = _topic(request, person, place)
    if topic is None:
        programmes = visible_to(person, Programme).filter(space=place, struck=False).order_by("-starts", "id")
        chosen = programmes.filter(pk=request.GET.get("programme", "")).first()
        part = part_of(topics(person, place, chosen), request)
        said = {each: str(shared_words.OUTCOMES[each]) for each in OUTCOMES}
        rows = [
            (each.topic, _address(each.topic, request), [(said[of], each.outcomes.get(of, 0)) for of in OUTCOMES])
            for each in tallies(person, place, today, part)
        ]
        about |= {"tallies": rows, "outcomes": said.values(), "programmes": programmes, "chosen": chosen, "part": part}
        about |= {"marking": marking_of_grid(person, place)}
        return render(request, "programme/instructions_topics.html", about)
    made = grid(person, place, topic, today)
    part = part_of(made.rows, request)
    about |= {
        "marking": _marking(made, place),
        "grid": made,
        "part": part,
        "lines": lines(part),
        "query": _address(topic, request),
    }
    return render(request, "programme/instructions_grid.html", about)


@require_safe
def export_grid(request: HttpRequest, space: str) -> HttpResponse:
    """The grid of one topic as CSV; who took it is kept."""
    person: Anybody = request.user
    place = joint_place(person, space)
    today, topic = day_of(request.GET.get("on", "")), _topic(request, person, place)
    if topic is None:
        raise NotVisible
    made = grid(person, place, topic, today)
    note(person, "export", place)
    marking = _marking(made, place)
    handling = f"{marking.name}; " if marking else ""
    handling += f"joint, for the partners of {place.partnership.name if place.partnership else ''}"
    rows = [line(COLUMNS), *(line(cells) for row in made.rows for cells in _cells(made, row, handling, today))]
    name = f"grid-{slugify(topic.title)[:80] or topic.kind}-{today.isoformat()}.csv"
    return download("".join(rows).encode(), SHAPES["csv"], name)


@require_safe
def shared_page(request: HttpRequest, entry: str) -> HttpResponse:
    """What a partner shares of what one of its posts was charged with, and how that moved."""
    person: Anybody = request.user
    row = found(person, Shared, entry)
    if row.struck:
        raise NotVisible
    topic = Topic("initiative", row.initiative, row.initiative)
    for kind, of in (("statement", row.statement), ("action", row.action)):
        topic = Topic(kind, of.pk, of.title) if of is not None else topic
    about = {**about_space(person, row.space), "shared": row, "topic": topic, "query": _query(topic)}
    about["marking"] = most_protected(row.space, [row.marking_id])
    return render(request, "programme/instructions_shared.html", about | {"told": told_of_entries(person, [row])})


def _marking(made: Grid, place: Space) -> Marking | None:
    """The marking of the most protected of what a grid shows."""
    return most_protected(place, (each.marking_id for row in made.rows for cell in row.cells for each in cell.shared))


def _cells(made: Grid, row: Row, handling: str, today: date) -> list[tuple[object, ...]]:
    """The lines of one place: one for each partner."""
    return [
        (
            made.topic.title,
            row.place,
            row.outcome,
            cell.partner.code,
            cell.sign,
            "; ".join(cell.posts),
            "; ".join(each.state for each in cell.shared),
            "; ".join(localdate(each.due).isoformat() for each in cell.shared if each.due),
            "; ".join(f"{each.covered_by.code}: {each.post}" for each in cell.covered_by),
            handling,
            today.isoformat(),
        )
        for cell in row.cells
    ]


def _topic(request: HttpRequest, person: Anybody, place: Space) -> Topic | None:
    """The topic that an address names. Raises NotVisible for one that the person does not see."""
    kind, key = request.GET.get("kind", ""), request.GET.get("key", "")
    return topic_of(person, place, kind, key) if kind else None


def _query(topic: Topic) -> str:
    return urlencode({"kind": topic.kind, "key": topic.key})


def _address(topic: Topic, request: HttpRequest) -> str:
    """The words behind the address of a topic's grid, on the day that was asked for."""
    on = request.GET.get("on", "")
    return _query(topic) + (f"&{urlencode({'on': on})}" if on else "")
