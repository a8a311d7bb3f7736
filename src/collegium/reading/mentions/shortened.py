"""Short forms with which a text goes on: "the Convention", "the Strategic Dialogue", "the Pact"."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import regex

from collegium.reading.contract import Mention, Span
from collegium.reading.mentions.found import Text
from collegium.reading.mentions.grammar import Grammar
from collegium.reading.mentions.occurrences import occurrences
from collegium.reading.mentions.short_forms import short_forms
from collegium.reading.vocabulary.words import fold

BEFORE = regex.compile(r"(?r)(?P<word>[\p{L}\p{N}.’'-]+)(?P<gap>[^\p{L}\p{N}\n]*)$")
BEHIND = regex.compile(r"(?:[ ‐-―/-]+(?P<word>[\p{L}\p{N}]+))")
NEAR = 30
LONGEST = 40  # characters of a phrase that is no name


def shortened(
    text: Text,
    grammar: Grammar,
    named: Iterable[Mention],
    names_of: Callable[[Mention], Iterable[str]],
    tables: Iterable[tuple[str, str, str]],
) -> Iterator[Mention]:
    """The places where the end of a name stands for all of it.

    `names_of` gives the other names that the tables have for what a mention names; `tables` are the names (kind, id,
    name) that readers of the text know without being told: a partnership's own.
    """
    held = _short_forms(text, grammar, sorted(named, key=lambda mention: mention.span), names_of)
    own = _of_tables(grammar, tables)
    for span in occurrences(text.text, {*held, *own, *grammar.alone}):
        if not text.names_party(span) and _stands_alone(text, span, grammar):
            word = text.text[slice(*span)]
            meant = _meant(span, held.get(word, ())) or own.get(word)
            if meant and meant[0] == "instrument" and _is_about(text, span[1], grammar):
                meant = None
            kind, known = meant or (grammar.alone.get(word, ""), None)
            if kind:
                yield Mention(span, kind, known)


def _meant(span: Span, named: Sequence[Mention]) -> tuple[str, str | None] | None:
    """What a short form stands for: of the names before it that it ends the one most often named, the nearest of
    several; else the first behind it."""
    before = [mention for mention in named if mention.span[1] <= span[0]]
    often = Counter((mention.kind, mention.id) for mention in before)
    taken = max(before, key=lambda mention: (often[mention.kind, mention.id], mention.span), default=None)
    taken = taken or next(iter(named), None)
    return (taken.kind, taken.id) if taken else None


def _of_tables(grammar: Grammar, tables: Iterable[tuple[str, str, str]]) -> dict[str, tuple[str, str | None]]:
    """The short forms of names that are known without standing in the text, where they can mean but one thing."""
    found: dict[str, set[tuple[str, str]]] = {}
    for kind, known, name in tables:
        for short in short_forms(name, grammar):
            found.setdefault(short, set()).add((kind, known))
    return {short: next(iter(meant)) for short, meant in found.items() if len(meant) == 1}


def _short_forms(
    text: Text, grammar: Grammar, named: Iterable[Mention], names_of: Callable[[Mention], Iterable[str]]
) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    shorts: dict[tuple[str, str | None], tuple[str, ...]] = {}
    for mention in named:
        if mention.kind in ("forum", "instrument"):
            written = text.text[slice(*mention.span)]
            key = written, mention.id
            if key not in shorts:
                names = dict.fromkeys((written, *names_of(mention)))
                shorts[key] = tuple(dict.fromkeys(short for name in names for short in short_forms(name, grammar)))
            for short in shorts[key]:
                found.setdefault(short, []).append(mention)
    return found


def _is_about(text: Text, end: int, grammar: Grammar) -> bool:
    """Whether what it is about stands behind a word ("Convention sur le sel"), which so names something else."""
    behind = BEHIND.match(text.text, end)
    return behind is not None and fold(behind["word"]) in grammar.low["on"]


def _stands_alone(text: Text, span: Span, grammar: Grammar) -> bool:
    """Whether no capital beside a short form makes it part of another name."""
    line = text.before(span[0], NEAR)
    before = BEFORE.search(line)
    if fold(text.text[span[0] : span[0] + LONGEST]).startswith(grammar.none):
        return False
    if grammar.definite:  # where every noun has a capital, the article tells
        return before is not None and before["gap"] == " " and fold(before["word"]) in grammar.definite
    if before and not before["gap"].strip(" “\"'«„(") and before["word"][:1].isupper():
        loose = grammar.name["articles"] | grammar.name["ordinals"] | grammar.name["openers"]
        if fold(before["word"]) not in loose:
            return False
    behind = BEHIND.match(text.text, span[1])
    return not behind or not behind["word"][:1].isupper()
