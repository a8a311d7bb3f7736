"""States as records and data sets write them → ISO 3166-1 alpha-3 codes, through succession, with dates.

A name, a code of two or three letters and a number of the Correlates of War project are all ways to write a state.
Where one way to write stands for two states, one after the other, the date decides.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from collegium.voting.errors import NotVotes, UnknownState, WrongDate

COLUMNS = ("written", "code", "since", "until", "source")
REMEDY = "Check the spelling, or give a file of further names (columns: " + ", ".join(COLUMNS) + ") with --states."

_FIRST, _LAST = date.min, date.max


@dataclass(frozen=True, slots=True)
class Spell:
    """A state, and from which day to which a way of writing, or a membership, is its own; both days included."""

    code: str
    since: date
    until: date


@dataclass(frozen=True)
class States:
    """Ways to write states, and the spells of membership in the United Nations."""

    names: Mapping[str, tuple[Spell, ...]]
    members: Mapping[str, tuple[Spell, ...]]
    shown: Mapping[str, str]

    @classmethod
    def shipped(cls) -> "States":
        """The tables that come with the program."""
        return _shipped()

    def with_file(self, path: Path) -> "States":
        """These and the names of a CSV file with COLUMNS. Raises NotVotes, WrongDate, OSError."""
        rows = _rows(path.read_text("utf-8-sig").splitlines(), str(path))
        shown = {row["code"]: row["written"] for row in reversed(rows) if row["written"] != row["code"]}
        return States(_merged(self.names, _spells(rows, str(path))), self.members, {**shown, **self.shown})

    def find(self, written: str, day: date | None = None) -> str | None:
        """The code of a state as it is written on a day; None where the tables do not know, or leave open, which.

        A way to write that only ever meant one state means it at any time: records are slow to change names.
        """
        spells = self.names.get(folded(written), ())
        codes = {spell.code for spell in spells}
        if len(codes) > 1 and day:
            codes = {spell.code for spell in spells if spell.since <= day <= spell.until}
        return codes.pop() if len(codes) == 1 else None

    def of(self, written: str, day: date | None, source: str, row: int | None = None) -> str:
        """The code of a state as it is written on a day. Raises UnknownState, which names source and row."""
        code = self.find(written, day)
        if code is None:
            when = f" on {day.isoformat()}" if day else ""
            raise UnknownState(source, row, f'"{written}" is no state known here{when}.', REMEDY)
        return code


@cache
def folded(written: str) -> str:
    """A name without case, accents, punctuation and article, "&" and "St." written out."""
    letters = unicodedata.normalize("NFKD", written.replace("&", " and ").casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.sub(r"[^\w]+", " ", re.sub(r"['’`]", "", bare)).strip()
    return re.sub(r"\bst\b", "saint", words.removeprefix("the "))


@cache
def _shipped() -> States:
    tables = files("collegium.voting") / "tables"
    names = _rows(tables.joinpath("names.csv").read_text("utf-8").splitlines(), "names.csv")
    states = list(csv.DictReader(tables.joinpath("states.csv").read_text("utf-8").splitlines()))
    members: dict[str, tuple[Spell, ...]] = {}
    for row in states:
        spell = Spell(row["code"], _day(row["since"], _FIRST), _day(row["until"], _LAST))
        members[row["code"]] = (*members.get(row["code"], ()), spell)
    return States(_spells(names, "names.csv"), members, {row["code"]: row["name"] for row in states})


def _rows(lines: Iterable[str], source: str) -> list[dict[str, str]]:
    reader = csv.DictReader(lines)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise NotVotes(source, 1, "This is no table of names of states.", "Its heading must be " + ",".join(COLUMNS))
    rows = list(reader)
    for number, row in enumerate(rows, 2):
        if None in row.values() or not re.fullmatch(r"[A-Z]{3}", row["code"]) or not row["written"].strip():
            raise NotVotes(
                source, number, "This is no name with a code.", "Give all columns; a code has three letters."
            )
    return rows


def _spells(rows: Iterable[Mapping[str, str]], source: str) -> dict[str, tuple[Spell, ...]]:
    spells: dict[str, tuple[Spell, ...]] = {}
    for number, row in enumerate(rows, 2):
        try:
            spell = Spell(row["code"], _day(row["since"], _FIRST), _day(row["until"], _LAST))
        except ValueError as error:
            raise WrongDate(
                source, number, "A date is none.", "Write days as 1991-12-24, or leave them out."
            ) from error
        key = folded(row["written"])
        spells[key] = (*spells.get(key, ()), spell)
    return spells


def _day(written: str, otherwise: date) -> date:
    return date.fromisoformat(written) if written else otherwise


def _merged(
    first: Mapping[str, tuple[Spell, ...]], second: Mapping[str, tuple[Spell, ...]]
) -> dict[str, tuple[Spell, ...]]:
    return {
        key: (*first.get(key, ()), *second.get(key, ())) for key in (*first, *(k for k in second if k not in first))
    }
