"""Abbreviations that a text introduces behind a name."""

import re
from collections.abc import Iterable, Iterator

import regex

from collegium.reading.contract import Mention
from collegium.reading.mentions.found import Text
from collegium.reading.mentions.occurrences import occurrences

# "(CWC)", "(hereinafter the “Bureau”)", "(also known as the “Ottawa Agreement”)" behind a name.
INTRODUCED = regex.compile(
    r"[\s,]*[(\[](?:[^()\[\]\n]{0,24}?[\s“\"«„])?[“\"«„']?(?P<short>\p{Lu}[\p{L}\p{N}&. -]{0,30}[\p{L}\p{N}])"
    r"[”\"»“']?(?:,[^()\n]{0,20})?[)\]]"
)
SPACED = re.compile(r"\s")


def introduced(text: Text, named: Iterable[Mention]) -> dict[str, Mention]:
    """The abbreviations that stand in brackets behind a name, each with the name it stands for.

    What the tables know already is taught nothing new.
    """
    found: dict[str, Mention] = {}
    for mention in named:
        match = INTRODUCED.match(text.text, mention.span[1])
        if match and not text.covers(match.span("short")) and _fits(match["short"], text.text[slice(*mention.span)]):
            found.setdefault(match["short"], mention)
    return found


def _fits(short: str, name: str) -> bool:
    """Whether an abbreviation can be one of a name: it shares a word with it, or begins and is written like one."""
    words = [word.casefold() for word in re.findall(r"\w+", name)]
    first = short[0].casefold() in {word[0] for word in words}
    if SPACED.search(short):  # "Africa CDC", "Ottawa Agreement"
        return first and bool({word.casefold() for word in re.findall(r"\w+", short)} & set(words))
    return first and sum(char.isupper() or char.isdigit() for char in short) > 1


def abbreviated(text: Text, shorts: dict[str, Mention]) -> Iterator[Mention]:
    """Every place where a text uses an abbreviation that it has introduced."""
    for span in occurrences(text.text, shorts):
        meant = shorts[text.text[slice(*span)]]
        yield Mention(span, meant.kind, meant.id)
