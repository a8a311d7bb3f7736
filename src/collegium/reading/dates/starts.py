"""With which characters the matches of a pattern can begin, so that a form is tried only where it can stand.

Reads the part of the syntax of patterns that forms and slots are written in: literals, escapes, classes without
negation, groups, alternatives, lookarounds, and the repetitions `?` and `{1,3}`.
"""


def starts(pattern: str) -> frozenset[str]:
    """The first characters of all that a pattern matches, as far as it matches anything."""
    found: set[str] = set()
    for alternative in alternatives(pattern):
        found |= _of_sequence(alternative)
    return frozenset(found)


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


def _of_sequence(sequence: str) -> set[str]:
    found: set[str] = set()
    at = 0
    while at < len(sequence):
        end = _end(sequence, at)
        piece = sequence[at:end]
        optional = sequence[end : end + 1] == "?"
        at = end + optional
        if _reads_nothing(piece):
            continue
        found |= _of_piece(piece)
        if not optional:
            return found
    return found


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


def _of_piece(piece: str) -> frozenset[str]:
    if piece.startswith("(?P<"):
        return starts(piece[piece.index(">") + 1 : -1])
    if piece.startswith("(?:"):
        return starts(piece[3:-1])
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
