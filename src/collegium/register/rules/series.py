"""Which documents look like members of one series: those whose titles differ by number and date alone. Pure.

It only proposes. Two titles that are alike may be two letters of one day, and a meeting may change its name.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from collegium.reading.contract import Mention, Reading
from collegium.reading.words import LANGUAGES, fold, words

WORD = re.compile(r"[^\W_]+")
DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
FIGURE = re.compile(r"[0-9]+[^\W\d_]{0,4}")  # 12, 12th, 12e; a name such as G7 is none
ROMAN = re.compile(r"[IVXL]{2,}|[VX]")
ISSUED = frozenset(
    {"communique", "joint_statement", "resolution", "agreement", "programme", "plan", "report", "statement"}
)
"""Kinds of documents that a forum issues session by session."""
LONGER = 4  # letters from which on a word may tell what a document is about
FEWEST = 2  # such words that a title has in common with the others of its series; one, where it is numbered or dated


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says of a series: the words that return, and whether anything in it counts or dates."""

    words: tuple[str, ...]
    counted: bool

    @property
    def telling(self) -> bool:
        """Whether it says enough: a mere `Joint statement` is no series."""
        matter = [word for word in self.words if len(word) >= LONGER and word not in _of_kinds()]
        return len(matter) >= (1 if self.counted else FEWEST)


def same_name(one: str, other: str) -> bool:
    """Whether two series are called the same, in any capitals."""
    return one.casefold() == other.casefold()


def is_date(value: str) -> bool:
    """Whether a word is a day, a month or a year of ISO 8601."""
    if not DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat("-".join([*value.split("-"), "01", "01"][:3]))
    except ValueError:
        return False
    return True


def title_of(title: str, language: str) -> Title:
    """A title without its numbers, ordinals, months and days, in any capitals."""
    found = [(word, fold(word)) for word in WORD.findall(title)]
    months = words(language).months
    kept = tuple(folded for word, folded in found if not _counts(word, folded) and folded not in months)
    return Title(kept, len(kept) < len(found))


def keys_of(reading: Reading) -> tuple[str, ...]:
    """What a document has in common with those of its series: its title, or the forum that its title counts."""
    heading, language = reading.heading, reading.source.language or ""
    title = title_of(heading.title or "", language)
    keys = []
    if title.telling and not _names_a_speaker(reading):
        keys.append(_hash("title", language, *title.words))
    forums = _forums_in_title(reading) if title.counted and heading.kind in ISSUED else []
    if forums:
        keys.append(_hash("forum", language, heading.kind, *forums))
    return tuple(keys)


def _in_title(reading: Reading) -> Iterator[Mention]:
    """What is named where the title stands in the text; places count from the beginning of the title."""
    title = reading.heading.title or ""
    start = reading.text.find(title) if title else -1
    for each in reading.mentions if start >= 0 else ():
        if start <= each.span[0] and each.span[1] <= start + len(title):
            yield replace(each, span=(each.span[0] - start, each.span[1] - start))


def _names_a_speaker(reading: Reading) -> bool:
    """Whether a title is but the line that says who speaks: a name, with an office behind a comma or nothing."""
    title = reading.heading.title or ""
    named = (each for each in _in_title(reading) if each.kind == "person" and each.span[0] == 0)
    return any(title[each.span[1] :].lstrip()[:1] in ("", ",") for each in named)


def _forums_in_title(reading: Reading) -> list[str]:
    """The forums that a title names."""
    return sorted({each.id for each in _in_title(reading) if each.kind == "forum" and each.id})


def _counts(word: str, folded: str) -> bool:
    """Whether a word is a number or an ordinal."""
    return bool(FIGURE.fullmatch(word) or ROMAN.fullmatch(word)) or folded in _ordinals()


@cache
def _ordinals() -> frozenset[str]:
    rows = tomllib.loads(files("collegium.register.rules").joinpath("ordinals.toml").read_text("utf-8"))
    return frozenset(fold(word) for listed in rows.values() for word in listed)


@cache
def _of_kinds() -> frozenset[str]:
    """The words of what documents are called: they tell of no series."""
    phrases = (phrase for code in LANGUAGES for found in words(code).kinds.values() for phrase in found)
    return frozenset(word for phrase in phrases for word in WORD.findall(phrase))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may belong somewhere: its id, its date, by what it returns, and the series that it is in."""

    document: str
    date: str
    key: str
    series: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Documents that look like one series. `series` is one that some of them are in already; empty for a new one."""

    documents: tuple[str, ...]
    series: str = ""


def proposals(candidates: Iterable[Candidate]) -> list[Proposal]:
    """What may be put together: documents of one key and several days, the fullest first; nothing is put twice."""
    by_key: dict[str, list[Candidate]] = {}
    for each in candidates:
        by_key.setdefault(each.key, []).append(each)
    made = (_proposal(group) for _, group in sorted(by_key.items(), key=lambda item: (-len(item[1]), item[0])))
    found: list[Proposal] = []
    proposed: set[str] = set()
    for proposal in made:
        if proposal and proposed.isdisjoint(proposal.documents):
            proposed.update(proposal.documents)
            found.append(proposal)
    return found


def _proposal(group: Sequence[Candidate]) -> Proposal | None:
    """What a group of one key proposes: those that are in no series, beside those that are in one."""
    free = sorted((each for each in group if not each.series), key=lambda each: (each.date, each.document))
    series = {each.series for each in group if each.series}
    if len(series) > 1 or not free or len({each.date for each in group}) < min(len(group), FEWEST):
        return None
    if not series and len({each.date for each in free}) < FEWEST:
        return None
    return Proposal(tuple(each.document for each in free), next(iter(series), ""))
