"""What became of one entry, version by version; and contents of older shapes, lifted to today's.

A field that a kind has got since a content was written has its default there, and one that the journal keeps no more is
left out: that needs no lift, and no new shape. Whatever else a migration does to entries needs both.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from collegium.accounts.access import Anybody, versions_visible_to
from collegium.accounts.journal import canonical
from collegium.accounts.models import Change, Entry, Version

Lift = Callable[[str, dict[str, Any]], dict[str, Any]]

# From a shape to the next one, given an entry's kind and content. A migration that alters entries adds its own.
LIFTS: dict[int, Lift] = {1: lambda _, content: content}


@dataclass(frozen=True, slots=True)
class Step:
    """One version of an entry: the change that wrote it, its content (None where struck out), and what it altered:
    name → (before, after)."""

    change: Change
    number: int
    content: dict[str, Any] | None
    altered: dict[str, tuple[Any, Any]]


def knows(shape: int) -> bool:
    """Whether contents of a shape can be lifted to today's."""
    return shape <= canonical.SHAPE and all(step in LIFTS for step in range(shape, canonical.SHAPE))


def lifted(kind: str, content: str, shape: int) -> dict[str, Any]:
    """A content in today's shape, with today's fields; as it is where that shape is not known."""
    values: dict[str, Any] = json.loads(content)
    if not knows(shape):
        return values
    for step in range(shape, canonical.SHAPE):
        values = LIFTS[step](kind, values)
    for name in _fields(kind).keys() - values.keys():
        values[name] = canonical.plain(_fields(kind)[name].get_default())
    return {name: value for name, value in values.items() if name not in _unjournalled(kind)}


@cache
def _fields(kind: str) -> dict[str, "models.Field[Any, Any]"]:
    """The fields of a kind's content; none where the program knows the kind no more."""
    try:
        return {field.attname: field for field in canonical.fields_of(apps.get_model(kind))}
    except LookupError:
        return {}


@cache
def _unjournalled(kind: str) -> frozenset[str]:
    """The fields of a kind that the journal does not keep."""
    try:
        return frozenset(getattr(apps.get_model(kind), "UNJOURNALLED", ()))
    except LookupError:
        return frozenset()


def content_at(version: Version) -> dict[str, Any] | None:
    """What a version says, in today's shape; None where it was struck out."""
    return lifted(version.kind, version.content, version.change.shape) if version.content else None


def histories(person: Anybody, entries: Iterable[Entry]) -> dict[str, list[Step]]:
    """All versions of some entries, oldest first, by their ids, as far as a person sees their spaces: with one question
    for each kind of entry."""
    kinds: dict[str, list[str]] = {}
    for each in entries:
        kinds.setdefault(each._meta.label, []).append(each.pk)
    steps: dict[str, list[Step]] = {}
    for kind, ids in kinds.items():
        versions = versions_visible_to(person).filter(kind=kind, entry__in=ids)
        for version in versions.select_related("change__by", "change__space").order_by("entry", "number"):
            _follow(steps.setdefault(version.entry, []), version)
    return steps


def _follow(steps: list[Step], version: Version) -> None:
    """Put a version behind those before it."""
    content = content_at(version)
    before = (steps[-1].content or {}) if steps else {}
    altered = {name: (before.get(name), value) for name, value in (content or {}).items() if before.get(name) != value}
    steps.append(Step(version.change, version.number, content, altered))
