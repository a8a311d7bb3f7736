"""What is known where a date stands: the text, its language, and the day against which it is resolved."""

from datetime import date
from re import Match
from typing import NamedTuple

from collegium.reading.dates.leaning import before, leaning
from collegium.reading.dates.table import Form, Table


class Found(NamedTuple):
    """A form found in a text, and what is known around it.

    `folded` is the text as `fold` writes it; `titled` the coming year that its first lines name ("Plan for 2031").
    """

    form: Form
    match: Match[str]
    text: str
    folded: str
    table: Table
    heading: date | None
    titled: int | None

    @property
    def day(self) -> date:
        """The heading's date; ValueError where there is none."""
        if self.heading is None:
            raise ValueError("the heading gives no date")
        return self.heading

    def has(self, name: str) -> bool:
        """Whether the form reads something under a name, and has read it here."""
        return name in self.match.re.groupindex and self.match[name] is not None

    def number(self, name: str) -> int:
        """The number that was read under a name, in figures or in words of the language."""
        word = self.match[name]
        return int(word) if word.isdecimal() else self.table.words[name.rstrip("2")][word]

    @property
    def unit(self) -> str:
        """The English name of the unit of time that was read, in the singular."""
        word = self.match["unit"]
        return self.table.unit.get(word) or self.table.units[word]

    @property
    def leans(self) -> int:
        """Which way the clause looks: below zero to the past, above it to what is to come, 0 unknown."""
        start = self.match.start("season") if self.has("season") else self.match.start()
        return leaning(self.folded, (start, self.match.end()), self.table.leaning)

    @property
    def opening_year(self) -> int | None:
        """The year by which the sentence opens: "Next year the council meets, on 5 May"."""
        sentence = before(self.folded, self.match.start())
        opening = self.table.opening.match(sentence)
        return self.day.year + self.table.words["year"][opening[1]] if opening else None
