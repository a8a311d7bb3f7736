"""Which issues a text speaks of, by the words of the thesaurus.

The words of the thesaurus are phrases. A star takes any ending of its word ("disarm*"), which finds the cases of
German and Russian and the plurals of all; a word in capitals is an abbreviation, found only in capitals ("AI").
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from collegium.reading.vocabulary.cells import rows, spellings
from collegium.reading.vocabulary.tables import LANGUAGES, Issue
from collegium.reading.vocabulary.words import WORD, demand, fold, words_of

BETWEEN = re.compile(r"[\s'’\-\u2010-\u2015]*")  # what may stand between the words of a phrase
STARRED = re.compile(rf"(?:{WORD.pattern})\*?")
BEGINNING = 3  # letters of its first word under which a phrase is kept; a shorter beginning is kept whole
KEPT = 1 << 14  # words of which is kept what they begin


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase: folded, whether it takes any ending, and whether it stands only in capitals."""

    letters: str
    starred: bool
    capitals: bool

    def fits(self, word: str, folded: str) -> bool:
        """Whether a word of a text, as it stands and folded, is this word."""
        if self.capitals and not word.isupper():
            return False
        return folded.startswith(self.letters) if self.starred else folded == self.letters


Phrase = tuple[Word, ...]


class Begun(NamedTuple):
    """A phrase whose first word stands in a text: its words and letters, the letters and words that follow, its issues.

    `letters` begin the next word, so that most phrases are told not to stand there at once.
    """

    length: tuple[int, int]
    letters: str
    rest: Phrase
    issues: list[str]


class Passage:
    """A text with its words; where they stand is looked up for those few that may be a phrase."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.words = words_of(text)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in WORD.finditer(self._text)]

    def follows(self, rest: Phrase, at: int) -> bool:
        """Whether the rest of a phrase stands behind a word, with nothing but space and hyphens between its words."""
        last = at + 1 + len(rest)
        if last > len(self.words):
            return False
        for place, word in enumerate(rest, at + 1):
            written = self.words[place]
            if not word.fits(written, fold(written)):
                return False
        spans = self._spans
        return all(
            BETWEEN.fullmatch(self._text, spans[place][1], spans[place + 1][0]) is not None
            for place in range(at, last - 1)
        )


class Beginnings(dict[str, tuple[Begun, ...]]):
    """What each word begins, kept as it stands in texts: most words begin nothing, and come again and again."""

    def __init__(self, tell: Callable[[str], tuple[Begun, ...]]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> tuple[Begun, ...]:
        if len(self) >= KEPT:
            self.clear()
        found = self[word] = self._tell(word)
        return found


class Thesaurus:
    """The phrases of a language and the issues that each of them tells of."""

    def __init__(self, language: str, issues: Iterable[Issue]) -> None:
        self._phrases: dict[str, dict[Phrase, list[str]]] = {}
        self._begun = Beginnings(self._beginning)
        for issue in issues:
            for spelling in issue.words.get(language, ()):
                phrase = _phrase(spelling)
                if phrase:
                    kept = self._phrases.setdefault(phrase[0].letters[:BEGINNING], {})
                    kept.setdefault(phrase, []).append(issue.id)

    def hits(self, text: str) -> Iterator[str]:
        """The issue of each phrase in a text, from left to right; of phrases inside one another the longest counts."""
        passage = Passage(text)
        until = 0
        for at, begun in enumerate(map(self._begun.__getitem__, passage.words)):
            if begun and at >= until:
                length, issues = _longest_at(begun, passage, at)
                yield from issues
                until = at + length

    def _beginning(self, written: str) -> tuple[Begun, ...]:
        """The phrases whose first word a word of a text is, the longest first."""
        word = fold(written)
        found = [
            Begun(
                (len(phrase), sum(len(each.letters) for each in phrase)),
                phrase[1].letters if len(phrase) > 1 else "",
                phrase[1:],
                issues,
            )
            for size in range(1, min(BEGINNING, len(word)) + 1)
            for phrase, issues in self._phrases.get(word[:size], {}).items()
            if phrase[0].fits(written, word)
        ]
        return tuple(sorted(found, key=lambda begun: begun.length, reverse=True))


def _longest_at(begun: Iterable[Begun], passage: Passage, at: int) -> tuple[int, list[str]]:
    longest, found = (0, 0), list[str]()
    after = fold(passage.words[at + 1]) if at + 1 < len(passage.words) else ""
    for length, letters, rest, issues in begun:
        if length < longest:
            break
        if after.startswith(letters) and (not rest or passage.follows(rest, at)):
            found = list(dict.fromkeys((*found, *issues))) if found else issues
            longest = length
    return longest[0], found


def issues() -> tuple[Issue, ...]:
    """The rows of `tables/issues.csv`."""
    return tuple(
        Issue(
            id=row["id"],
            words={language: spellings(row[language]) for language in LANGUAGES if row[language]},
            parent=row["parent"] or None,
        )
        for row in rows("issues.csv")
    )


def issues_in(text: str, thesaurus: Thesaurus) -> tuple[str, ...]:
    """The issues whose words a text holds: most hits first, of as many hits the earlier; empty where it holds none."""
    found = list(thesaurus.hits(text))
    return tuple(issue for issue, _ in Counter(found).most_common()) if len(found) > 1 else tuple(found)


def _phrase(spelling: str) -> Phrase:
    """The words of a spelling of the thesaurus."""
    found = (match[0] for match in STARRED.finditer(spelling))
    return tuple(Word(fold(word.rstrip("*")), word.endswith("*"), demand(word) == 2) for word in found)
