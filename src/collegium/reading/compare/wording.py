"""Words of two passages held against each other."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\w+|[^\w\s]")
LETTERS = re.compile(r"\w+")
STEM = 6  # letters of a word that are compared where its sense counts and not its form


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words: in both passages (`same`), only in the earlier one (`old`), or only in the later one (`new`)."""

    kind: str
    words: str


def tokens(text: str) -> tuple[str, ...]:
    """The words of a passage without capitals and stops."""
    return tuple(match.casefold() for match in LETTERS.findall(text))


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words: what inflection leaves alone in most of the five languages; figures are whole."""
    return frozenset(word if word.isdigit() else word[:STEM] for word in tokens(text))


def ratio(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Which share of the words of both stands in both in the same order: 1 where they are equal."""
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def changes(old: str, new: str) -> tuple[Change, ...]:
    """The words of two passages in order, with what changed; capitals and white space do not count.

    Words that are in both are given as the later passage has them. The runs `same` and `old` together hold the words
    of the earlier passage, `same` and `new` those of the later one.
    """
    before, after = _words(old), _words(new)
    keys = [word.casefold() for _, word in before], [word.casefold() for _, word in after]
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Change("same", _joined(after[c:d])))
            continue
        found += [Change("old", _joined(before[a:b]))] if b > a else []
        found += [Change("new", _joined(after[c:d]))] if d > c else []
    return tuple(found)


def _words(text: str) -> list[tuple[bool, str]]:
    """Words and stops, each with whether white space stands before it."""
    return [(match.start() > 0 and text[match.start() - 1].isspace(), match.group()) for match in WORD.finditer(text)]


def _joined(words: list[tuple[bool, str]]) -> str:
    return "".join(f"{' ' if spaced else ''}{word}" for spaced, word in words)
