"""Lines that tell who speaks next: "Then Minister Other took the floor:"."""

from collections.abc import Iterator

from collegium.reading.cast.persons import Person
from collegium.reading.compose import Composed
from collegium.reading.labels.accept import Label
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, fold

LONGEST = 16  # words


def told(composed: Composed, cast: tuple[Person, ...], words: Words, vocabulary: Vocabulary) -> Iterator[Label]:
    """The labels that are sentences: short lines that end in a colon, say that somebody speaks, and name who."""
    for line in composed.lines:
        text = composed.of(line)
        if not text.endswith(":") or len(text.split()) > LONGEST:
            continue
        if any(cue in fold(text) for cue in words.giving["took"]):
            who = _who(text, cast, words.language, vocabulary)
            if who:
                yield Label(line.start, line.end, who, "", "named")


def _who(text: str, cast: tuple[Person, ...], language: str, vocabulary: Vocabulary) -> str | None:
    """The surname of the cast that a line names, else the office in it."""
    named = next((person.name for person in cast if person.surname in fold(text)), None)
    office = vocabulary.office_of(text, language)
    return named or (text[slice(*office[1])] if office else None)
