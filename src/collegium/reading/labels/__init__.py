"""The labels that name a speaker in front of a speech: "NAME:"."""

from collegium.reading.cast.persons import Person
from collegium.reading.compose import Composed
from collegium.reading.labels.accept import Evidence, Label, accepted
from collegium.reading.labels.candidates import candidates
from collegium.reading.labels.told import told
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words

__all__ = ["Label", "labels_of"]


def labels_of(composed: Composed, cast: tuple[Person, ...], words: Words, vocabulary: Vocabulary) -> list[Label]:
    """The speaker labels of a text, in order."""
    labels = accepted(candidates(composed), composed, Evidence(words, vocabulary, cast))
    if not labels:
        return labels
    known = {label.start for label in labels}
    sentences = [label for label in told(composed, cast, words, vocabulary) if label.start not in known]
    return sorted([*labels, *sentences], key=lambda label: label.start)
