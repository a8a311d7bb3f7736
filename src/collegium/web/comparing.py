"""Two documents held against each other: what changed between two versions, and two languages side by side."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody
from collegium.reading.compare.difference import Line
from collegium.reading.contract import Reading, Span
from collegium.register import comparing, queries
from collegium.register.models import Document
from collegium.web.documents import about
from collegium.web.listing import highest

SHOWN = 1  # paragraphs that did not change and are shown before and after one that did
FEWEST_FOLDED = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One of two documents with its reading, which is None where it was not read."""

    document: Document
    title: str
    reading: Reading | None

    @property
    def language(self) -> str:
        """The language of its words; empty where it is not known."""
        return (self.reading.source.language or "") if self.reading else ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs that follow one another: `folded` ones are the same in both, and shown when they are asked for."""

    folded: bool
    lines: list[Line]


@require_safe
def difference_page(request: HttpRequest, entry: str, other: str) -> HttpResponse:
    """What changed from one version to another, word by word."""
    old, new = (_side(request.user, each) for each in (entry, other))
    stretches, counts = [], {}
    if old.reading and new.reading:
        lines = comparing.what_changed(old.reading, new.reading)
        stretches = _stretches(list(lines))
        counts = {kind: sum(line.kind == kind for line in lines) for kind in ("changed", "new", "old")}
    shown = {"stretches": stretches, **counts, "same": not any(counts.values())}
    return render(request, "difference.html", {**_both(request.user, old, new), **shown})


@require_safe
def beside_page(request: HttpRequest, entry: str, other: str) -> HttpResponse:
    """Two languages of one document, paragraph beside paragraph."""
    left, right = (_side(request.user, each) for each in (entry, other))
    rows = []
    if left.reading and right.reading:
        pairs = comparing.side_by_side(left.reading, right.reading)
        rows = [(_words(left.reading, pair.left), _words(right.reading, pair.right)) for pair in pairs]
    return render(request, "beside.html", {**_both(request.user, left, right), "rows": rows})


def _side(person: Anybody, entry: str) -> Side:
    document, reading = queries.read_content(person, entry)
    return Side(document, (reading and reading.heading.title) or document.name, reading)


def _both(person: Anybody, one: Side, other: Side) -> dict[str, Any]:
    """What a page says of two documents; it carries the marking of the more protected one."""
    return {
        **about(person, one.document, None),
        "title": one.title,
        "one": one,
        "other": other,
        "readable": one.reading and other.reading,
        "marking": highest([one.document, other.document]),
    }


def _words(reading: Reading, spans: tuple[Span, ...]) -> list[str]:
    return [" ".join(reading.text[slice(*span)].split()) for span in spans]


def _stretches(lines: list[Line]) -> list[Stretch]:
    """The paragraphs, where of a longer run of unchanged ones only the nearest to a change stay open."""
    found: list[Stretch] = []
    for same, group in groupby(lines, lambda line: line.kind == "same"):
        run = list(group)
        before, after = (SHOWN if found else 0), (SHOWN if run[-1] is not lines[-1] else 0)
        if same and len(run) - before - after >= FEWEST_FOLDED:
            end = len(run) - after
            found += [Stretch(False, run[:before]), Stretch(True, run[before:end]), Stretch(False, run[end:])]
        else:
            found.append(Stretch(False, run))
    return [each for each in found if each.lines]
