"""Words of two passages held against each other."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\w+|[^\w\s]")
LETTERS = re.compile(r"\w+")
STEM = 6  # letters of a word that are compared where its sense counts and not its form


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words as each of two passages has it: `kind` is `same`, `old` (gone) or `new`.

    Of what is gone `new` is empty, of what is new `old` is. Words are the same whatever their capitals and stops.
    """

    kind: str
    old: str
    new: str


def tokens(text: str) -> tuple[str, ...]:
    """The words of a passage without capitals and stops."""
    return tuple(match.casefold() for match in LETTERS.findall(text))


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words: what inflection leaves alone in most of the five languages; figures are whole."""
    return frozenset(word if word.isdigit() else word[:STEM] for word in tokens(text))


def share(one: tuple[str, ...], other: tuple[str, ...], least: float) -> bool:
    """Whether at least this share of the words of both stands in both in the same order."""
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return all(bound() >= least for bound in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


def changes(old: str, new: str, exact: bool = False) -> tuple[Change, ...]:
    """What changed between two passages, run by run: all `old` together are the earlier one, all `new` the later one.

    White space at their ends and the length of white space do not count; capitals and stops count where it is `exact`.
    """
    before, after = _words(old), _words(new)
    keys = [[word if exact else word.casefold() for _, word in words] for words in (before, after)]
    found: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        gone, come = _joined(before[a:b]), _joined(after[c:d])
        if kind == "equal" or not (exact or LETTERS.search(gone + come)):
            found.append(Change("same", gone, come))
        else:
            found += [Change("old", gone, "")] if gone else []
            found += [Change("new", "", come)] if come else []
    return tuple(found)


def _words(text: str) -> list[tuple[bool, str]]:
    """Words and stops, each with whether white space stands before it."""
    return [(match.start() > 0 and text[match.start() - 1].isspace(), match.group()) for match in WORD.finditer(text)]


def _joined(words: list[tuple[bool, str]]) -> str:
    return "".join(f"{' ' if spaced else ''}{word}" for spaced, word in words)
