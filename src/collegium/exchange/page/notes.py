"""The notes in the margin: what each passage does, beside the paragraph in which it begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from collegium.exchange.page.marks import Mark, first_of
from collegium.exchange.page.markup import escaped
from collegium.exchange.page.telling import Teller
from collegium.exchange.speech import capital, own_language, said
from collegium.exchange.stated import sure
from collegium.reading.contract import Reading, Span, Statement

FARTHEST = 600  # characters between a clause and the words it depends on
TO_NOTE, TO_WORDS = "%(statement)s: to its note", "%(statement)s: to its words"
PRESUPPOSED = "taken for granted by the question"


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement or a premise as the page has it.

    `number` is its place in the reading, from 1; `key` begins its ids, `classes` are those by which it is filtered.
    """

    statement: Statement
    number: int
    premise: bool
    classes: str

    @property
    def key(self) -> str:
        """`3`, or `p3` of a premise."""
        return f"p{self.number}" if self.premise else str(self.number)

    @property
    def shown(self) -> str:
        """`3`, or `P3` of a premise."""
        return self.key.upper()

    @property
    def act(self) -> str:
        """The act in the words of the page, with a capital."""
        return said(self.statement.act.capitalize())

    @property
    def called(self) -> str:
        """`3 Commits`."""
        return f"{self.shown} {self.act}"


def stated_in(reading: Reading) -> tuple[Stated, ...]:
    """The statements and premises of a reading in the order of their places; what has no words is left out."""
    sets = {actors: number for number, actors in enumerate(sets_of_actors(reading), 1)}
    found = [
        Stated(each, number, premise, f"act-{each.act} by-{sets[frozenset(each.actors)]}")
        for premise, statements in ((False, reading.statements), (True, reading.premises))
        for number, each in enumerate(statements, 1)
        if reading.text[slice(*each.span)].strip()
    ]
    return tuple(sorted(found, key=lambda each: (each.statement.span[0], -each.statement.span[1])))


def sets_of_actors(reading: Reading) -> tuple[frozenset[str], ...]:
    """The sets of parties that do something together, each once, in the order in which they first do."""
    every = (*reading.statements, *reading.premises)
    return tuple(dict.fromkeys(frozenset(statement.actors) for statement in every))


def marks_of_statements(reading: Reading, stated: tuple[Stated, ...]) -> list[Mark]:
    """The marks of passages and, inside or outside them, of the words on which an act depends."""
    marks = [_passage(each) for each in stated]
    conditions = {span for each in stated if (span := _condition(reading.text, each.statement))}
    return marks + [Mark(span, "if") for span in sorted(conditions)]


def _passage(each: Stated) -> Mark:
    link = f' class="w" href="#note-{each.key}" tabindex="-1" draggable="false"'
    number = (
        f'<a class="ref read"{own_language()} href="#note-{each.key}" '
        f'aria-label="{said(TO_NOTE, statement=each.called)}">{each.shown}</a>'
    )
    classes = f"s {'premise ' if each.premise else ''}{each.classes}"
    return Mark(each.statement.span, classes, f"s{each.key}", link, number)


def _condition(text: str, statement: Statement) -> Span | None:
    """Where the words of a condition stand: in the statement, or else nearest to it."""
    words = statement.condition
    if not words:
        return None
    start, end = statement.span
    inside = text.find(words, start, end)
    if inside >= 0:
        return inside, inside + len(words)
    before, after = text.rfind(words, max(0, start - FARTHEST), end), text.find(words, start, end + FARTHEST)
    near = [(abs(place - start), place) for place in (before, after) if place >= 0]
    return (min(near)[1], min(near)[1] + len(words)) if near else None


class Notes:
    """The notes of a page, given out once, in the order of the text.

    `decided` says in words how far a statement is decided, by the key of its note.
    """

    def __init__(
        self,
        reading: Reading,
        stated: tuple[Stated, ...],
        names: Mapping[str, str],
        decided: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._places = [first_of(reading.text, each.statement.span) for each in stated]
        self._stated = stated
        self._decided = decided
        self._teller = Teller(names, reading.source.language)
        self._next = 0

    def upto(self, end: int) -> str:
        """The notes of passages that begin before a place, as a list, and were not given out; empty where none."""
        first = self._next
        while self._next < len(self._stated) and self._places[self._next] < end:
            self._next += 1
        items = "".join(self._note(each) for each in self._stated[first : self._next])
        return f'<ul class="margin read"{own_language()}>\n{items}</ul>\n' if items else ""

    def beside(self, block: str, end: int) -> str:
        """A block that ends at a place, with its notes; the block alone where it has none."""
        notes = self.upto(end)
        return f'<div class="beside">\n{block}{notes}</div>\n' if notes else block

    def _note(self, each: Stated) -> str:
        apart = f'<p class="granted">{capital(said(PRESUPPOSED))}</p>\n' if each.premise else ""
        return (
            f'<li class="note {"premise " if each.premise else ""}{each.classes}" id="note-{each.key}" tabindex="-1">\n'
            f'{apart}<p class="did">'
            f'<a class="back" href="#s{each.key}" aria-label="{said(TO_WORDS, statement=each.called)}">'
            f'<span class="no">{each.shown}</span> <b class="act">{each.act}</b></a> '
            f'<span class="sure">{escaped(sure(each.statement))}</span></p>\n'
            f'<p class="whom">{self._teller.whom(each.statement)}</p>\n'
            f'<p class="besides">{self._teller.besides(each.statement)}</p>\n{self._stands(each)}</li>\n'
        )

    def _stands(self, each: Stated) -> str:
        """How far it is decided."""
        words = self._decided.get(each.key, "")
        return f'<p class="stands">{escaped(words)}</p>\n' if words else ""
