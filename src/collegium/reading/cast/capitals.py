"""Labels, names and offices that are set in capitals, as they are written elsewhere."""

import re

import regex

from collegium.reading.words import Words

MIXED = re.compile(r"\b(?:Mc|Mac|De)")  # the low letters in a name that is set in capitals
LETTERS = regex.compile(r"\p{L}+")
LOW = ("articles", "particles", "prepositions", "and", "by")  # lists of titles whose words are written low in an office


def in_capitals(label: str) -> bool:
    """Whether a label is set in capitals; "Mc" and the like aside."""
    bare = MIXED.sub("", label)
    if bare.isascii():
        return bare.isupper()
    letters = [char for char in bare if char.isalpha()]
    return bool(letters) and all(char.isupper() for char in letters)


def cased(label: str) -> str:
    """A label in capitals as names are written: "MR. AL-DAHR" as "Mr. Al-Dahr"."""
    if not in_capitals(label) or len(label) < 2:
        return label
    return str(LETTERS.sub(lambda match: match.group().capitalize(), label))


def cased_office(office: str, words: Words) -> str:
    """An office in capitals as its language writes one: "MINISTER OF X" as "Minister of X"."""
    if not in_capitals(office) or len(office) < 4:
        return office
    if words.language == "ru":
        return office.capitalize()
    low = {*words.stop, *(word for name in LOW for word in words.titles[name])}
    head, *rest = cased(office).split(" ")
    return " ".join([head, *(word.lower() if word.lower() in low else word for word in rest)])
