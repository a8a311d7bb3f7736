"""With which characters the matches of a pattern can begin, so that a form is tried only where it can stand.

Reads the part of the syntax of patterns that forms and slots are written in: literals, escapes, classes without
negation, groups, alternatives, lookarounds, and the repetitions `?` and `{1,3}`, `{1,2}` and the like.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

UNTOLD = ("\\w", "\\W", "\\d", "\\s", ".", "+", "*", "(?P=sign)")  # what only stands farther behind
REPEATED = re.compile(r"\?|\{(\d),?(\d?)\}")


@lru_cache(maxsize=1 << 10)  # forms are made of the same few pieces
def starts(pattern: str, most: int = 1) -> frozenset[str]:
    """The first characters, at most so many, of all that a pattern matches, as far as it matches anything.

    Where a match can end sooner they are fewer. A figure is the last that is told: of those any may follow.
    """
    found: set[str] = set()
    for alternative in alternatives(pattern):
        found |= _of_sequence(alternative, most)
    return frozenset(found)


def tree(starts: Iterable[str]) -> str:
    """A pattern that finds the longest of some starts, written so that what several begin with is read once."""
    following: dict[str, set[str]] = {}
    for start in filter(None, starts):
        following.setdefault(start[0], set()).add(start[1:])
    lasts = "".join(re.escape(char) for char, rests in sorted(following.items()) if rests == {""})
    branches = [re.escape(char) + tree(rests) for char, rests in sorted(following.items()) if rests != {""}]
    branches += [f"[{lasts}]"] if lasts else []
    return f"(?:{'|'.join(branches)})" + ("?" if "" in starts else "")


def alternatives(pattern: str) -> list[str]:
    """A pattern cut at the bars that stand in no group and no class."""
    parts, depth, begun, at = [], 0, 0, 0
    while at < len(pattern):
        if pattern[at] == "[":
            at = _end(pattern, at)
            continue
        depth += (pattern[at] == "(") - (pattern[at] == ")")
        if pattern[at] == "|" and depth == 0:
            parts.append(pattern[begun:at])
            begun = at + 1
        at += 2 if pattern[at] == "\\" else 1
    return [*parts, pattern[begun:]]


def _of_sequence(sequence: str, most: int) -> set[str]:
    found = {""}
    at = 0
    while at < len(sequence) and not all(_is_told(each, most) for each in found):
        end = _end(sequence, at)
        piece = sequence[at:end]
        times = REPEATED.match(sequence, end)
        at = times.end() if times else end
        if _reads_nothing(piece):
            continue
        least, last = _counts(times)
        for number in range(last):
            longer = _joined(found, _of_piece(piece, most), most)
            found = longer if number < least else found | longer
    return found


def _counts(times: re.Match[str] | None) -> tuple[int, int]:
    """How often at least and at most a piece stands that is followed by this sign of repetition."""
    if times is None:
        return 1, 1
    return (int(times[1]), int(times[2] or times[1])) if times[1] else (0, 1)


def _joined(begun: Iterable[str], following: Iterable[str], most: int) -> set[str]:
    told = {each for each in begun if _is_told(each, most)}
    return told | {(each + further)[:most] for each in begun if each not in told for further in following}


def _is_told(start: str, most: int) -> bool:
    return len(start) == most or start[-1:].isdecimal()


def _end(pattern: str, at: int) -> int:
    """Where the group, class, escape or literal that begins at a place ends."""
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] == "[":
        at += 1
        while pattern[at] != "]":
            at += 2 if pattern[at] == "\\" else 1
        return at + 1
    if pattern[at] != "(":
        return at + 1
    at += 1
    while pattern[at] != ")":
        at = _end(pattern, at)
    return at + 1


def _reads_nothing(piece: str) -> bool:
    return piece.startswith(("(?=", "(?!", "(?<=", "(?<!")) or piece == "\\b"


def _of_piece(piece: str, most: int) -> frozenset[str]:
    if piece in UNTOLD or piece.startswith("[^"):
        raise ValueError(f"no characters can be told of {piece!r} at the beginning of a form")
    if piece.startswith("(?P<"):
        return starts(piece[piece.index(">") + 1 : -1], most)
    if piece.startswith("(?:"):
        return starts(piece[3:-1], most)
    if piece.startswith("["):
        return _of_class(piece[1:-1])
    return frozenset(piece[-1])


def _of_class(inside: str) -> frozenset[str]:
    found: set[str] = set()
    at = 0
    while at < len(inside):
        if inside[at + 1 : at + 2] == "-" and at + 2 < len(inside):
            found |= {chr(code) for code in range(ord(inside[at]), ord(inside[at + 2]) + 1)}
            at += 3
        else:
            found.add(inside[at])
            at += 1
    return frozenset(found)
