"""Capitals and other seats of government: when they act for their state, and when they are places."""

import re
from functools import cache

import regex

from collegium.reading.mentions.found import Spot, Text
from collegium.reading.mentions.grammar import Grammar
from collegium.reading.vocabulary.words import fold

NEAR = 80  # characters before a seat that may say what it is
SEATS = ("capital", "metonym", "territory")
WORD_BEFORE = regex.compile(r"(?r)(?P<word>[\p{L}\p{N}.’']+)(?P<gap>[^\p{L}\p{N}]*)$")
MONTH = re.compile(r",\s(\w+)\.?\s\d")
OWNS = re.compile(r"['’]s?\b")
GOES_ON = regex.compile(r" \p{Lu}\p{L}")
DATELINE = re.compile(r",\s?(?:D\.\s?C|\d)|\s?[\u2013\u2014]\s|\s?\(")
LOW = regex.compile(r"\s\p{Ll}")


def acts(text: Text, number: int, grammar: Grammar, before: dict[int, bool]) -> bool:
    """Whether a seat acts; `before` says it of the seats before, for two that are named in one breath."""
    spot = text.spots[number]
    if OWNS.match(text.text, spot.span[1]):
        return True
    if _is_dateline(text, spot) or _goes_on(text, number):
        return False
    head = _without_articles(text.before(spot.span[0], NEAR), grammar)
    last = WORD_BEFORE.search(head)
    if last and last["gap"].strip(" \"'“”«»„") == "" and _says_place(head, fold(last["word"]), last["word"], grammar):
        return False
    if number - 1 in before and _pair(grammar).fullmatch(text.text, text.spots[number - 1].span[1], spot.span[0]):
        return before[number - 1]
    if last and not last["gap"].strip() and fold(last["word"]) in grammar.party["by"]:
        return True
    return LOW.match(text.text, spot.span[1]) is not None


def _without_articles(head: str, grammar: Grammar) -> str:
    last = WORD_BEFORE.search(head)
    is_article = last is not None and last["gap"] == " " and fold(last["word"]) in grammar.name["articles"]
    return head[: last.start()] if last and is_article else head


@cache
def _pair(grammar: Grammar) -> re.Pattern[str]:
    joint = "|".join(map(re.escape, grammar.name["left"]))
    return re.compile(rf"\s?(?:,|{joint}|[\-\u2010-\u2013/])\s?")


def _says_place(head: str, folded: str, word: str, grammar: Grammar) -> bool:
    """Whether the word before a seat makes it a place, or the second part of another name ("Radio X")."""
    if folded in grammar.party["at"] or fold(head.rstrip()).endswith(grammar.party["of_place"]):
        return True
    return word[:1].isupper() and folded not in (
        *grammar.party["by"],
        *grammar.name["openers"],
        *grammar.name["articles"],
    )


def _is_dateline(text: Text, spot: Spot) -> bool:
    """Whether a date or another sign of a dateline stands behind a seat; a month is one in a title too."""
    if DATELINE.match(text.text, spot.span[1]):
        return True
    month = MONTH.match(text.text, spot.span[1])
    return month is not None and fold(month[1]) in text.months


def _goes_on(text: Text, number: int) -> bool:
    """Whether a seat is the first part of a longer name that no table knows, such as a person's."""
    end = text.spots[number].span[1]
    return GOES_ON.match(text.text, end) is not None and not text.starts_name(end + 1)
