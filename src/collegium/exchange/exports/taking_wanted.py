"""Taking what is wanted, with where it was sought, and totals beside what is held."""

from collections.abc import Iterator
from typing import Any

from collegium.accounts.access import Anybody, note
from collegium.accounts.models import Space
from collegium.exchange.exports.bounds import bounded, check_bound
from collegium.exchange.exports.columns_of_pages import WANTED
from collegium.exchange.exports.sheet import Row, Sheet
from collegium.exchange.exports.sources import about_of, called, in_line, passage_of, source_of, titles_of
from collegium.exchange.exports.titles import title
from collegium.register.counted import Counted, counted_in
from collegium.register.models import Inquiry, Wanted
from collegium.register.queries.wanted import Lacking, counted_by, held_of, inquiries_for, told_by, wanted

NARROWER = "Ask for one sort, or for words of its name."
AT_ONCE = 500  # of it that is asked for at once where it was sought
UNSOUGHT: dict[str, str] = dict.fromkeys(("outcome", "sought", "sought_on", "sought_by", "found"), "")


def take_wanted(person: Anybody, space: Space, lacking: Lacking | None = None) -> Sheet:
    """What a space wants that is like what is asked, as far as a person sees it. Raises TooLarge."""
    found = bounded(wanted(person, space, lacking or Lacking()), NARROWER)
    documents = {each.document_id: each.document for each in found}
    titles, counted = titles_of(documents.values()), _counted(person, space, found)
    rows: list[Row] = []
    for first in range(0, len(found), AT_ONCE):
        rows += _rows(person, space, found[first : first + AT_ONCE], titles, counted)
        check_bound(len(rows), NARROWER)
    note(person, "export", space)
    markings = (each.marking for each in (*documents.values(), *counted.values()))
    return Sheet(WANTED, rows, about_of(title("wanted"), called(space), markings))


def _counted(person: Anybody, space: Space, found: list[Wanted]) -> dict[str, Counted]:
    """By what totals are counted, by their keys, as far as the person sees that."""
    totals = [each for each in found if each.number is not None]
    every = counted_in(person, space) if totals else {}
    said = counted_by(person, space, totals) if totals else {}
    return {key: every[named] for key, named in said.items() if named in every}


def _rows(
    person: Anybody, space: Space, some: list[Wanted], titles: dict[str, str], counted: dict[str, Counted]
) -> Iterator[Row]:
    told, sought = told_by(person, space, some), inquiries_for(person, space, some)
    for each in some:
        said = sought.get(each.key, [])
        lacking = {**_lacking(each, said, titles, counted.get(each.key)), "told_in": told.get(each.key, 1)}
        yield from ({**lacking, **_sought(inquiry)} for inquiry in said)
        if not said:
            yield {**lacking, **UNSOUGHT}


def _lacking(each: Wanted, said: list[Inquiry], titles: dict[str, str], counted: Counted | None) -> dict[str, Any]:
    held = each.held_by if each.held_by and not (each.held_by.withdrawn or each.held_by.struck) else None
    return {
        **{name: getattr(each, name) for name in ("name", "sort", "of", "start", "end", "holders")},
        "stated": each.number,
        "held": None if each.number is None else held_of(said, counted),
        "counted_by": f"{counted.sort}: {counted.name}" if counted else "",
        **source_of(each.document, titles, each.date, [counted.marking if counted else None]),
        "quote": in_line(each.quote),
        "address": passage_of(each.document_id, each.reading_id, each.start, each.end),
        "seems_to_be": held.pk if held else "",
    }


def _sought(inquiry: Inquiry) -> dict[str, str]:
    found = inquiry.found if inquiry.found and not (inquiry.found.withdrawn or inquiry.found.struck) else None
    return {
        "outcome": inquiry.outcome,
        "sought": inquiry.place,
        "sought_on": inquiry.day,
        "sought_by": inquiry.by.name,
        "found": found.pk if found else "",
    }
