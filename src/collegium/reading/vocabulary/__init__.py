"""The words a reading knows, as tables a person can read: parties, forums, persons, instruments, issues, offices."""

from collegium.reading.vocabulary.errors import VocabularyError
from collegium.reading.vocabulary.tables import Forum, Instrument, Issue, Office, Party, Person
from collegium.reading.vocabulary.vocabulary import Vocabulary

__all__ = ["Forum", "Instrument", "Issue", "Office", "Party", "Person", "Vocabulary", "VocabularyError"]
