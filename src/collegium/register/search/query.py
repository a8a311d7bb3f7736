"""What a person types, understood. Pure.

Words, each in any of its forms; "several words" as they stand; -without; this OR that. All of it is looked for in one
passage.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from collegium.accounts.errors import Improper
from collegium.register.search.folding import words_in

LONGEST = 400  # characters
MOST = 24  # words
QUOTES = '"“”„«»'
PIECE = re.compile(
    rf"(?P<without>(?<!\S)[-−–](?=[^\s\-−–]))?(?:[{QUOTES}](?P<quoted>[^{QUOTES}]*)[{QUOTES}]|(?P<plain>[^\s{QUOTES}]+))"
)
EITHER = frozenset({"OR", "|"})


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that stand one after the other: one in any of its forms, or an `exact` phrase."""

    words: tuple[str, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a passage must hold, of each group one term; and what it must not hold."""

    wanted: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """All that a passage may hold to be found."""
        return tuple(term for group in self.wanted for term in group)


def understood(said: str) -> Query:
    """What was typed as a query. Raises Improper."""
    if len(said) > LONGEST:
        raise Improper("This search is too long.", "Search for fewer words.")
    if sum(said.count(each) for each in QUOTES) % 2:
        raise Improper("A quotation mark is open.", "Put one before and one behind the words.")
    wanted: list[tuple[Term, ...]] = []
    without: list[Term] = []
    either = False
    for is_without, is_or, terms in _pieces(said):
        if is_or:
            if either or not wanted:
                raise Improper("OR stands between two words.", "Write a word on either side of it.")
            either = True
        elif is_without:
            without += terms
        elif terms and either:
            wanted[-1] = (*wanted[-1], *terms)
            either = False
        else:
            wanted += [(term,) for term in terms]
    if either:
        raise Improper("OR stands between two words.", "Write a word on either side of it.")
    return _checked(Query(tuple(wanted), tuple(without)))


def _pieces(said: str) -> Iterator[tuple[bool, bool, list[Term]]]:
    """Each piece of what was typed: whether it is to be absent, whether it is an OR, its terms."""
    for match in PIECE.finditer(said):
        quoted, plain = match["quoted"], match["plain"] or ""
        is_or = quoted is None and plain in EITHER and not match["without"]
        yield bool(match["without"]), is_or, [] if is_or else _terms(quoted, plain)


def _terms(quoted: str | None, plain: str) -> list[Term]:
    """The terms of a piece. A word with hyphens or stops in it is a phrase; one with an apostrophe its longest part."""
    words = tuple(word for word, _, _ in words_in(plain if quoted is None else quoted))
    if not words:
        return []
    if quoted is not None:
        return [Term(words, exact=True)]
    if len(words) > 1 and re.search("['’ʼ]", plain):
        return [Term((max(words, key=len),))]
    return [Term(words, exact=len(words) > 1)]


def _checked(query: Query) -> Query:
    """Raises Improper for what cannot be looked for."""
    if query.without and not query.wanted:
        raise Improper("Only words that are to be absent were given.", "Add a word that is to be found.")
    if sum(len(term.words) for term in (*query.terms, *query.without)) > MOST:
        raise Improper("This search is too long.", "Search for fewer words.")
    return query
