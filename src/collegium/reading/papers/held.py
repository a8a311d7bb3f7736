"""Whether a document is the paper that another one tells of: by its title, its kind and its date."""

from collections.abc import Collection
from datetime import date

import regex

from collegium.reading.vocabulary.words import fold
from collegium.reading.words import everywhere

STEM = 6  # letters in which forms of a word are alike
WORD = regex.compile(r"[\p{L}\p{N}]{3,}")
DAYS = 7  # between a paper that has no name and the text that tells of it
KINDS = {
    "agreement": frozenset({"agreement", "other"}),
    "declaration": frozenset({"joint_statement", "communique", "statement", "other"}),
    "plan": frozenset({"plan", "programme", "report", "other"}),
    "resolution": frozenset({"resolution"}),
    "letter": frozenset({"letter"}),
    "report": frozenset({"report", "other"}),
    "order": frozenset({"resolution", "other"}),
    "words": frozenset(),  # which of many remarks they are, no title tells
}
"""The kinds of documents that may be a paper of a sort."""
SURE = {"declaration": frozenset({"joint_statement", "communique"}), "letter": frozenset({"letter"})}
"""Of these one without a name is taken to be held where a document of the kind came within some days."""


def stems_of(name: str) -> frozenset[str]:
    """The beginnings of the words of a name, without articles and the like."""
    little = everywhere("titles", "prepositions") | everywhere("titles", "articles") | everywhere("titles", "and")
    return frozenset(word[:STEM] for word in WORD.findall(fold(name)) if word not in little)


def answers(sort: str, stems: Collection[str], title: str, kind: str) -> bool:
    """Whether a document of this title and kind is the named paper: all words of the name stand in its title."""
    return kind in KINDS[sort] and len(stems) > 1 and set(stems) <= stems_of(title)


def answers_unnamed(sort: str, told: str, kind: str, dated: str) -> bool:
    """Whether a document may be a paper without a name ("a joint statement"): of its kind, and of those days."""
    if kind not in SURE.get(sort, ()):
        return False
    try:
        return abs((date.fromisoformat(told) - date.fromisoformat(dated)).days) <= DAYS
    except ValueError:
        return False
