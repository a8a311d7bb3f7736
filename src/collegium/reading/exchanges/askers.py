"""Who asks, where the question says so itself: "This is Ann Other with the Harbour Times"."""

from functools import lru_cache

import regex

from collegium.reading.exchanges.words import asking
from collegium.reading.words import everywhere, fold, one_of, words

BEGINNING = 200  # characters in which somebody says who asks
NAME = r"(?P<name>\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'.-]+){1,2})"
MEDIUM = r"(?P<medium>\p{Lu}[\p{L}\d’'&-]*(?:\s(?:of|de|la|le|du|der|the)?\s?\p{Lu}[\p{L}\d’'&-]*){0,4}|«[^»\n]{2,40}»)"


def introduced_in(question: str, language: str | None) -> tuple[str, str] | None:
    """Name and medium, where a question begins with both; else None."""
    found = _introduction(language).search(question[:BEGINNING])
    return (found["name"], found["medium"].strip("«»")) if found else None


@lru_cache
def _introduction(language: str | None) -> regex.Pattern[str]:
    """ "this is NAME from MEDIUM", in the words of a language."""
    table = words(language or "en")
    before = one_of(asking(table.language).introduces).replace("'", "[’']")
    article = rf"(?:(?i:{one_of(everywhere('titles', 'articles'))})\s)?"
    apart = rf"(?:,\s|,?\s(?i:{one_of(map(fold, table.giving['from']))})\s)"
    return regex.compile(rf"(?<!\p{{L}})(?i:{before})\s{NAME}{apart}{article}{MEDIUM}")
