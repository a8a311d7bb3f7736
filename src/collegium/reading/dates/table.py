"""The words and forms in which one language writes dates, from its table."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from collegium.reading.words import LANGUAGES, fold, one_of, words

# Where the patterns of the section "today" stand beside the word.
TODAY = {"head": r"(?<!\w){}\W*$", "before": r"(?<!\w){} $", "behind": r"(?:{})(?!\w)", "clause": "{}"}
AT_HAND = ("from_then", "up_to")  # words that tell which way a date looks where they stand right before it
END = r"(?: |(?<='))(?:the )?$"
NO_LETTER = r"(?!\w)"
NUMBERED = ("month", "weekday", "day", "year", "season", "n", "nth")


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a date: its pattern, with what it reads in braces, and what it means.

    `turn` is which way from the heading's date it looks (-1 back, 0 here, 1 on); `count` a number of days;
    `of` into how many parts a period is cut; `bare` that a word must be near which shows that this is a date.
    """

    pattern: str
    means: str
    turn: int
    count: int
    of: int
    bare: bool


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What one language has; all words folded.

    `words` gives the number behind each word of a kind ("month": {"may": 5}); `unit` and `units` the English name of
    a unit of time, in the singular and plural; `full` are months not cut short; `opening` finds a year in words at the
    beginning of a sentence. The other lists are those of the table.
    """

    language: str
    capitals: bool
    suffix: str
    after_year: str
    words: Mapping[str, Mapping[str, int]]
    unit: Mapping[str, str]
    units: Mapping[str, str]
    full: frozenset[str]
    to: tuple[str, ...]
    ambiguous: frozenset[str]
    before_month: frozenset[str]
    before_year: frozenset[str]
    before_far_year: frozenset[str]
    numbering: frozenset[str]
    counted: frozenset[str]
    stop: frozenset[str]
    anchors: frozenset[str]
    short: re.Pattern[str] | None
    opening: re.Pattern[str]
    leaning: Mapping[str, re.Pattern[str]]
    today: Mapping[str, re.Pattern[str]]
    forms: tuple[Form, ...]


def table(language: str) -> Table:
    """The table of a language; that of English for one that has none."""
    return _read(language if language in LANGUAGES else "en")


@lru_cache(maxsize=len(LANGUAGES))
def _read(code: str) -> Table:
    rows = tomllib.loads((files(__package__) / "words" / f"{code}.toml").read_text("utf-8"))
    numbered = {name: _numbers(rows[name]) for name in NUMBERED}
    numbered["month"] = {**words(code).months, **numbered["month"]}
    unit, units = _names(rows["unit"]), _names(rows["units"])
    full = frozenset(numbered["month"]) - _folded(rows["cut"])
    return Table(
        language=code,
        capitals=rows["capitals"],
        suffix=rows["suffix"],
        after_year=rows["after_year"],
        words=numbered,
        unit=unit,
        units=units,
        full=full,
        to=tuple(map(fold, rows["to"])),
        ambiguous=_folded(rows["ambiguous"]),
        before_month=_folded(rows["before_month"]),
        before_year=_folded(rows["before_year"]),
        before_far_year=_folded(rows["before_far_year"]),
        stop=words(code).stop,
        numbering=_folded(rows["numbering"]),
        counted=_folded(rows["counted"]),
        anchors=_least(
            [full, numbered["day"], numbered["weekday"], numbered["season"], unit, units, map(fold, rows["anchors"])],
            frozenset(rows["short"]),
        ),
        short=_whole_words("|".join(rows["short"]), "") if rows["short"] else None,
        opening=re.compile(rf"\W*(?:\w+ )?({one_of(numbered['year'])})\b"),
        leaning={name: _whole_words(each, END if name in AT_HAND else "") for name, each in rows["leaning"].items()},
        today={name: re.compile(TODAY[name].format(fold(each))) for name, each in rows["today"].items()},
        forms=tuple(_forms(rows["rule"])),
    )


def _forms(rules: list[dict[str, Any]]) -> Iterable[Form]:
    for rule in rules:
        for pattern in rule["forms"]:
            yield Form(
                pattern, rule["means"], rule.get("turn", 0), rule.get("count", 0), rule.get("of", 0), "bare" in rule
            )


def _least(lists: Iterable[Iterable[str]], but: frozenset[str]) -> frozenset[str]:
    """The words, without those that hold another of them: where "today" stands, "day" does. Not those of `but`."""
    every = {word for each in lists for word in each} - but
    return frozenset(word for word in every if not any(other in word for other in every if other != word))


def _numbers(rows: Mapping[str, list[str]]) -> dict[str, int]:
    return {fold(word): int(number) for number, names in rows.items() for word in names}


def _names(rows: Mapping[str, list[str]]) -> dict[str, str]:
    return {fold(word): name for name, each in rows.items() for word in each}


def _folded(each: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, each))


def _whole_words(alternatives: str, end: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{fold(alternatives)}){end or NO_LETTER}")
