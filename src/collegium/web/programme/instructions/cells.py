"""The cells of the grid as a page shows them. They are made here, for a grid has a thousand of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from collegium.programme.models import Coverage, Shared
from collegium.programme.queries.grid import Cell, Row
from collegium.web.templatetags.grids import outcome_of, sign, stage, tone

PLACE = "0" * 26  # of the id in an address


@dataclass(frozen=True, slots=True)
class Line:
    """One place of the grid: what came of it, with its tone, and its cells."""

    place: str
    outcome: str
    tone: str
    cells: list[SafeString]


def lines(rows: Iterable[Row]) -> list[Line]:
    """The places of a grid."""
    address, bare = reverse("shared", kwargs={"entry": PLACE}), cache(_bare)
    return [
        Line(row.place, outcome_of(row.outcome), tone(row.outcome), [_cell(each, address, bare) for each in row.cells])
        for row in rows
    ]


def _cell(cell: Cell, address: str, bare: Callable[[str, str], SafeString]) -> SafeString:
    if not cell.shared and not cell.covered_by:
        return bare(cell.partner.name, cell.sign)
    within = _shared(cell.sign, cell.shared, address) if cell.shared else _covered(cell.sign, cell.covered_by)
    return _filled(cell.partner.name, tone(cell.sign), within)


def _bare(partner: str, said: str) -> SafeString:
    """A cell that says a sign and nothing else: the same for all places of a partner."""
    return _filled(partner, f"{tone(said)}{' bare' if said == 'no post' else ''}", conditional_escape(sign(said)))


def _filled(partner: str, tones: str, within: SafeString) -> SafeString:
    return format_html('<td class="{}"><span class="named">{}: </span>{}</td>', tones, partner, within)


def _shared(said: str, some: Iterable[Shared], address: str) -> SafeString:
    """What is shared, each with its post."""
    rows = (
        (address.replace(PLACE, each.pk), sign(said) if said == "no report" else stage(each.state), each.post)
        for each in some
    )
    return format_html_join(BREAK, '<a href="{}">{}</a> <span class="quiet" dir="auto">{}</span>', rows)


def _covered(said: str, some: Iterable[Coverage]) -> SafeString:
    """That somebody covers, and who."""
    rows = ((each.covered_by.name, each.post) for each in some)
    whose = format_html_join("", ' <span class="quiet" dir="auto">{}: {}</span>', rows)
    return format_html("{}{}", sign(said), whose)


BREAK = SafeString("<br>")
