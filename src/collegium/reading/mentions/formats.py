"""Forums and instruments that no table knows, by the way their names are built."""

from collections.abc import Iterator

import regex

from collegium.reading.contract import Mention, Span
from collegium.reading.mentions.extent import left_of, right_of
from collegium.reading.mentions.found import Text
from collegium.reading.mentions.grammar import LOW, STRONG, Grammar, Head
from collegium.reading.mentions.slugs import Slugs
from collegium.reading.vocabulary.words import Match, fold

LONGEST = 40  # characters of a phrase that is no name
GOES_ON = regex.compile(r" \p{Lu}[\p{L}]")
WORDS = regex.compile(r"[\p{L}\p{N}.’']+")


def built(text: Text, grammar: Grammar, slugs: Slugs) -> Iterator[Mention]:
    """The names in a text that are built around a head, each with the id that its parts give it."""
    for match in grammar.heads.matches(text.text):
        if text.covers(match.span):
            continue
        head = _head(text, match)
        span = left_of(text, match.span[0], grammar), right_of(text, match.span[1], grammar)
        if head and _is_name(text, span, match.span, head, grammar):
            known = slugs.of(text, span, match.span, head)
            if span != match.span or (known and " " in text.text[slice(*span)]):
                yield Mention(span, head.kind, known)


def _head(text: Text, match: Match[Head]) -> Head | None:
    """The head that a word is: one that is written low only where it is."""
    low = text.text[match.span[0]].islower()
    return next((head for head in match.values if (head.strength == LOW) == low), None)


def _is_name(text: Text, span: Span, head: Span, kind: Head, grammar: Grammar) -> bool:
    upto, on = fold(text.text[span[0] : head[1]]), fold(text.text[head[0] : head[0] + LONGEST])
    if upto in grammar.name["none"] or on.startswith(grammar.none):  # "press conference", "conférence de presse"
        return False
    if kind.strength == LOW:
        return _is_named(text, span, head, grammar)
    if kind.strength == STRONG:
        return not GOES_ON.match(text.text, span[1]) or any(text.inside(span))
    return _is_wide(text, span, head, grammar)


def _is_named(text: Text, span: Span, head: Span, grammar: Grammar) -> bool:
    """Whether a head written low has a name before it that is more than a state's: "Sports Visitor program"."""
    if span[0] == head[0]:
        return False
    spots = list(text.inside((span[0], head[0])))
    cities = [spot for spot in spots if any(value.how in ("capital", "city") for value in spot.values)]
    bare = " ".join(WORDS.findall(text.text[span[0] : head[0]]))
    for spot in spots:
        if spot not in cities:
            bare = bare.replace(" ".join(WORDS.findall(text.text[slice(*spot.span)])), "")
    return bool(bare.strip())


def _is_wide(text: Text, span: Span, head: Span, grammar: Grammar) -> bool:
    """Whether a name around a weak head shows that states act together: it holds a body, two states, or a wide word."""
    if fold(text.text[span[0] : head[1]]) in grammar.name["none"]:
        return False
    words = [fold(word) for word in text.text[span[0] : head[0]].replace("-", " ").split()]
    if words and words[0] in grammar.name["domestic"]:
        return False
    if grammar.name["wide"].intersection(words):
        return True
    held = {value for spot in text.inside(span) for value in spot.values if value.kind in ("party", "forum")}
    return len({value.id for value in held}) > 1 or any(value.kind == "forum" for value in held)
