"""What people type for parties, forums, issues and other things, understood with the names of one space."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from collegium.accounts.models import Space
from collegium.reading.vocabulary import Forum, Instrument, Party
from collegium.register.queries.references import Called, thing
from collegium.register.rules.references import PLURALS, SLUG, UNKNOWN
from collegium.register.search.folding import words_in
from collegium.register.vocabulary import KEPT, names_for, vocabulary

ACTORS = ("party", "forum")  # what acts is a party or, where none is called so, a forum
Spellings = Iterable[tuple[str, Iterable[str]]]
"""Ids, each with its names."""


class Understood:
    """Names and ids as a space has them: its references and the words linked with them, then the installation's tables.

    A name of another partner's own is words like any others.
    """

    def __init__(self, space: Space) -> None:
        self._space = space
        self._own = names_for(space)

    def id(self, kind: str, typed: str) -> str:
        """The id of something by one of its names or by itself, whatever the case; else what was typed."""
        return self._meant(kind, typed)[1]

    def values(self, kind: str, typed: str) -> tuple[str, ...]:
        """All that stands in documents of the space for what is typed: of what was merged, each id."""
        sort, known = self._meant(kind, typed)
        may_be = SLUG.fullmatch(known.removeprefix(UNKNOWN)) is not None
        return thing(self._space, sort, known).values if may_be else (known.replace("\0", ""),)  # no text holds it

    def shown(self, kind: str, typed: str, called: Called) -> str:
        """What something typed is called there, where that name means the same; else what was typed."""
        sort, known = self._meant(kind, typed)
        name = called.name(sort, known)
        return name if self._meant(kind, name) == (sort, known) else typed

    def stands_for(self, kind: str, typed: str) -> tuple[str, str] | None:
        """What something typed can stand for there, its kind and id; None where it is no name and can be no id."""
        meant = self._meant(kind, typed)
        is_id = SLUG.fullmatch(typed.removeprefix(UNKNOWN)) is not None
        return meant if is_id or meant != (kind, typed) else None

    def _meant(self, kind: str, typed: str) -> tuple[str, str]:
        plain = _plain(typed)
        for sort in (ACTORS if kind == "party" else (kind,)) if plain else ():
            known = _own_ids(self._own, sort).get(plain) or _ids(sort).get(plain)
            if known:
                return sort, known
        return kind, typed


def shown_in(spaces: Iterable[Space], language: str, asked: Mapping[str, str]) -> dict[str, str]:
    """What somebody asks for of some kinds, as a form shows it, which asks some spaces for it again: by a name in a
    language, where in each of them that stands for the same as what was typed; else as it was typed."""
    known = [(Understood(each), Called(each, language)) for each in spaces] if any(asked.values()) else []
    return {kind: _shown_in(known, kind, typed) if typed else "" for kind, typed in asked.items()}


def _shown_in(known: Sequence[tuple[Understood, Called]], kind: str, typed: str) -> str:
    names = dict.fromkeys(understood.shown(kind, typed, called) for understood, called in known)
    for name in names:
        if all(each.stands_for(kind, name) == each.stands_for(kind, typed) for each, _ in known) and name != typed:
            return name
    return typed


def _plain(name: str) -> str:
    return " ".join(word for word, _, _ in words_in(name))


@lru_cache(maxsize=len(PLURALS) * KEPT)
def _own_ids(tables: str, kind: str) -> Mapping[str, str]:
    """The ids of a space's references by their names; phrases that tell of an issue name it."""
    rows = json.loads(tables).get(PLURALS[kind], []) if tables else []
    words = ((row["id"], row.get("names") or row.get("words") or {}) for row in rows if "id" in row)
    return _by_name((known, [name for some in names.values() for name in some]) for known, names in words)


@cache
def _ids(kind: str) -> Mapping[str, str]:
    """The ids of the installation's tables by names in every language; issues are named by their ids alone."""
    tables = vocabulary()
    if kind == "issue":
        return _by_name((row.id, ()) for row in tables.issues)
    named: Mapping[str, tuple[Party | Forum | Instrument, ...]] = {
        "party": tables.parties,
        "forum": tables.forums,
        "instrument": tables.instruments,
    }
    return _by_name((row.id, _names(row)) for row in named[kind])


def _names(row: Party | Forum | Instrument) -> list[str]:
    shown = () if isinstance(row, Instrument) else row.shown.values()
    return [name for names in (*row.names.values(), *shown) for name in names]


def _by_name(rows: Spellings) -> Mapping[str, str]:
    """The ids by names; an id goes before a name, an earlier row before a later one."""
    known: dict[str, str] = {}
    ids: dict[str, str] = {}
    for each, names in rows:
        ids[_plain(each)] = each
        for name in names:
            known.setdefault(_plain(name.removeprefix("=")), each)
    return {**known, **ids}
