"""What a document's words are read with: the text, the words of its language, the vocabulary, and who speaks."""

from dataclasses import dataclass

from collegium.reading.cast.persons import Person
from collegium.reading.compose import Composed
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words


@dataclass(frozen=True, slots=True)
class Scene:
    """A composed text with all that is known for reading it; `cast` are the persons whom its heading names."""

    composed: Composed
    words: Words
    vocabulary: Vocabulary
    cast: tuple[Person, ...] = ()

    def party_of(self, phrase: str) -> str | None:
        """The party that a phrase speaks for, as the vocabulary has it in the language of the text."""
        return self.vocabulary.party_of(phrase, self.words.language)

    def holds_office(self, phrase: str) -> bool:
        """Whether a phrase names an office."""
        return self.vocabulary.office_of(phrase, self.words.language) is not None
