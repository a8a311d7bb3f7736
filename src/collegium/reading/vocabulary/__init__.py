"""The words a reading knows: parties, offices, forums, persons, instruments, as tables that a person can read."""

from collegium.reading.vocabulary.errors import VocabularyError
from collegium.reading.vocabulary.tables import Forum, Instrument, Office, Party, Person
from collegium.reading.vocabulary.vocabulary import Vocabulary

__all__ = ["Forum", "Instrument", "Office", "Party", "Person", "Vocabulary", "VocabularyError"]
