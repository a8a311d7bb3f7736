"""A partnership's own tables, added to those that are there."""

import re
from collections.abc import Iterable, Mapping
from typing import TypedDict, TypeVar

from collegium.reading.vocabulary.checks import TENURE, Row, checked
from collegium.reading.vocabulary.errors import VocabularyError
from collegium.reading.vocabulary.tables import Forum, Instrument, Issue, Party, Person, Tenure, Words

ISO_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")

Named = TypeVar("Named", Party, Forum, Instrument, Issue)


class Tables(TypedDict):
    """The tables that a partnership adds to."""

    parties: tuple[Party, ...]
    persons: tuple[Person, ...]
    forums: tuple[Forum, ...]
    instruments: tuple[Instrument, ...]
    issues: tuple[Issue, ...]


def extended(there: Tables, further: Mapping[str, object]) -> Tables:
    """The tables with the rows of further ones; a row whose id is there already adds its words to it.

    Errors: VocabularyError, with the row, where `further` has not the shape of docs/vocabulary.md.
    """
    rows = checked(further)
    parties = _joined(there["parties"], map(_party, rows["parties"]))
    known = frozenset(party.id for party in parties)
    subjects = frozenset(issue.id for issue in there["issues"]) | {row.text("id") for row in rows["issues"]}
    return Tables(
        parties=parties,
        persons=(*there["persons"], *(_person(row, known) for row in rows["persons"])),
        forums=_joined(there["forums"], (_forum(row, known) for row in rows["forums"])),
        instruments=_joined(there["instruments"], map(_instrument, rows["instruments"])),
        issues=_joined(there["issues"], (_issue(row, subjects) for row in rows["issues"])),
    )


def _party(row: Row) -> Party:
    return Party(
        id=row.text("id"),
        names=row.words("names"),
        adjectives=row.words("adjectives"),
        capitals=row.words("capitals"),
        metonyms=row.words("metonyms"),
        nationals=row.words("nationals"),
        prefixes=row.words("prefixes"),
        shown=row.shown(),
    )


def _forum(row: Row, known: frozenset[str]) -> Forum:
    members = row.texts("members")
    for member in members:
        _need(f"{row.where}, members", member, known)
    return Forum(row.text("id"), row.words("names"), members, shown=row.shown())


def _person(row: Row, known: frozenset[str]) -> Person:
    party = row.text("party") or None
    if party:
        _need(f"{row.where}, party", party, known)
    held = tuple(_tenure(each, known) for each in row.rows("held", TENURE))
    return Person(row.text("name"), party, row.words("office"), row.words("names"), held)


def _tenure(row: Row, known: frozenset[str]) -> Tenure:
    party = row.text("party") or None
    if party:
        _need(f"{row.where}, party", party, known)
    return Tenure(row.words("office"), party, _date(row, "since"), _date(row, "until"))


def _instrument(row: Row) -> Instrument:
    kind, forum = (row.text(key) or None for key in ("kind", "forum"))
    return Instrument(row.text("id"), row.words("names"), kind, _date(row, "date"), forum)


def _date(row: Row, key: str) -> str | None:
    """The date under a key. Errors: VocabularyError for what is none."""
    date = row.text(key) or None
    if date and not ISO_DATE.fullmatch(date):
        raise VocabularyError(
            f"{row.where}, {key}", f"{date!r} is no date.", 'Use ISO 8601: "1998", "1998-07" or "1998-07-17".'
        )
    return date


def _issue(row: Row, known: frozenset[str]) -> Issue:
    parent = row.text("parent") or None
    if parent:
        _need(f"{row.where}, parent", parent, known, "issue")
    return Issue(row.text("id"), row.words("words"), parent)


def _need(where: str, wanted: str, known: frozenset[str], what: str = "party") -> None:
    if wanted not in known:
        raise VocabularyError(
            where, f"No table knows the {what} {wanted!r}.", f"Correct the id, or give the {what} a row of its own."
        )


def _joined(there: Iterable[Named], further: Iterable[Named]) -> tuple[Named, ...]:
    rows = {row.id: row for row in there}
    for row in further:
        rows[row.id] = _merged(rows[row.id], row) if row.id in rows else row
    return tuple(rows.values())


def _merged(there: Named, further: Named) -> Named:
    """One row with the cells of both, field by field; what is shown is what the further one says."""
    cells: dict[str, object] = {}
    for name in type(there).__slots__:
        before, after = getattr(there, name), getattr(further, name)
        cells[name] = {**before, **after} if name == "shown" else _both(before, after)
    return type(there)(**cells)  # type: ignore[arg-type]


def _both(before: object, after: object) -> object:
    if isinstance(before, dict) and isinstance(after, dict):
        return _words_of_both(before, after)
    if isinstance(before, tuple) and isinstance(after, tuple):
        return tuple(dict.fromkeys((*before, *after)))
    return after if before is None else before


def _words_of_both(before: Words, after: Words) -> Words:
    return {code: tuple(dict.fromkeys((*before.get(code, ()), *after.get(code, ())))) for code in {**before, **after}}
