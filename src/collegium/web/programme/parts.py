"""Lists that are longer than a person reads, in parts that have an address each: `?part=2`."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

ROWS = 50


def part_of(rows: Sequence[Any], request: HttpRequest, size: int = ROWS) -> "Page[Any]":
    """The part of a list that an address asks for, the first where it names none that there is; with `before` and
    `after`, the words behind the addresses of those beside it."""
    part = Paginator(rows, size).get_page(request.GET.get("part"))
    for name, number in (("before", part.number - 1), ("after", part.number + 1)):
        asked = request.GET.copy()
        asked["part"] = str(number)
        setattr(part, name, asked.urlencode())
    return part
