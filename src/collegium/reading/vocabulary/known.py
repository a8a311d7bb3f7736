"""What a word can mean: every row of the tables that has it as a spelling, in any form and any case, or as its id."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from collegium.reading.vocabulary.entries import EVERY, Entry, Row, Spelling, entries
from collegium.reading.vocabulary.issues import STARRED
from collegium.reading.vocabulary.vocabulary import Vocabulary
from collegium.reading.vocabulary.words import ARTICLES, fold, keys_of

Keys = tuple[str, ...]
NEAR = 0.75  # how alike names are that are offered for one that no table has, as difflib counts it
OFFERED = 5
LONGEST = 80  # characters of a word to which near names are sought; none of the tables' names are much longer


@dataclass(frozen=True, slots=True)
class Said:
    """A spelling of a row that a word is: the form that it is, and how many capitals a text needs (`words.demand`).

    `own` says that a partnership's file has the spelling and the shipped tables have not.
    """

    spelling: Spelling
    form: str
    capitals: int
    own: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A row that a word means, by one or more of its spellings.

    `own` says that the row is a partnership's own, `widened` that it is shipped and a partnership adds to it.
    """

    entry: Entry
    said: tuple[Said, ...]
    own: bool = False
    widened: bool = False


def known(
    word: str, vocabulary: Vocabulary, language: str | None = None, shipped: Vocabulary | None = None
) -> tuple[Known, ...]:
    """The rows that a word means in a language, or in any; empty where it means nothing.

    Case, accents and an article before the word do not count. What `shipped` has not is a partnership's own.
    """
    there = _there(shipped) if shipped else None
    found = []
    for entry in entries(vocabulary):
        said = tuple(_said(entry, word, language, there))
        if said:
            before = there.rows.get(entry.place) if there else entry.row
            found.append(Known(entry, said, before is None, before is not None and before != entry.row))
    return tuple(found)


def near(word: str, vocabulary: Vocabulary, language: str | None = None) -> tuple[str, ...]:
    """Names and ids of the tables that are spelled much like a word, the nearest first."""
    wanted = " ".join(keys_of(word, language or "en"))
    if not 1 < len(wanted) <= LONGEST:
        return ()
    names: dict[str, str] = {}
    for entry in entries(vocabulary):
        for name in _names(entry, language):
            folded = fold(name)
            if abs(len(folded) - len(wanted)) <= max(1, len(wanted) // 4):
                names.setdefault(folded, name)
    return tuple(names[each] for each in get_close_matches(wanted, names, OFFERED, NEAR))


@dataclass(frozen=True, slots=True)
class _There:
    """What the shipped tables have: rows by their places, and the spellings of each."""

    rows: dict[tuple[str, Keys], Row]
    spellings: frozenset[tuple[tuple[str, Keys], Spelling]]


def _there(shipped: Vocabulary) -> _There:
    known_entries = tuple(entries(shipped))
    return _There(
        {entry.place: entry.row for entry in known_entries},
        frozenset((entry.place, spelling) for entry in known_entries for spelling in entry.spellings()),
    )


def _names(entry: Entry, language: str | None) -> Iterator[str]:
    if entry.kind != "office":
        yield from ([entry.id] if entry.id else [])
        for spelling in entry.spellings():
            if language in (None, spelling.language) and spelling.how != "phrase":
                yield spelling.text.removeprefix("=")


def _said(entry: Entry, word: str, language: str | None, there: _There | None) -> Iterator[Said]:
    if entry.id and entry.table != "agencies" and fold(entry.id) == fold(word.strip()):
        yield Said(Spelling("id", EVERY, entry.id), entry.id, 0)
    for spelling in entry.spellings():
        if language is None or spelling.language in (language, EVERY):
            form = _form(spelling, word)
            if form is not None:
                own = there is not None and (entry.place, spelling) not in there.spellings
                yield Said(spelling, form, spelling.demand(form), own)


@lru_cache(maxsize=16)  # one word is held against every spelling of every language
def _keys(word: str, language: str) -> Keys:
    return keys_of(word, language)


def _form(spelling: Spelling, word: str) -> str | None:
    """The form of a spelling that a word is, as it stands if one does; None where it is none."""
    words = _keys(word, spelling.language)
    wanted = bare(words)
    if not wanted or not _begins(spelling, wanted[0][0]):
        return None
    if spelling.how == "phrase":
        return spelling.text if _stands_for(spelling.text, " ".join(words)) else None
    fitting = [form for form in spelling.forms() if bare(keys_of(form, spelling.language)) == wanted]
    return word if word in fitting else next(iter(fitting), None)


def _begins(spelling: Spelling, letter: str) -> bool:
    """Whether a spelling begins with a letter: its forms then do, for rules change only endings."""
    keys = bare(keys_of(spelling.text.removeprefix("="), spelling.language))
    return bool(keys) and keys[0][0] == letter


def _stands_for(phrase: str, words: str) -> bool:
    """Whether a phrase of the thesaurus finds these folded words, all of them."""
    parts = (match[0] for match in STARRED.finditer(phrase))
    pattern = " ".join(re.escape(fold(part.rstrip("*"))) + r"\w*" * part.endswith("*") for part in parts)
    return re.fullmatch(pattern, words) is not None


def bare(keys: Iterable[str]) -> Keys:
    """The folded words of a name without the articles before it; with them where it is nothing else."""
    whole = tuple(keys)
    start = next((place for place, key in enumerate(whole) if key not in ARTICLES), 0)
    return whole[start:]
