"""The lines of the page of a party, forum, instrument, issue or person: what is stated, with links to what it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from collegium.exchange.speech import speaking
from collegium.exchange.stated import told_by
from collegium.register.models import Finding, Named, Statement
from collegium.register.queries.references import Called
from collegium.register.rules.references import PLURALS, key_of
from collegium.web.converters import KeyConverter
from collegium.web.speech import speech

Linked = tuple[str, str, str]
"""What something is called, behind its kind and id as addresses have them; no id where none can hold it."""
ADDRESSED = re.compile(KeyConverter.regex)


@dataclass(frozen=True, slots=True)
class Line:
    """One statement, or a finding on which nobody has decided, as a page tells it."""

    said: Statement | Finding
    decided: bool
    told: str
    actors: list[Linked]
    names: list[Linked]


def lines_of(rows: QuerySet[Named], called: Called, most: int, shown: set[str]) -> tuple[list[Line], bool]:
    """The lines of some rows, each statement once; whether there are more."""
    lines: list[Line] = []
    for row in rows[: 2 * most + 2]:
        said = row.statement or row.finding
        if said is None or str(said.pk) in shown:
            continue
        if len(lines) == most:
            return lines, True
        shown.add(str(said.pk))
        lines.append(_line(said, row.statement_id is not None, called))
    return lines, False


def _line(said: Statement | Finding, decided: bool, called: Called) -> Line:
    with speaking(speech()):
        told = told_by(said)  # type: ignore[arg-type]  # it has the fields of a statement of a reading
    return Line(said, decided, told, [_actor(each, called) for each in said.actors], list(_named(said, called)))


def _actor(key: str, called: Called) -> Linked:
    """A party or a forum."""
    return _linked(called.sort_of_actor(key), key, called.actor(key))


def _linked(sort: str, key: str, name: str) -> Linked:
    return PLURALS[sort], key if ADDRESSED.fullmatch(key) else "", name


def _named(said: Statement | Finding, called: Called) -> Iterator[Linked]:
    """What else a statement names: towards whom, where, on which text, about what."""
    yield from (_actor(each, called) for each in said.addressees)
    for sort, keys in (("forum", said.forums), ("issue", said.issues)):
        yield from (_linked(sort, each, called.name(sort, each)) for each in keys)
    for words in said.instruments:
        key = words if called.is_known("instrument", words) else key_of("instrument", words)
        yield _linked("instrument", key, called.name("instrument", key) if key == words else words)
