"""The words of titles and labels: offices, honorifics, and who asks, answers or gives the floor."""

import re
from collections.abc import Iterable, Iterator

from collegium.reading.contract import Span
from collegium.reading.vocabulary.inflection import forms
from collegium.reading.vocabulary.quick import Quick
from collegium.reading.vocabulary.tables import Office
from collegium.reading.vocabulary.words import SIGNS, Phrasebook, keys_of

COUNTED = re.compile(r"\s*(?:№|no\.?|nr\.?|n[°º])?\s*\d+\s*$", re.IGNORECASE)  # "Question 3"


def office_book(language: str, offices: Iterable[Office]) -> Quick[str]:
    """The offices of a language in all their forms; each stands for itself as its table spells it."""
    spoken = [office for office in offices if (office.category, office.language) == ("office", language)]
    return Quick(Phrasebook(language, ((form.lower(), title) for office in spoken for form, title in _titles(office))))


def _titles(office: Office) -> Iterator[tuple[str, str]]:
    """Each form of an office with the office as its table spells it."""
    return ((form, office.words[0]) for words in office.words for form in forms(words, office.language))


def offices_in(text: str, book: Quick[str]) -> list[tuple[str, Span]]:
    """The offices in a text from left to right, as the tables spell them, with their spans."""
    return [(match.values[0], match.span) for match in book.matches(text)]


def longest_office(text: str, book: Quick[str]) -> tuple[str, Span] | None:
    """The longest of the offices in a text; the first of several of one length."""
    return max(offices_in(text, book), key=lambda office: office[1][1] - office[1][0], default=None)


def label_keys(category: str, offices: Iterable[Office], language: str | None = None) -> frozenset[tuple[str, ...]]:
    """The folded words of a category, of one language or of all."""
    return frozenset(
        keys_of(words, office.language)
        for office in offices
        if office.category == category and language in (None, office.language)
        for words in office.words
    )


def opens(label: str, language: str, known: frozenset[tuple[str, ...]], *, whole: bool = False) -> bool:
    """Whether a label is one of the known ones, with a number or more words after it unless `whole`.

    A known label of one letter ("Q") must be the whole: more words make it an initial.
    """
    bare = COUNTED.sub("", label) if label.rstrip()[-1:].isdecimal() else label
    keys = tuple(key for key in keys_of(bare, language) if key not in SIGNS)
    if whole or keys in known:
        return keys in known
    return any(keys[:length] in known and len("".join(keys[:length])) > 1 for length in range(1, len(keys)))
