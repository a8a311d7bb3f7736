"""Who speaks where: the turns of a document."""

from collegium.reading.compose import Composed
from collegium.reading.contract import Span, Turn
from collegium.reading.turns.accept import Evidence, Label, accepted
from collegium.reading.turns.bold import bold_questions
from collegium.reading.turns.labels import candidates
from collegium.reading.turns.roles import Speech, attributed
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.turns.cast import Person
from collegium.reading.words import Words

__all__ = ["labels_of", "turns_of"]


def labels_of(composed: Composed, cast: tuple[Person, ...], words: Words, vocabulary: Vocabulary) -> list[Label]:
    """The speaker labels of a text, in order."""
    return accepted(candidates(composed), composed, Evidence(words, vocabulary, cast))


def turns_of(
    composed: Composed, labels: list[Label], begin: int, cast: tuple[Person, ...], words: Words, kind: str, vocabulary: Vocabulary
) -> tuple[Turn, ...]:
    """The turns of a text whose words begin at `begin`; none where nobody speaks in it."""
    speeches = _speeches(composed, labels, begin)
    if not labels and kind == "interview":
        speeches = bold_questions(composed, begin) or speeches
    return attributed(composed.text, speeches, cast, words, kind, vocabulary)


def _speeches(composed: Composed, labels: list[Label], begin: int) -> list[Speech]:
    """What was said, cut at the labels; what stands before the first one is said without a label."""
    text = composed.text
    cuts = [label.start for label in labels] + [len(text)]
    found = [Speech(_trimmed(text, begin, cuts[0]), None)] if begin < cuts[0] else []
    for label, end in zip(labels, cuts[1:], strict=True):
        found.append(Speech(_trimmed(text, label.body, end), label))
    return [speech for speech in found if speech.span[0] < speech.span[1]]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
