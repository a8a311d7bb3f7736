"""Which side somebody speaks for whom the heading names without a party: the side that issues the document."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import regex

from collegium.reading.cast.offices import speaks_for_others
from collegium.reading.cast.persons import Person
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, fold

LONGEST = 14  # words of a piece of furniture that may name who issues the page
NAMES = regex.compile(r"\p{Lu}[\p{L}’'-]+")


def issuer_of(furniture: Iterable[str], words: Words, vocabulary: Vocabulary) -> str | None:
    """The party that the page's furniture names most: its masthead, its office, its foot. None where two tie."""
    heads = [piece for piece in _short(furniture) if _is_letterhead(piece, words)]
    parties = [vocabulary.party_of(piece.title() if piece.isupper() else piece, words.language) for piece in heads]
    found = Counter(party for party in parties if party).most_common(2)
    if not found or (len(found) > 1 and found[0][1] == found[1][1]):
        return None
    return found[0][0]


def is_official(furniture: Iterable[str], words: Words, vocabulary: Vocabulary) -> bool:
    """Whether the page's furniture shows that a state, a ministry or an organisation publishes it."""
    short = _short(furniture)
    return any(_is_letterhead(piece, words) for piece in short) or any(
        vocabulary.party_of(piece, words.language) or vocabulary.names_forum(piece, words.language) for piece in short
    )


def _short(furniture: Iterable[str]) -> list[str]:
    return [piece for piece in furniture if len(piece.split()) <= LONGEST]


def _is_letterhead(piece: str, words: Words) -> bool:
    folded = fold(piece)
    return any(office in folded for office in words.furniture["letterhead"])


def with_parties(
    cast: list[Person], heading: str, issuer: str | None, words: Words, vocabulary: Vocabulary
) -> list[Person]:
    """The cast, each with a party.

    Who has an office and no party speaks for the side that issues the document, else for the one that the heading
    names and nobody has yet.
    """
    missing = [person for person in cast if person.party is None and person.office]
    if not missing:
        return cast
    if sum(not speaks_for_others(person.office or "", words) for person in missing) > 1:
        return cast  # two ministers without a party cannot both be the issuer's
    claimed = {person.party for person in cast if person.party}
    party = issuer if issuer and issuer not in claimed else None
    left = _named(heading, words.language, vocabulary) - claimed if party is None else set()
    if len(left) == 1 and claimed:
        party = left.pop()
    elif len(left) > 1:  # a dateline alone names a state too, and shows nothing
        party = _host(heading, left, words.language, vocabulary)
    return [replace(person, party=party) if person in missing else person for person in cast]


def _named(heading: str, language: str, vocabulary: Vocabulary) -> set[str]:
    """The states that a heading names by name or adjective; the ids of groups are in lower case."""
    names = {match.group() for match in NAMES.finditer(heading)}
    found = {party for party in (vocabulary.party_of(name, language) for name in names) if party}
    return {party for party in found if party.isupper()}


def _host(heading: str, parties: set[str], language: str, vocabulary: Vocabulary) -> str | None:
    """The one of some parties whose capital the heading names.

    Who writes "Foreign Minister" without a state is at home.
    """
    hosts = [
        party.id
        for party in vocabulary.parties
        if party.id in parties and any(capital in heading for capital in party.capitals.get(language, ()))
    ]
    return hosts[0] if len(hosts) == 1 else None
