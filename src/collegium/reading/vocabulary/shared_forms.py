"""Forms that several rows share, which a text then cannot tell apart by the word alone."""

from collections.abc import Iterator

from collegium.reading.vocabulary.entries import EVERY, Entry, Spelling, entries
from collegium.reading.vocabulary.vocabulary import Vocabulary
from collegium.reading.vocabulary.words import demand, keys_of

Sense = tuple[str, str]  # a kind and an id; words stand for the id of what has none
Forms = dict[tuple[str, ...], dict[Sense, str]]  # by folded words: each sense with how it is meant

# What names a row whatever stands around it. Nationals may be shared, and seats name a party only where it acts.
FIRM = frozenset(("name", "abbreviation", "agency", "territory"))
NAMED = ("party", "forum", "instrument", "person")


def senses(vocabulary: Vocabulary, language: str) -> Forms:
    """Each form of a language with what it means; issues and titles, which name nothing, are left out."""
    found: Forms = {}
    for entry in entries(vocabulary):
        if entry.kind not in ("issue", "office"):
            for spelling in entry.spellings():
                if spelling.language in (language, EVERY) and spelling.how != "surname":
                    for keys in folded(spelling, language):
                        found.setdefault(keys, {}).setdefault(sense(entry), spelling.how)
    return found


def sense(entry: Entry) -> Sense:
    """What a row is of: its kind, with its id or what else tells it from others."""
    return entry.kind, entry.id or entry.key[-1]


def folded(spelling: Spelling, language: str) -> Iterator[tuple[str, ...]]:
    """The forms of a spelling as they are compared."""
    yield from dict.fromkeys(keys for form in spelling.forms() if (keys := keys_of(form, language)))


def clashes(vocabulary: Vocabulary, language: str) -> Iterator[tuple[str, tuple[Sense, ...]]]:
    """The forms that are firm names of several parties, forums, instruments or persons, with what they name.

    Forms that differ in their capitals are two: "GUAM" is not "Guam".
    """
    found: dict[tuple[tuple[str, ...], int], dict[Sense, None]] = {}
    for entry in entries(vocabulary):
        for spelling in entry.spellings() if entry.kind in NAMED else ():
            if spelling.language in (language, EVERY) and spelling.how in FIRM:
                for form in spelling.forms():
                    found.setdefault((keys_of(form, language), demand(form)), {})[sense(entry)] = None
    yield from ((" ".join(keys), tuple(meant)) for (keys, _), meant in found.items() if len(meant) > 1)
