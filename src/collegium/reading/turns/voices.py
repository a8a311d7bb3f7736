"""What is known of each speaker before roles are told: how much each says, and whether each mostly asks."""

import re
from dataclasses import dataclass
from functools import lru_cache

from collegium.reading.cast.offices import speaks_for_others
from collegium.reading.cast.persons import Person
from collegium.reading.words import Words, fold, one_of

LONG = 60  # words a turn; who only gives the floor says less
END = 160  # code points of a turn in which its last question stands


@dataclass(slots=True)
class Voice:
    """One speaker's share in a document, counted in turns and words."""

    person: Person
    turns: int = 0
    words: int = 0
    asking: int = 0

    def hear(self, said: str, words: Words) -> None:
        """Count one turn."""
        self.turns += 1
        self.words += len(said.split())
        self.asking += _question(words).search(fold(said[-END:])) is not None

    @property
    def asks(self) -> bool:
        """Whether most turns end in a question."""
        return self.asking * 2 >= self.turns and self.asking > 0

    @property
    def answers(self) -> bool:
        """A principal in office answers, however often a question comes back."""
        return self.person.principal and (self.person.party is not None or self.person.office is not None)

    def presents(self, words: Words) -> bool:
        """Whether the office is a spokesperson's or the turns are those of somebody who gives the floor."""
        if self.person.office:
            return speaks_for_others(self.person.office, words)
        return self.words < LONG * self.turns


@lru_cache
def _question(words: Words) -> re.Pattern[str]:
    """The end of a turn that asks; thanks may follow the question."""
    thanks = rf"(?:{one_of(words.giving['thanks'])})[^?]{{0,40}}"
    return re.compile(rf"[?？;]\s*[”\"»')\]]*\s*(?:{thanks})?$")
