"""Forums and instruments that no table knows, by the way their names are built."""

from collections.abc import Iterator

from collegium.reading.contract import Mention, Span
from collegium.reading.mentions.extent import left_of, right_of
from collegium.reading.mentions.found import Text
from collegium.reading.mentions.grammar import Grammar, Head
from collegium.reading.mentions.slugs import Slugs
from collegium.reading.vocabulary.words import Match, fold


def built(text: Text, grammar: Grammar, slugs: Slugs) -> Iterator[Mention]:
    """The names in a text that are built around a head, each with the id that its parts give it."""
    for match in grammar.heads.matches(text.text):
        span = _extent(text, match, grammar)
        for head in match.values if span != match.span and not text.covers(match.span) else ():
            if _is_name(text, span, grammar) and (head.strong or _is_wide(text, span, match.span, grammar)):
                yield Mention(span, head.kind, slugs.of(text, span, match.span, head))
                break


def bare(text: Text, grammar: Grammar) -> Iterator[tuple[Span, Head]]:
    """The heads that stand alone, with a capital: they may go on with a name that the text has given."""
    for match in grammar.heads.matches(text.text):
        if not text.covers(match.span) and _extent(text, match, grammar) == match.span:
            yield from ((match.span, head) for head in match.values)


def _extent(text: Text, match: Match[Head], grammar: Grammar) -> Span:
    start, end = match.span
    return left_of(text, start, grammar), right_of(text.text, end, grammar)


def _is_name(text: Text, span: Span, grammar: Grammar) -> bool:
    return fold(text.text[slice(*span)]) not in grammar.name["none"]


def _is_wide(text: Text, span: Span, head: Span, grammar: Grammar) -> bool:
    """Whether a name around a weak head shows that states act together: it holds a body, two states, or a wide word."""
    words = [fold(word) for word in text.text[span[0] : head[0]].replace("-", " ").split()]
    if words and words[0] in grammar.name["domestic"]:
        return False
    if grammar.name["wide"].intersection(words):
        return True
    held = {value for spot in text.inside(span) for value in spot.values if value.kind in ("party", "forum")}
    return len({value.id for value in held}) > 1 or any(value.kind == "forum" for value in held)
