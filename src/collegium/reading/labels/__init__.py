"""The labels that name a speaker in front of a speech: "NAME:"."""

from collegium.reading.cast.persons import Person
from collegium.reading.compose import Composed
from collegium.reading.labels.accept import Evidence, Label, accepted
from collegium.reading.labels.candidates import candidates
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words

__all__ = ["Label", "labels_of"]


def labels_of(composed: Composed, cast: tuple[Person, ...], words: Words, vocabulary: Vocabulary) -> list[Label]:
    """The speaker labels of a text, in order."""
    return accepted(candidates(composed), composed, Evidence(words, vocabulary, cast))
