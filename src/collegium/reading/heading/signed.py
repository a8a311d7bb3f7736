"""Where and when a text says that it was done: "Signed at City on 3 March 2024"."""

import re
from functools import lru_cache

import regex

from collegium.reading.dates import dates, has_year
from collegium.reading.words import Words, one_of

# A place's name: capitalised words with what may join them, whatever the language.
PARTICLE = r"(?:de|del|la|am|an|der|of|sur|on|upon|the)"
PLACE_NAME = rf"\p{{Lu}}[\p{{L}}’'.-]*(?:[\s-](?:{PARTICLE}[\s-]){{0,2}}\p{{Lu}}[\p{{L}}’'.-]*){{0,3}}"


def signed_in(body: list[str], words: Words) -> tuple[str, str] | None:
    """The date in ISO 8601 and the place of the first line that says when and where the text was done."""
    for text in body:
        for dated in dates(text) if has_year(text) and _done(words).search(text) else []:
            match = _done_at(words).search(text[: dated.span[0]])
            if match:
                return dated.value, match["place"]
    return None


@lru_cache
def _done(words: Words) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(words.place['done'])})\b", re.IGNORECASE)


@lru_cache
def _done_at(words: Words) -> regex.Pattern[str]:
    """The words before a date that say where something was done."""
    return regex.compile(
        rf"\b(?i:{one_of(words.place['done'])})\s(?:{one_of(words.place['done_in'])})\s(?:the\s\p{{L}}+\sof\s)?"
        rf"(?P<place>{PLACE_NAME})\s?,?\s(?:{one_of(words.place['on'])})?\s?(?:the\s)?$"
    )
