"""What is known of each speaker before roles are told: how much each says, and whether each mostly asks."""

from dataclasses import dataclass, field

import regex

from collegium.reading.cast.offices import SPOKES
from collegium.reading.cast.persons import Person
from collegium.reading.words import Words, fold

ASKS = regex.compile(
    r"[?？;]\s*[”\"»’)\]]*\s*(?:(?:thank|merci|gracias|danke|спасибо|vielen)[^?]{0,40})?$", regex.IGNORECASE
)
LONG = 60  # words a turn; who only gives the floor says less


@dataclass(slots=True)
class Voice:
    """One speaker's share in a document."""

    person: Person
    turns: int = 0
    words: int = 0
    asking: int = 0
    outlet: str = ""
    last: str = field(default="", repr=False)

    def hear(self, said: str) -> None:
        """Count one turn."""
        self.turns += 1
        self.words += len(said.split())
        self.asking += bool(ASKS.search(said[-160:]))

    @property
    def asks(self) -> bool:
        """Whether most turns end in a question."""
        return self.asking * 2 >= self.turns and self.asking > 0

    @property
    def presents(self) -> bool:
        """Whether the office is a spokesperson's or the turns are those of somebody who gives the floor."""
        if self.person.office:
            return bool(SPOKES.search(self.person.office))
        return self.words < LONG * self.turns


def is_speech(text: str, words: Words) -> bool:
    """Whether somebody speaks in a text: it says "we" or "I", and is no note of the editors about others."""
    found = regex.findall(r"[\p{L}’']+", fold(text[:4000]).replace("’", "'"))
    own = sum(word in words.voice for word in found)
    if words.language == "es":
        own += sum(word.endswith(("amos", "emos", "imos")) for word in found)
    return own >= 1 and own * 80 >= len(found)
