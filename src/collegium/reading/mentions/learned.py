"""Abbreviations that a text introduces, and short forms with which it goes on."""

import re
from collections.abc import Iterable, Iterator

import regex

from collegium.reading.contract import Mention
from collegium.reading.mentions.formats import bare
from collegium.reading.mentions.found import Text
from collegium.reading.mentions.grammar import Grammar
from collegium.reading.vocabulary.words import fold

# "(CWC)", "(hereinafter the “Bureau”)", "(also known as the “Ottawa Agreement”)" behind a name.
INTRODUCED = regex.compile(
    r"[\s,]*[(\[](?:[^()\[\]\n]{0,24}?[\s“\"«„])?[“\"«„']?(?P<short>\p{Lu}[\p{L}\p{N}&.-]{0,14}[\p{L}\p{N}])"
    r"[”\"»“']?(?:,[^()\n]{0,20})?[)\]]"
)


def introduced(text: Text, named: Iterable[Mention]) -> dict[str, Mention]:
    """The abbreviations that stand in brackets behind a name, each with the name it stands for."""
    found: dict[str, Mention] = {}
    for mention in named:
        match = INTRODUCED.match(text.text, mention.span[1])
        if match and _fits(match["short"], text.text[slice(*mention.span)]):
            found.setdefault(match["short"], mention)
    return found


def _fits(short: str, name: str) -> bool:
    """Whether an abbreviation can be one of a name: capitals in it, the first letter of some word of the name first."""
    initials = {word[:1].casefold() for word in re.findall(r"\w+", name)}
    return sum(char.isupper() or char.isdigit() for char in short) > 1 and short[0].casefold() in initials


def abbreviated(text: Text, shorts: dict[str, Mention]) -> Iterator[Mention]:
    """Every place where a text uses an abbreviation that it has introduced."""
    if not shorts:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(shorts, key=len, reverse=True)))})(?!\w)")
    for match in pattern.finditer(text.text):
        meant = shorts[match[0]]
        yield Mention(match.span(), meant.kind, meant.id, meant.name, None)


def short_forms(text: Text, grammar: Grammar, named: Iterable[Mention]) -> Iterator[Mention]:
    """Heads with a capital that stand alone and take up a name with the same head: the nearest before them, else behind."""
    full = sorted(named, key=lambda mention: mention.span)
    for span, head in bare(text, grammar):
        word = fold(text.text[slice(*span)])
        same = [mention for mention in full if mention.kind == head.kind and _has_head(text, mention, word)]
        before = [mention for mention in same if mention.span[1] <= span[0]]
        meant = before[-1] if before else next(iter(same), None)
        if meant:
            yield Mention(span, meant.kind, meant.id, meant.name, None)


def _has_head(text: Text, mention: Mention, word: str) -> bool:
    words = fold(text.text[slice(*mention.span)])
    return len(words) > len(word) and re.search(rf"\b{re.escape(word)}\b", words) is not None
