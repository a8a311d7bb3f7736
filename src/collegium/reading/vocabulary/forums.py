"""Organisations, their organs and formats, with who belongs to them and since when; and the forms of their names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from collegium.reading.vocabulary.cells import rows, spellings
from collegium.reading.vocabulary.inflection import forms
from collegium.reading.vocabulary.tables import LANGUAGES, Forum, Membership


def forums() -> tuple[Forum, ...]:
    """The forums of the shipped tables, in the order of their table."""
    memberships = _memberships()
    return tuple(_forum(row, memberships.get(row["id"], ())) for row in rows("forums.csv"))


def named_forms(language: str, known: Iterable[Forum]) -> Iterator[tuple[str, str]]:
    """Each form of each name of the forums in a language, with the id of the forum: entries of a phrasebook."""
    for forum in known:
        for name in forum.names.get(language, ()):
            yield from ((form, forum.id) for form in forms(name, language))


def _memberships() -> dict[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = defaultdict(list)
    for row in rows("members.csv"):
        found[row["forum"]].append(Membership(row["party"], row["since"] or None, row["until"] or None))
    return {forum: tuple(held) for forum, held in found.items()}


def _forum(row: dict[str, str], memberships: tuple[Membership, ...]) -> Forum:
    return Forum(
        id=row["id"],
        names={language: spellings(row[language]) for language in LANGUAGES if row[language]},
        members=tuple(held.party for held in memberships if held.until is None),
        parent=row["parent"] or None,
        founded=row["founded"] or None,
        ended=row["ended"] or None,
        memberships=memberships,
    )
