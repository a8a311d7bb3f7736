"""A thread of steps as pages show it: of a revision, what changed is marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from collegium.programme.queries.instructions import Taken
from collegium.programme.queries.wordings import WORDED, Wording
from collegium.reading.compare.difference import Line, difference
from collegium.web.programme.instructions import words
from collegium.web.templatetags.words import moment


@dataclass(frozen=True, slots=True)
class Altered:
    """One field of an instruction as a revision changed it."""

    name: Promise | str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A step as a page shows it."""

    taken: Taken
    altered: list[Altered]


def shown(thread: Iterable[Taken]) -> list[Shown]:
    """The steps of a charge."""
    return [Shown(each, altered(each.before, each.after)) for each in thread]


def altered(before: Wording | None, after: Wording | None) -> list[Altered]:
    """The fields that a revision changed, with what is gone and what is new."""
    if before is None or after is None:
        return []
    pairs = [(name, _said(name, before), _said(name, after)) for name in WORDED]
    return [Altered(words.WORDED[name], difference(old, new)) for name, old, new in pairs if old != new]


def _said(name: str, wording: Wording) -> str:
    value: Any = getattr(wording, name)
    if name == "due":
        return f"{moment(value)} UTC" if value else ""
    return str(words.LINES.get(value, value)) if name == "line" else str(value)
