"""Whether other names can change what is read in a text. Pure, and on the safe side: what it calls untouched reads the
same with the names before and after, by test; of the rest most does too.

A name is found in a text by its words, by the end of it ("the Council") or, of a person, within a line. So a text with
none of the words of a name that was added or taken out, in any of their forms, has nothing of it. An issue is found by
phrases of which every word must stand there.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from collegium.reading.vocabulary.inflection import forms
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.reading.vocabulary.words import AND, ARTICLES, SIGNS, WORD, fold, keys_of

TOLD = frozenset({"parties", "forums", "instruments", "persons"})
"""The tables whose words are names."""
PASSED = frozenset({*SIGNS, *ARTICLES, *AND.values(), "of", "on", "for", "in", "de", "du", "von", "о", "по", "в"})
"""Words that tell no name from another one, unless it ends with them."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a text must have for other names to touch it: one of some `words`, within a word too; or all words of a
    `phrase`, a star behind those that take any ending. With `everything` any text may be touched."""

    words: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, ...]] = frozenset()
    everything: bool = False


def difference(before: str, after: str, known: Iterable[tuple[str, str]]) -> Difference:
    """What is otherwise in some tables, as JSON. `known` are the tables and ids that reading has without them: a row
    that alters one of those may touch whatever names it in words that stand in no row here."""
    old, new = (_rows(json.loads(each) if each else {}) for each in (before, after))
    changed = {place: [row for row in (old.get(place), new.get(place)) if row] for place in old.keys() | new.keys()}
    changed = {place: rows for place, rows in changed.items() if old.get(place) != new.get(place)}
    if set(changed) & set(known):
        return Difference(everything=True)
    named = [row for (table, _), rows in changed.items() if table in TOLD for row in rows]
    told = [row for (table, _), rows in changed.items() if table == "issues" for row in rows]
    return Difference(
        frozenset(word for row in named for name in _names(row) for word in _words(name)),
        frozenset(phrase for row in told for words in row.get("words", {}).values() for phrase in map(_phrase, words)),
    )


def _rows(tables: Mapping[str, Iterable[Row]]) -> dict[tuple[str, str], Row]:
    """The rows by their table and what names them there."""
    return {(table, row.get("id") or row["name"]): row for table, rows in tables.items() for row in rows}


def _names(row: Row) -> Iterator[str]:
    yield from (name for some in row.get("names", {}).values() for name in some)
    yield row.get("name", "")


def _words(name: str) -> Iterator[str]:
    """The words of a name in all forms of all languages but those that tell nothing; its last one in any case."""
    for language in LANGUAGES:
        for form in forms(name, language) if name else ():
            keys = keys_of(form, language)
            yield from (key for key in keys if key not in PASSED)
            yield from keys[-1:]


def _phrase(words: str) -> tuple[str, ...]:
    return tuple(
        f"{fold(match[0])}*" if words[match.end() :][:1] == "*" else fold(match[0]) for match in WORD.finditer(words)
    )


def touches(change: Difference, text: str) -> bool:
    """Whether reading a text may find something else by a difference of names."""
    if change.everything:
        return True
    words = {fold(word) for word in WORD.findall(text)}
    plain = fold(text)
    if any(word in plain for word in change.words):
        return True
    return any(all(_stands(word, words) for word in phrase) for phrase in change.phrases)


def _stands(word: str, words: set[str]) -> bool:
    """Whether a word of a phrase, or with a star its beginning, is among the words of a text."""
    return any(each.startswith(word[:-1]) for each in words) if word.endswith("*") else word in words
