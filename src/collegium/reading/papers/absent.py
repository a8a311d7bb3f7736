"""Who spoke at a joint appearance and is not heard in the text: one side publishes its own words alone."""

from collections.abc import Iterator

import regex

from collegium.reading.contract import Reading
from collegium.reading.papers.shapes import Told
from collegium.reading.papers.words import telling
from collegium.reading.vocabulary.words import fold

SPOKEN = frozenset({"press_conference", "remarks", "opening_remarks"})
LETTERS = 4  # of a name by which somebody is known again
WORD = regex.compile(r"\p{L}+")


def absent_in(reading: Reading) -> Iterator[Told]:
    """The remarks of persons whom the title of a joint appearance names and who have no turn in the text."""
    title = reading.heading.title or ""
    at = reading.text.find(title) if title else -1
    joint = telling(reading.source.language).joint & {fold(word) for word in WORD.findall(title)}
    if reading.heading.kind not in SPOKEN or at < 0 or not joint:
        return
    speaking = {part for turn in reading.turns for part in _parts(turn.speaker or "")}
    for mention in reading.mentions:
        if mention.kind == "person" and at <= mention.span[0] < at + len(title):
            words = " ".join(reading.text[slice(*mention.span)].split())
            known = mention.name or words
            if speaking and not _parts(known) & speaking and not known.islower():
                yield Told(mention.span, "words", words, None, own=True, holders=_party(reading, mention.span[0]))


def _parts(name: str) -> set[str]:
    """The parts of a name, folded, by which somebody is known again in another case or spelling."""
    return {fold(part)[:LETTERS] for part in WORD.findall(name) if len(part) >= LETTERS}


def _party(reading: Reading, start: int) -> tuple[str, ...]:
    """The party that is named last before a person in the title."""
    before = [each for each in reading.mentions if each.kind == "party" and each.id and each.span[0] <= start]
    return tuple(each.id for each in before[-1:] if each.id)
