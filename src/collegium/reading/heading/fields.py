"""Lines of a heading that name a field: "Location: City", "Date", "Delivered on:", "Subject: Talks"."""

import re
from functools import lru_cache

from collegium.reading.dates import dates
from collegium.reading.words import Words, everywhere, fold, one_of

SENTENCE = 16  # words; a longer line that says when it was delivered is none of a heading


def field_of(text: str, asked: str, words: Words) -> tuple[str, str]:
    """Role and value of a line that names a field, or answers the field `asked` above it; "" for any other."""
    folded = fold(text)
    name, colon, value = folded.partition(":")
    if name.strip() in words.front["fields"] and (colon or not value) and len(text) - len(name) <= 2:
        return "field", text
    if colon and name.strip() in words.front["where"]:
        return "place", text[len(name) + 1 :].strip()
    field = fold(asked).strip(" :")
    if field in words.front["where"]:
        return "place", text
    delivered = words.front["delivered"]
    if field:
        role = "delivered" if field in delivered else "date"
    else:
        told = any(word in folded for word in delivered) and len(text.split()) < SENTENCE
        role = "delivered" if told else ""
    return role if role and dates(text) else "", text


def names_field(text: str, words: Words) -> bool:
    """Whether a line is the name of a field, with its value on the next."""
    return fold(text).strip(" :") in words.front["fields"]


def is_mail_field(text: str) -> bool:
    """Whether a line is a field of a message's head, in any language."""
    return _mail_fields().match(fold(text)) is not None


@lru_cache(maxsize=1)
def _mail_fields() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(everywhere('front', 'mail'))})\s?:\s")
