"""The grid: all topics with what came of each, one topic place by place, what one partner shares, and the file."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody, found, visible_to
from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.models import Space, SpaceKind
from collegium.exchange.tables.taking_topic import take_topic
from collegium.programme.models import Programme, Shared
from collegium.programme.queries.grid import (
    Topic,
    grid,
    marking_of_grid,
    marking_of_shared,
    tallies,
    topic_of,
    topic_of_action,
    topics,
)
from collegium.programme.rules.appeals import EARLIEST, LATEST
from collegium.programme.rules.grid import OUTCOMES
from collegium.web.journal import told_of_entries
from collegium.web.programme.instructions import shared_words
from collegium.web.programme.instructions.cells import lines
from collegium.web.programme.parts import part_of
from collegium.web.programme.tables.exporting import file_of
from collegium.web.spaces import about_space, place_of


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
        "marking": marking_of_grid(person, place, topic),
        "grid": made,
        "part": part,
        "lines": lines(part),
        "query": _address(topic, request),
    }
    return render(request, "programme/instructions_grid.html", about)


@require_safe
def export_grid(request: HttpRequest, space: str) -> HttpResponse:
    """The grid of one topic as a file: `?file=topic.csv`."""
    person: Anybody = request.user
    place = joint_place(person, space)
    today, topic = day_of(request.GET.get("on", "")), _topic(request, person, place)
    if topic is None:
        raise NotVisible
    name = f"grid-{slugify(topic.title)[:80] or topic.kind}-{today.isoformat()}"
    return file_of(request, place, {"topic": lambda: take_topic(person, place, topic, today)}, name)


@require_safe
def shared_page(request: HttpRequest, entry: str) -> HttpResponse:
    """What a partner shares of what one of its posts was charged with, and how that moved."""
    person: Anybody = request.user
    row = found(person, Shared, entry)
    if row.struck:
        raise NotVisible
    topic = Topic("initiative", row.initiative, row.initiative)
    if row.action:
        topic = topic_of_action(row.action)
    elif row.statement:
        topic = Topic("statement", row.statement.pk, row.statement.title)
    about = {**about_space(person, row.space), "shared": row, "topic": topic, "query": _query(topic)}
    about["marking"] = marking_of_shared(row.space, Shared.objects.filter(pk=row.pk))
    return render(request, "programme/instructions_shared.html", about | {"told": told_of_entries(person, [row])})


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
