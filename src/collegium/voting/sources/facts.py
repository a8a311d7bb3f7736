"""What a table says of each roll beside its votes: date, session, symbol, title, stage, totals."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from collegium.voting.errors import WrongDate, WrongTotal
from collegium.voting.rolls import GENERAL_ASSEMBLY, SECURITY_COUNCIL, WITHOUT_A_VOTE, Totals

TOTALS = ("yes", "no", "abstain", "absent", "members")
_NO_VOTE = re.compile(r"without (?:a )?vote|by acclamation", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What describes one roll. `members` is how many states the source says belong to the forum then.

    Where `voted` is false the text was adopted without a vote: what the source writes for its members, a yes for all
    or none, is then no vote that anybody cast, and its totals count none.
    """

    forum: str = GENERAL_ASSEMBLY
    session: str = ""
    day: date | None = None
    year: int = 0
    symbol: str = ""
    title: str = ""
    stage: str = ""
    stated: Totals | None = None
    members: int | None = None
    notes: tuple[str, ...] = ()
    voted: bool = True

    @property
    def any_day(self) -> date | None:
        """The day of the roll; where only the year is known its last day, as most rolls are taken in December."""
        return self.day or (date(self.year, 12, 31) if self.year else None)


def facts_of(base: duckdb.DuckDBPyConnection, known: Mapping[str, str], roll: str, source: str) -> dict[int, Facts]:
    """The facts of the rolls in `roll`, by number. `known` are columns by fact; raises WrongDate, WrongTotal.

    Neither an empty cell nor NA, as statistics programs write it, is a fact.
    """
    cells = [f'trim(raw."{column}")' for column in known.values()]
    chosen = [f"list(DISTINCT {cell}) FILTER ({cell} NOT IN ('', 'NA'))" for cell in cells]
    found = base.execute(
        f"SELECT roll.no, min(raw.row), {', '.join(chosen)} FROM raw JOIN roll ON roll.id = {roll}"  # noqa: S608
        " GROUP BY roll.no ORDER BY roll.no"
    ).fetchall()
    facts: dict[int, Facts] = {}
    for number, row, *values in found:
        facts[number] = _facts(dict(zip(known, (each or [] for each in values), strict=True)), source, row)
    return facts


def _facts(values: Mapping[str, Sequence[str]], source: str, row: int) -> Facts:
    first = {fact: min(said, default="") for fact, said in values.items()}
    totals = {fact: _total(fact, values.get(fact, ()), source, row) for fact in TOTALS}
    day = _day(values.get("date", ()), source, row)
    stated = Totals(totals["yes"], totals["no"], totals["abstain"], totals["absent"])
    symbol = first.get("symbol", "")
    voted = not _NO_VOTE.search(first.get("modality", ""))
    notes = [f"{fact}: {first[fact]}" for fact in ("draft", "meeting", "note") if first.get(fact)]
    return Facts(
        forum=first.get("forum") or (SECURITY_COUNCIL if symbol.startswith("S/RES") else GENERAL_ASSEMBLY),
        session=_whole(first.get("session", "")),
        day=day,
        year=day.year if day else _year(first.get("year", ""), source, row),
        symbol=symbol,
        title=first.get("title") or first.get("longer", ""),
        stage=_stage(first, symbol),
        stated=stated if voted and stated != Totals() else None,
        members=totals["members"],
        notes=tuple(notes if voted else [*notes, WITHOUT_A_VOTE]),
        voted=voted,
    )


def _stage(first: Mapping[str, str], symbol: str) -> str:
    if _whole(first.get("amend", "")) == "1":
        return "amendment"
    if _whole(first.get("para", "")) == "1":
        return "paragraph"
    return "resolution" if symbol else ""


def _whole(written: str) -> str:
    return written.removesuffix(".0")


def _total(fact: str, said: Sequence[str], source: str, row: int) -> int | None:
    numbers = {_whole(each) for each in said}
    if not numbers:
        return None
    if len(numbers) > 1:
        raise WrongTotal(
            source, row, f"The roll states two totals ({fact}): {' and '.join(sorted(numbers))}.", "Give it one total."
        )
    (number,) = numbers
    if not re.fullmatch(r"\d{1,4}", number):
        raise WrongTotal(source, row, f'The total ({fact}) is "{number}", which is no number.', "Write it in digits.")
    return int(number)


def _day(said: Sequence[str], source: str, row: int) -> date | None:
    days = sorted({day_of(each, source, row) for each in said})
    if len(days) > 1:
        raise WrongDate(source, row, f"The roll has two dates: {days[0]} and {days[1]}.", "Give it one date.")
    return days[0] if days else None


def day_of(written: str, source: str, row: int) -> date:
    """A day as tables write it, with or without a time of day. Raises WrongDate."""
    try:
        return datetime.fromisoformat(written).date()
    except ValueError as error:
        raise WrongDate(source, row, f'"{written}" is no date.', "Write days as 2010-12-21.") from error


def _year(written: str, source: str, row: int) -> int:
    year = _whole(written)
    if year and not re.fullmatch(r"[12]\d{3}", year):
        raise WrongDate(source, row, f'"{written}" is no year.', "Write years with four digits.")
    return int(year or 0)
