"""What looks like a date and is none: numbers, symbols, other words that are written like a month."""

import re

from collegium.reading.dates.found import Found

WORD_BEFORE = re.compile(r"(\w[\w.']*)[ («“\"]*$")
WORD_BEHIND = re.compile(r" {1,3}(\w+)")
RESOLUTION_YEAR = re.compile(r" ?\((?:1[89]|20)\d\d\)")
TIED = frozenset("./,:$€£#№°+=_@\\")  # what ties a number to what stands before it
COMMON_YEARS = range(1800, 2101)  # years outside these are read only where a word shows that they are years
NUMBER_BEFORE = re.compile(r"[№#] {0,2}$")
LONGEST = 30  # years of a programme that is named by its first and last
NEAR = 28  # characters


def is_date(found: Found) -> bool:
    """Whether a form that was found is a date where it stands."""
    start, end = found.match.span()
    first = found.folded[start]
    if found.table.capitals and not _has_capitals(found):
        return False
    if found.form.bare:
        return _month_stands_alone(found, start, end)
    if not first.isdecimal():
        return True
    if _is_tied(found.folded, start):
        return False
    if found.has("short"):
        return _goes_on(found)
    return not _only_year(found) or _year_stands_alone(found, start, end)


def _has_capitals(found: Found) -> bool:
    names = ("month", "month2", "weekday")
    return all(found.text[found.match.start(name)].isupper() for name in names if found.has(name))


def _is_tied(folded: str, start: int) -> bool:
    """Whether a figure goes on from what stands before it: "3.15", "A/76", "$2000"; "mid-2030" is free."""
    before = folded[start - 1 : start]
    if before in ("-", "–"):
        return not folded[max(0, start - 2) : start - 1].isalpha()
    return before in TIED and before != ""


def _only_year(found: Found) -> bool:
    return found.form.means in ("point", "span") and not found.has("month") and not found.has("month2")


def _goes_on(found: Found) -> bool:
    """Whether two figures behind a year are a later one: "2030-31", "2030/31", not "2030/4"."""
    later = int(found.match["short"]) - int(found.match["year"]) % 100
    return later == 1 or (1 < later <= LONGEST and "/" not in found.match[0])


def _year_stands_alone(found: Found, start: int, end: int) -> bool:
    """Whether four figures are a year: no number of a resolution, no count of people or things."""
    table = found.table
    before = WORD_BEFORE.search(found.folded, max(0, start - NEAR), start)
    behind = WORD_BEHIND.match(found.folded, end)
    word, following = before[1] if before else "", behind[1] if behind else ""
    in_brackets = found.folded[start - 1 : start] == "("
    if (word in table.numbering and not in_brackets) or following in table.counted:
        return False
    if RESOLUTION_YEAR.match(found.folded, end) or NUMBER_BEFORE.search(found.folded, max(0, start - NEAR), start):
        return False
    named_so = end - start > len("2031") and not found.has("year2")
    year = int(found.match["year"])
    if year not in COMMON_YEARS:
        return named_so or word in table.before_far_year
    is_count = year % 100 == 0 and following.islower() and following not in table.stop
    return named_so or not is_count


def _month_stands_alone(found: Found, start: int, end: int) -> bool:
    """Whether a word alone is a month and no verb or name."""
    if found.match["month"] not in found.table.ambiguous:
        return True
    before = WORD_BEFORE.search(found.folded, max(0, start - NEAR), start)
    return bool(before and before[1] in found.table.before_month)
