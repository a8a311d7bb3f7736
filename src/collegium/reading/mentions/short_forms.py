"""What a name can be shortened to: "Dialogue" and "Strategic Dialogue" of "A–B Strategic Dialogue on Water"."""

from collections.abc import Iterator
from functools import lru_cache

import regex

from collegium.reading.mentions.grammar import Grammar
from collegium.reading.vocabulary.inflection import forms
from collegium.reading.vocabulary.words import fold

WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}.’']*")
FEWEST = 3  # letters of a short form
MOST = 3  # words
COMPOUNDING = "de"


@lru_cache(maxsize=1 << 12)
def short_forms(name: str, grammar: Grammar) -> tuple[str, ...]:
    """The short forms of a name, each with the capital with which a text must write it."""
    return tuple(_short_forms(name, grammar))


def _short_forms(name: str, grammar: Grammar) -> Iterator[str]:
    words = [match[0] for match in WORD.finditer(name)]
    about = next((place for place, word in enumerate(words) if place and fold(word) in grammar.name["cuts"]), None)
    ends = {about or len(words)}
    if grammar.language != "en":  # where heads lead: "Лига обороны", not "Action Plan Meeting"
        ends.update(place for place in list(_behind_heads(words, grammar))[:1] if about is None or place <= about)
    for end in sorted(ends):
        for begin in range(max(0, end - MOST), end):
            if end - begin < len(words) and _is_word(words[begin]):
                yield " ".join((words[begin][0].upper() + words[begin][1:], *words[begin + 1 : end]))
    if grammar.language == COMPOUNDING:
        yield from _parts(words, grammar)


def _behind_heads(words: list[str], grammar: Grammar) -> Iterator[int]:
    return (place for place, word in enumerate(words, start=1) if fold(word) in grammar.words)


def _is_word(word: str) -> bool:
    return len(word) >= FEWEST and not any(char.isdigit() for char in word)


def _parts(words: list[str], grammar: Grammar) -> Iterator[str]:
    """The compounds of a name and the heads in them, in their forms: "Kooperationsrat" and "Rat"."""
    for word in words:
        head = next((head for head in grammar.words if fold(word).endswith(head) and fold(word) != head), None)
        if head and len(head) >= FEWEST:
            for part in (word, head.capitalize()):
                yield from forms(part, grammar.language)
