"""What stands in a cell, understood: a month or a day, a number, a level, yes or no. Nothing is guessed.

Each function gives the value, or raises Unclear with what is wrong and what to do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex
from rapidfuzz.fuzz import ratio

from collegium.exchange.tables.words import folded, is_one, words_of
from collegium.reading.errors import ReadingError

ISO = regex.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2})(?: 00:00(?::00)?)?)?")
DOTTED = regex.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:\s?г\.?)?")
SLASHED = regex.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
MONTH_ONLY = regex.compile(r"(\d{1,2})[./](\d{4})")
NUMBERED = regex.compile(r"(?:№|no|nr|n)?[.°º]?\s*(\d{1,6})(?:[.,]0+)?[.)]?", regex.IGNORECASE)
PRINTED = regex.compile(
    r"(?=\S*\d)(?:[\p{L}\d]{1,6}(?:[.\-–/][\p{L}\d]{1,6}){1,4}|\d{1,4}\p{L}|\p{L}\d{1,4})(?=[.)]?$)"
)
WORD = regex.compile(r"\p{L}+")
DIGITS = regex.compile(r"\d+")
JOINING = frozenset(
    {"de", "del", "of", "the", "г", "года", "le", "er", "st", "nd", "rd", "th", "den", "am", "im", "в", "en"}
)
NAME = 200  # characters of a name, as the register keeps them
LONGEST_LINE = 1000
LONGEST_NUMBER = 20
NEAR = 88  # a level that is spelt wrong


class Unclear(ReadingError):
    """What stands in a cell cannot be understood without guessing."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days from which a month without its year takes it."""

    starts: date
    ends: date

    def years_with(self, month: int) -> list[int]:
        """The years in which this month lies in it, at least with a day."""
        years = range(self.starts.year, self.ends.year + 1)
        return [
            year
            for year in years
            if (self.starts.year, self.starts.month) <= (year, month) <= (self.ends.year, self.ends.month)
        ]


def number(text: str) -> int | None:
    """A number that counts from one; None for an empty cell."""
    if is_one(text, "nothing"):
        return None
    match = NUMBERED.fullmatch(text.strip())
    if match is None or int(match[1]) == 0:
        raise Unclear("This is no number.", "Write 1, 2, 3, or leave the column out.")
    return int(match[1])


def numbered(text: str) -> int | str | None:
    """A number that counts from one, or one as papers print it, such as 3.2; None for an empty cell."""
    match = PRINTED.match(text.strip())
    counted = NUMBERED.fullmatch(text.strip())
    return match[0][:LONGEST_NUMBER] if match and not counted else number(text)


def printed(text: str) -> str:
    """A number as a paper prints it; "" for an empty cell."""
    return "" if is_one(text, "nothing") else line(text, LONGEST_NUMBER)


def line(text: str, longest: int) -> str:
    """Words in one line."""
    said = " ".join(text.split())
    if len(said) > longest:
        raise Unclear(f"This is longer than {longest} characters.", "Shorten it.")
    return said


def name(text: str) -> str:
    """A name: of a place, a unit, an issue; "" for an empty cell."""
    return "" if is_one(text, "nothing") else line(text, NAME)


def within(said: str, span: Span | None) -> str:
    """A month or a day that lies in the period of the plan."""
    if said and span:
        first, last = (day.isoformat()[: len(said)] for day in (span.starts, span.ends))
        if not first <= said <= last:
            raise Unclear(f"This date lies outside the period of the plan: {said}.", "Choose one within it.")
    return said


def level(text: str) -> str:
    """One of the levels at which partners consult, if its spelling is slightly wrong too; "" for an empty cell."""
    found = one_of(text, "levels")
    if found is not None:
        return found
    said, levels = folded(text), words_of("levels")
    near = {name for name, words in levels.items() if any(ratio(said, word) >= NEAR for word in words)}
    if len(near) == 1:
        return near.pop()
    raise Unclear("This is no level that is known here.", f"Write one of these: {', '.join(levels)}.")


def state(text: str) -> str:
    """How far a post is with what it was charged with; "" for an empty cell. Exactly: a slip may say the contrary."""
    found = one_of(text, "states")
    if found is None:
        raise Unclear("This is no status that is known here.", f"Write one of these: {', '.join(words_of('states'))}.")
    return found


def followed(text: str) -> str:
    """Whether the line or the fallback was followed; "" for an empty cell."""
    found = one_of(text, "followed")
    if found is None:
        raise Unclear("Say what was followed.", "Choose the line or the fallback.")
    return found


def line_taken(text: str) -> tuple[str, str]:
    """What kind of line a post takes, where a word before a colon or alone says so, and the line in words."""
    said = "" if is_one(text, "nothing") else line(text, LONGEST_LINE)
    before, colon, behind = said.partition(":")
    kinds = [name for name, words in words_of("lines").items() if folded(before) in words]
    return (kinds[0], behind.strip() if colon else "") if kinds else ("", said)


def one_of(text: str, table: str) -> str | None:
    """The key of a table of words that a text means; "" for an empty cell, None where it means none."""
    if is_one(text, "nothing"):
        return ""
    said = folded(text)
    return next((name for name, words in words_of(table).items() if said in words), None)


def yes_or_no(text: str) -> bool | None:
    """Whether partners meet in person; None for an empty cell."""
    if is_one(text, "nothing"):
        return None
    for table, value in (("yes", True), ("no", False)):
        if is_one(text, table):
            return value
    raise Unclear("This is neither yes nor no.", "Write yes, no, or nothing.")


def month_or_day(text: str, span: Span | None = None) -> str:
    """A month or a day in ISO 8601; "" for an empty cell. A month without its year takes it from a period that has
    this month once."""
    if is_one(text, "nothing"):
        return ""
    said = " ".join(text.split())
    for read in (_iso, _dotted, _slashed, _month_only):
        found = read(said)
        if found:
            return found
    return _in_words(said, span)


def day(text: str) -> date | None:
    """A day; None for an empty cell."""
    said = month_or_day(text)
    if said and len(said) < len("2031-02-03"):
        raise Unclear("This names a month, and no day.", "Write the day: 2031-02-03.")
    return date.fromisoformat(said) if said else None


def _iso(said: str) -> str:
    match = ISO.fullmatch(said)
    return _checked(int(match[1]), int(match[2]), int(match[3]) if match[3] else None) if match else ""


def _dotted(said: str) -> str:
    match = DOTTED.fullmatch(said)
    return _checked(int(match[3]), int(match[2]), int(match[1])) if match else ""


def _slashed(said: str) -> str:
    """A day with strokes: two orders are in use, so that it has to fit but one."""
    match = SLASHED.fullmatch(said)
    if match is None:
        return ""
    first, second, year = (int(each) for each in match.groups())
    if first <= 12 and second <= 12 and first != second:
        raise Unclear("This may be two different days.", "Write it as 2031-02-03.")
    return _checked(year, first, second) if second > 12 else _checked(year, second, first)


def _month_only(said: str) -> str:
    match = MONTH_ONLY.fullmatch(said)
    return _checked(int(match[2]), int(match[1]), None) if match else ""


def _in_words(said: str, span: Span | None) -> str:
    """Words with one month in them, and no word that means something else."""
    words = [each for each in WORD.findall(folded(said)) if each not in JOINING]
    months = [each for word in words for each in _month(word)]
    numbers = [int(each) for each in DIGITS.findall(said)]
    if len(words) != 1 or len(months) != 1 or len(numbers) > 2:
        raise Unclear("This names no month and no day.", "Write it as 2031-02, or as 2031-02-03.")
    years = [each for each in numbers if each >= 1000]
    days = [each for each in numbers if each < 1000]
    if len(years) > 1 or len(days) > 1:
        raise Unclear("This names no month and no day.", "Write it as 2031-02, or as 2031-02-03.")
    return _checked(years[0] if years else _year(months[0], span), months[0], days[0] if days else None)


def _month(word: str) -> Iterator[int]:
    for month, names in words_of("months").items():
        if word in names:
            yield int(month)


def _year(month: int, span: Span | None) -> int:
    years = span.years_with(month) if span else []
    if len(years) != 1:
        raise Unclear("The year is missing.", "Write it as 2031-02, or as 2031-02-03.")
    return years[0]


def _checked(year: int, month: int, of_month: int | None) -> str:
    try:
        found = date(year, month, of_month or 1)
    except ValueError:
        raise Unclear("There is no such day.", "Write it as 2031-02-03.") from None
    return found.isoformat() if of_month else found.isoformat()[:7]
