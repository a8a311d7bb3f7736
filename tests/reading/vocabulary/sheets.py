"""Cases that are kept as CSV, a row each."""

import csv
from collections import Counter

from collegium.reading.vocabulary.tables import Words
from tests.reading.vocabulary.rows import CASES

Case = dict[str, str]


def sheet(name: str) -> list[Case]:
    """The rows of a sheet of cases by their column names."""
    with open(CASES / f"{name}.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def called(case: Case) -> str:
    """What a case is called in the report."""
    return f"{case['language']} {case['id']}"


def twice(words: Words) -> list[str]:
    """The spellings that stand twice in one cell."""
    return [word for spelled in words.values() for word, count in Counter(spelled).items() if count > 1]
