"""Whom a title names beside others, without an office of their own: "Minister Ann Other and Bert Other"."""

from collections.abc import Iterator
from functools import lru_cache

import regex

from collegium.reading.cast.names import NAME, bare_name, is_no_name, same_surname, surname_of
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, fold, one_of

WORD = regex.compile(r"(\S+)\s+")


def joined_to(line: str, names: list[str], words: Words, vocabulary: Vocabulary) -> Iterator[tuple[str, bool]]:
    """The names behind "and" or "with" beside those of `names`, and whether each speaks as one of them ("and")."""
    first = min((at for name in names if (at := line.find(name)) >= 0), default=len(line))
    for joint in _joints(words).finditer(line, first):
        addressed, at = _behind_address(line, joint.end(), vocabulary)
        match = NAME.match(line, at)
        if match is None or not (addressed or _follows_person(line[first : joint.start()], names, words, vocabulary)):
            continue
        name = bare_name(match.group(), words, vocabulary)
        if _is_person(name, names, words, vocabulary):
            yield name, fold(joint["sign"]) in words.titles["and"]


@lru_cache
def _joints(words: Words) -> regex.Pattern[str]:
    """ "and" and "with", with what may stand between them and a form of address."""
    signs = one_of((*words.titles["and"], *words.titles["with"]))
    by = one_of((*words.titles["by"], *words.titles["with"]))
    return regex.compile(rf",?\s(?P<sign>{signs})\s(?:(?:{by})\s)?", regex.IGNORECASE)


def _behind_address(line: str, at: int, vocabulary: Vocabulary) -> tuple[bool, int]:
    """Whether a form of address stands at a place of a line, and where a name may begin behind it."""
    begin = at
    while (word := WORD.match(line, at)) and vocabulary.is_honorific(word[1]):
        at = word.end()
    return at > begin, at


def _follows_person(before: str, names: list[str], words: Words, vocabulary: Vocabulary) -> bool:
    """Whether what stands before "and" is a person: a name, or a name and the party behind it."""
    return (
        before.endswith(tuple(names)) or vocabulary.party_of(" ".join(before.split()[-2:]), words.language) is not None
    )


def _is_person(name: str, names: list[str], words: Words, vocabulary: Vocabulary) -> bool:
    """Whether a name is that of somebody who is not named yet, and no body, office or kind of document."""
    if "." not in name and " " not in name:
        return False
    if any(same_surname(surname_of(name), surname_of(there)) for there in names):
        return False
    if vocabulary.offices_in(name, words.language) or vocabulary.party_of(name, words.language):
        return False
    return not any(is_no_name(fold(part), words) for part in name.split())
