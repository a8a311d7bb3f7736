"""The words of a language that lead to the names of persons: offices, forms of address, and what ends a name."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import regex
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from collegium.reading.vocabulary.shipped import offices
from collegium.reading.vocabulary.words import fold, keys_of

KEPT = 4096  # words of names, which come again in many texts
LANGUAGES = ("en", "fr", "es", "de", "ru")


@dataclass(frozen=True, slots=True, eq=False)
class Titles:
    """The words of one language; every set is folded.

    `heads` finds the words next to which a name stands, `ends` matches the endings that they may have and `plural`
    those for several persons. `whole` says that a head must be a word, and not the end of one. `honorifics` are forms
    of address, `links` and `fields` further words of offices; `none` are words with a capital that end a name, and
    `mark` finds the last of what stands between a name and the office behind it. `several` are forms of address for
    more than one, `loose` says that a head in the singular may be meant so too.
    """

    language: str
    heads: AhoCorasick
    ends: regex.Pattern[str]
    plural: regex.Pattern[str]
    joint: regex.Pattern[str]
    whole: bool
    honorifics: frozenset[str]
    links: frozenset[str]
    fields: frozenset[str]
    none: frozenset[str]
    particles: frozenset[str]
    mark: regex.Pattern[str]
    several: frozenset[str]
    loose: bool

    def is_office(self, words: list[str]) -> bool:
        """Whether one of some words belongs to an office or ends a name."""
        return any(fold(word) in self.none or fold(word) in self.fields for word in words)

    @lru_cache(maxsize=KEPT)  # noqa: B019 - there is one value for each language, which lives as long as the program
    def is_head(self, word: str) -> bool:
        """Whether a word is a head, in any of its forms."""
        found = self.heads.find_matches_as_indexes(word)
        return bool(found) and found[0][1] == 0 and self.ends.fullmatch(word, found[0][2]) is not None


@cache
def titles(language: str) -> Titles:
    """The words of a language; those of English for one that has none."""
    code = language if language in LANGUAGES else "en"
    rows = tomllib.loads((files(__package__) / "words" / "persons.toml").read_text("utf-8"))
    own = rows[code]
    honorifics = _honorifics(code)
    heads = frozenset(map(fold, own["heads"]))
    return Titles(
        language=code,
        heads=_finder({*own["heads"], *honorifics}),
        ends=regex.compile(rf"(?i:{own['tails']})(?!\p{{L}})"),
        plural=regex.compile(rf"(?i:{own['plural']})(?!\p{{L}})"),
        joint=regex.compile(rf"[ \u00a0](?:{'|'.join(own['and'])})[ \u00a0]"),
        whole=own["whole"],
        honorifics=frozenset(fold(word.rstrip(".")) for word in honorifics),
        links=frozenset(map(fold, own["links"])),
        fields=frozenset(map(fold, own["fields"])) | (_of_offices(code) - heads),
        none=frozenset(map(fold, own["none"])) | heads,
        particles=frozenset(map(fold, rows["all"]["particles"])),
        mark=_last_of((",", "(", "\n", *own["marks"])),
        several=frozenset(map(fold, own["several"])),
        loose=own["loose"],
    )


def _last_of(signs: Iterable[str]) -> regex.Pattern[str]:
    """Searches from the end; of two signs that end at one place the shorter is the later."""
    return regex.compile(rf"(?r)(?:{'|'.join(map(regex.escape, sorted(signs, key=len)))})")


def _finder(words: set[str]) -> AhoCorasick:
    """Finds words as they are, with a capital, and in capitals."""
    written = {form for word in words for form in (word, word[0].upper() + word[1:], word.upper())}
    return AhoCorasick(sorted(written), MatchKind.LeftmostLongest, implementation=Implementation.DFA)


def _honorifics(code: str) -> tuple[str, ...]:
    """Forms of address with a capital, or as they are in Russian; none of one letter without a point."""
    return tuple(
        word.lstrip("=")
        for office in offices()
        if office.category == "honorific" and office.language == code
        for word in office.words
        if len(word) > 1
    )


def _of_offices(code: str) -> frozenset[str]:
    """All words that stand in the offices of a language."""
    return frozenset(_words(code))


def _words(code: str) -> Iterator[str]:
    for office in offices():
        if office.category == "office" and office.language == code:
            for words in office.words:
                yield from keys_of(words.lstrip("="), code)
