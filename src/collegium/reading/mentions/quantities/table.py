"""The words in which one language counts, from its table, and the patterns made of them."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from collegium.reading.mentions.quantities.starts import Starts
from collegium.reading.words import fold, one_of

# Figures that stand alone: no part of a symbol, date, clock time or word; groups of three, then a decimal part.
FIGURE = (
    r"[0-9](?<![\w.,:/+#№°\-–][0-9])(?:[0-9]{0,2}(?:[.,'’  \u202f][0-9]{3}(?![0-9]))+|[0-9]*)(?:[.,][0-9]+)?"
    r"(?![0-9:/]|[.,\-–][0-9])"
)
SPACE = r"(?:[  \u202f]{1,2}|[  ]?\n(?=[^\W\d_]))"  # inside a quantity: on one line, or wrapped


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What one language has; all words folded as `fold` of reading.words does.

    `starts` finds number words; `numeral` reads a number with its scales where one begins, `tokens` its parts, whose
    numbers are `values`; `plain` are those that a word alone may be. `scales` are the words among them that multiply;
    `decimal` is the sign of the decimal part. Of `judged`, the patterns that tell a quantity by what stands around
    it, each says in the file what it does; `lists` are words or their beginnings.
    """

    starts: Starts
    numeral: re.Pattern[str]
    tokens: re.Pattern[str]
    values: Mapping[str, int]
    plain: Mapping[str, int]
    scales: frozenset[str]
    fractions: Mapping[str, int]
    decimal: str
    judged: Mapping[str, re.Pattern[str]]
    lists: Mapping[str, tuple[str, ...]]


def table(language: str) -> Table:
    """The table of a language; that of English for one that has none."""
    return _made(language if language in _rows() else "en")


@cache
def _made(code: str) -> Table:
    return _table(code, _rows()[code], _rows()["all"])


@cache
def _rows() -> Mapping[str, Any]:
    """The words of each language, and under "all" what they share."""
    return tomllib.loads((files("collegium.reading.mentions") / "words" / "quantities.toml").read_text("utf-8"))


def _table(code: str, rows: Mapping[str, Any], shared: Mapping[str, Any]) -> Table:
    numbers, scales = _values(rows["numbers"]), _values(rows["scales"])
    if "joined" in rows:
        numbers |= _joined(numbers, rows["joined"])
    values = numbers | scales
    later = values | _values(rows["ones"])
    join = rf"(?:[-‑]|{SPACE}|{SPACE}(?:{one_of(rows['joins'])}){SPACE}|-(?:{one_of(rows['joins'])})-)"
    return Table(
        starts=Starts(code, values),
        numeral=re.compile(
            rf"(?:(?:{FIGURE})(?:{SPACE}(?:{one_of(scales)})(?!\w))*"
            rf"|(?:{one_of(values)})(?!\w)(?:{join}(?:{one_of(later)})(?!\w))*)"
        ),
        tokens=re.compile(rf"[0-9](?:[0-9.,'’  \u202f]*[0-9])?|(?:{one_of(later)})(?!\w)"),
        values=later,
        plain={word: value for word, value in numbers.items() if value < 1000},
        scales=frozenset(scales),
        fractions={fold(words): parts for words, parts in rows["fractions"].items()},
        decimal=rows["decimal"],
        judged=_patterns({**shared, **rows["judged"]}, one_of(map(fold, rows["lists"]["verbs"]))),
        lists={name: tuple(map(fold, words)) for name, words in rows["lists"].items()},
    )


def _patterns(rows: Mapping[str, str], verbs: str) -> dict[str, re.Pattern[str]]:
    """The patterns with the verbs in their place; "_" is a space inside a quantity."""
    return {
        name: re.compile(pattern.replace("_", SPACE).replace("{verbs}", verbs), re.VERBOSE)
        for name, pattern in rows.items()
    }


def _values(rows: Mapping[str, Iterable[str]]) -> dict[str, int]:
    return {fold(word): int(number) for number, words in rows.items() for word in words}


def _joined(numbers: Mapping[str, int], rule: Mapping[str, Any]) -> dict[str, int]:
    """Numbers written in one word, the unit before the ten: "einundzwanzig"."""
    units = _values(rule["units"])
    tens = {word: value for word, value in numbers.items() if value in range(20, 100, 10)}
    return {f"{unit}{rule['by']}{ten}": tens[ten] + units[unit] for unit in units for ten in tens}
