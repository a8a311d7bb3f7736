"""The forms of a language made into patterns: one that finds all of them, and one for each that reads its parts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from collegium.reading.dates.starts import starts, tree
from collegium.reading.dates.table import Form, Table, table
from collegium.reading.words import LANGUAGES, one_of

SLOT = re.compile(r"\{([a-z]+?)(2?)\}")
SPACE = re.compile(r" (?!\?)")
FIGURES_OF_YEAR = r"(?:1[0-9]|2[01])[0-9][0-9]"
# A year ends where no further figure belongs to it. A time may be run together with it: "18 November 201919:46".
YEAR_ENDS = r"(?:(?=[0-2]?[0-9][:.h][0-5][0-9])|(?![0-9a-z%]|[.,:/-][0-9]))"
ISO = (
    r"(?P<iso>(?<![0-9/.-])(?:1[89]|20)[0-9][0-9]-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?![0-9]|-[0-9])(?:t[0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?"
    r"(?:\.[0-9]+)?(?:z|[+-][0-9][0-9]:?[0-9][0-9])?)?)"
)
DOTTED = r"(?P<dotted>(?<![0-9./-])[0-9]?[0-9](?P<sign> ?[./-] ?)[0-9]?[0-9](?P=sign)(?:19|20)[0-9][0-9])" + YEAR_ENDS
MANY = 2048  # patterns kept ready: more than all forms of all languages
TOLD = 5  # characters by which forms are chosen: "the c" and "the p" begin other forms
EVERYWHERE = (Form(ISO, "iso", 0, 0, 0, False), Form(DOTTED, "dotted", 0, 0, 0, False))


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """All forms of a language, each with its pattern; what finds a form names it ("f12") as its last group.

    `start` reads the beginning of a date, of at most `TOLD` characters, and `by_start` holds for each of them the
    numbers of the forms that can begin so. Patterns are made ready for use when they are first used: most texts use
    few of them.
    """

    table: Table
    forms: tuple[tuple[Form, str], ...]
    start: re.Pattern[str]
    by_start: Mapping[str, tuple[int, ...]]


@lru_cache(maxsize=MANY)
def reading(known: Patterns, number: int) -> re.Pattern[str]:
    """The pattern that reads the parts of a form."""
    return re.compile(known.forms[number][1])


@lru_cache(maxsize=MANY)
def beginning(known: Patterns, start: str) -> tuple[tuple[Form, re.Pattern[str]], ...]:
    """The forms that can begin as `known.start` has found, each with the pattern that reads its parts."""
    return tuple((known.forms[number][0], reading(known, number)) for number in known.by_start[start])


@lru_cache(maxsize=len(LANGUAGES))
def every(known: Patterns) -> re.Pattern[str]:
    """What finds any form."""
    return _finding(known, range(len(known.forms)))


def _finding(known: Patterns, numbers: Iterable[int]) -> re.Pattern[str]:
    return re.compile("|".join(f"{_unnamed(known.forms[i][1], f's{i}')}(?P<f{i}>)" for i in numbers))


@lru_cache(maxsize=len(LANGUAGES))
def patterns(language: str) -> Patterns:
    """The patterns of a language, for texts that `fold` has folded; those of English for one that has none."""
    own = table(language)
    slots = _slots(own)
    forms = tuple((form, _filled(form.pattern, slots)) for form in (*EVERYWHERE, *own.forms))
    numbers: dict[str, list[int]] = {}
    for number, (_, pattern) in enumerate(forms):
        for start in starts(pattern, TOLD):
            numbers.setdefault(start, []).append(number)
    by_start = {start: _of_all(numbers, start) for start in numbers}
    return Patterns(own, forms, re.compile(rf"(?<!\w)(?=({tree(by_start)}))"), by_start)


def _of_all(numbers: Mapping[str, Iterable[int]], start: str) -> tuple[int, ...]:
    """The forms that begin with a start or with a beginning of it."""
    return tuple(sorted({number for end in range(1, len(start) + 1) for number in numbers.get(start[:end], ())}))


def _slots(own: Table) -> dict[str, str]:
    """What stands for each slot; a slot without a name of its own reads nothing."""
    day = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
    year = rf"{FIGURES_OF_YEAR}{YEAR_ENDS}"
    named = {name: one_of(each) for name, each in own.words.items() if each}
    month = named["month"]
    return {
        "day": rf"(?P<day>{_either(day, named.get('day'))}){own.suffix}",
        "month": rf"(?P<month>{month})\b(?:\.(?=,?[ ]{{0,3}}[0-9]))?",
        "fullmonth": rf"(?P<month>{one_of(own.full)})\b",
        "amonth": rf"(?:{month})\b",
        "year": rf"(?P<year>{_either(year, named.get('year'))}){own.after_year}",
        "figures": rf"(?P<year>{FIGURES_OF_YEAR})",
        "short": r"(?P<short>[0-9][0-9])(?![0-9%-]|[.,:/][0-9])",
        "decade": r"(?P<decade>(?:1[6-9]|20)[0-9]0)",
        "tens": r"(?P<tens>[1-9]0)",
        "weekday": rf"(?:{named['weekday']})\b",
        "theweekday": rf"(?P<weekday>{named['weekday']})\b",
        "season": rf"(?P<season>{named['season']})\b",
        "n": rf"(?P<n>[0-9]{{1,3}}|{named['n']})",
        "nth": rf"(?P<nth>{named['nth']})",
        "unit": rf"(?P<unit>{one_of(own.unit)})\b",
        "units": rf"(?P<unit>{one_of({**own.unit, **own.units})})\b",
        "plural": rf"(?P<unit>{one_of(own.units)})\b",
        "to": rf"(?: ?[-–—] ?| (?:{one_of(own.to)}) )",
    }


def _either(figures: str, named: str | None) -> str:
    return rf"{figures}|(?:{named})\b" if named else figures


def _filled(pattern: str, slots: dict[str, str]) -> str:
    """A form with its slots filled, where a space stands for up to three; "day2" reads what "day" does."""

    def fill(slot: re.Match[str]) -> str:
        return slots[slot[1]].replace(">", f"{slot[2]}>", 1) if slot[2] else slots[slot[1]]

    return SLOT.sub(fill, SPACE.sub(" {1,3}", pattern))


def _unnamed(pattern: str, sign: str) -> str:
    """The same pattern reading nothing; what refers back to a group keeps it, under a name of its own."""
    if "(?P=sign)" in pattern:
        pattern = pattern.replace("(?P=sign)", f"(?P={sign})").replace("(?P<sign>", f"(?P<{sign}>")
    return re.sub(r"\(\?P<(?!s[0-9])[a-z]+2?>", "(?:", pattern)
