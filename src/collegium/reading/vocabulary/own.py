"""A partnership's own tables, added to those that are there."""

from collections.abc import Iterable, Mapping
from typing import TypedDict, TypeVar

from collegium.reading.vocabulary.checks import Row, checked
from collegium.reading.vocabulary.errors import VocabularyError
from collegium.reading.vocabulary.tables import Forum, Instrument, Party, Person, Words

Named = TypeVar("Named", Party, Forum, Instrument)


class Tables(TypedDict):
    """The tables that a partnership adds to."""

    parties: tuple[Party, ...]
    persons: tuple[Person, ...]
    forums: tuple[Forum, ...]
    instruments: tuple[Instrument, ...]


def extended(there: Tables, further: Mapping[str, object]) -> Tables:
    """The tables with the rows of further ones; a row whose id is there already adds its words to it.

    Errors: VocabularyError, with the row, where `further` has not the shape of docs/vocabulary.md.
    """
    rows = checked(further)
    parties = _joined(there["parties"], map(_party, rows["parties"]))
    known = frozenset(party.id for party in parties)
    return Tables(
        parties=parties,
        persons=(*there["persons"], *(_person(row, known) for row in rows["persons"])),
        forums=_joined(there["forums"], (_forum(row, known) for row in rows["forums"])),
        instruments=_joined(there["instruments"], map(_instrument, rows["instruments"])),
    )


def _party(row: Row) -> Party:
    kinds = (row.words(kind) for kind in ("names", "adjectives", "capitals", "metonyms"))
    return Party(row.text("id"), *kinds)


def _forum(row: Row, known: frozenset[str]) -> Forum:
    members = row.texts("members")
    for member in members:
        _need(f"{row.where}, members", member, known)
    return Forum(row.text("id"), row.words("names"), members)


def _person(row: Row, known: frozenset[str]) -> Person:
    party = row.text("party") or None
    if party:
        _need(f"{row.where}, party", party, known)
    return Person(row.text("name"), party, row.words("office"), row.words("names"))


def _instrument(row: Row) -> Instrument:
    return Instrument(row.text("id"), row.words("names"))


def _need(where: str, party: str, known: frozenset[str]) -> None:
    if party not in known:
        raise VocabularyError(
            where, f"No table knows the party {party!r}.", "Correct the id, or give the party a row of its own."
        )


def _joined(there: Iterable[Named], further: Iterable[Named]) -> tuple[Named, ...]:
    rows = {row.id: row for row in there}
    for row in further:
        rows[row.id] = _merged(rows[row.id], row) if row.id in rows else row
    return tuple(rows.values())


def _merged(there: Named, further: Named) -> Named:
    """One row with the cells of both, field by field."""
    cells: dict[str, object] = {}
    for name in type(there).__slots__:
        cells[name] = _both(getattr(there, name), getattr(further, name))
    return type(there)(**cells)  # type: ignore[arg-type]


def _both(before: object, after: object) -> object:
    if isinstance(before, dict) and isinstance(after, dict):
        return _words_of_both(before, after)
    return tuple(dict.fromkeys((*before, *after))) if isinstance(before, tuple) and isinstance(after, tuple) else before


def _words_of_both(before: Words, after: Words) -> Words:
    return {code: tuple(dict.fromkeys((*before.get(code, ()), *after.get(code, ())))) for code in {**before, **after}}
