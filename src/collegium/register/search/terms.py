"""The words of the index: each with a code of its space before it, and a letter that says what it is. Pure.

`w` is a word as it stands, `s` a stem, `f` a facet (an act, a party, a document …). They hold letters, digits and `_`.
"""

import hashlib
from base64 import b32encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from collegium.register.search.folding import folded, stems, stems_of, words_in
from collegium.register.search.query import Query, Term

CODE = 6
APART = ""  # stands between two parts: no phrase goes over it, for nobody can type it
Part = tuple[str | None, str]
"""Words and their language; None where they may be of any."""
Facets = tuple[tuple[str, str], ...]
"""Facets of which a passage has one, each with the space in which it counts."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the index holds of a passage or an entry: its words in order, and what else it is found by."""

    place: int
    space: str
    words: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in the index: of each group one run of words, of `without` none. A run is a phrase."""

    groups: tuple[tuple[tuple[str, ...], ...], ...]
    without: tuple[tuple[str, ...], ...] = field(default=())


@lru_cache(maxsize=1 << 10)
def code_of(space: str) -> str:
    """What stands before the words of a space. Were two spaces to share one, the gate would still part them."""
    return b32encode(hashlib.sha256(space.encode()).digest())[:CODE].decode().lower()


def indexed(place: int, space: str, language: str, text: str, facets: Iterable[str]) -> Indexed:
    """What the index holds of a passage."""
    return indexed_parts(place, space, [(language, text)], facets)


def indexed_parts(place: int, space: str, parts: Iterable[Part], facets: Iterable[str]) -> Indexed:
    """What the index holds of words in several parts, such as the names of something in each language."""
    code = code_of(space)
    words: list[str] = []
    reduced: dict[str, None] = {}
    for language, text in parts:
        inside = [word for word, _, _ in words_in(text)]
        words += [APART, *inside] if words else inside
        reduced |= dict.fromkeys(each for word in inside for each in stems_of(word, language))
    others = [f"{code}s{each}" for each in reduced] + [f"{code}f{each}" for each in facets]
    return Indexed(place, space, tuple(f"{code}w{word}" for word in words), tuple(others))


def facet(role: str, value: str) -> str:
    """A facet as a word of the index, without its space."""
    return f"{role}_" + "".join(each if each.isalnum() else "_" for each in folded_all(value))


def folded_all(value: str) -> str:
    """A value without case and accents, letter by letter."""
    return "".join(folded(each) or "_" for each in value)


def sought(query: Query, facets: Sequence[Facets], spaces: Iterable[str]) -> Sought:
    """What is looked for in some spaces: the words of a query, and one of each of the facets."""
    codes = [code_of(space) for space in spaces]
    words = tuple(_runs(group, codes) for group in query.wanted)
    narrowed = tuple(tuple((f"{code_of(space)}f{each}",) for space, each in some) for some in facets)
    return Sought((*words, *narrowed), _runs(query.without, codes))


def _runs(terms: Iterable[Term], codes: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(run for term in terms for code in codes for run in _of_term(term, code))


def _of_term(term: Term, code: str) -> list[tuple[str, ...]]:
    if term.exact:
        return [tuple(f"{code}w{word}" for word in term.words)]
    return [(f"{code}s{each}",) for each in sorted(stems(term.words[0]))]
