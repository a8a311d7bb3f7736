"""What a word of the tables can mean in a text: a party, forum, instrument, person or place, or something else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from collegium.reading.vocabulary.inflection import forms
from collegium.reading.vocabulary.tables import Agency, Forum, Instrument, Locality, Party, Person
from collegium.reading.vocabulary.tables import Words as Spellings


class Tables(Protocol):
    """The tables that names are taken from."""

    @property
    def parties(self) -> tuple[Party, ...]: ...
    @property
    def agencies(self) -> tuple[Agency, ...]: ...
    @property
    def forums(self) -> tuple[Forum, ...]: ...
    @property
    def instruments(self) -> tuple[Instrument, ...]: ...
    @property
    def localities(self) -> tuple[Locality, ...]: ...
    @property
    def persons(self) -> tuple[Person, ...]: ...


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a spelling means: a kind of the contract, or "other" for what is none of them, and the id.

    `how` a spelling means a party: by "name", "adjective" (of nationals too), "prefix", "capital", "metonym", "agency"
    or "territory"; a place as a "city", "area" or "water"; of other kinds it is "name".
    """

    kind: str
    id: str | None
    how: str = "name"


def meanings(language: str, tables: Tables, others: Iterable[str] = ()) -> Iterator[tuple[str, Meaning]]:
    """Each form of each spelling of a language with what it means: entries of a phrasebook."""
    for party in tables.parties:
        yield from _of_party(language, party)
    for agency in tables.agencies:
        yield from _of(language, agency.names, Meaning("party", agency.party, "agency"))
    for forum in tables.forums:
        yield from _of(language, forum.names, Meaning("forum", forum.id))
    for instrument in tables.instruments:
        yield from _of(language, instrument.names, Meaning("instrument", instrument.id))
    for locality in tables.localities:
        yield from _of(language, locality.names, Meaning("place", None, locality.kind))
    for person in tables.persons:
        yield person.name, Meaning("person", person.name)
        yield from _of(language, person.names, Meaning("person", person.name))
    for other in others:
        yield from ((form, Meaning("other", None)) for form in forms(other, language))


def _of_party(language: str, party: Party) -> Iterator[tuple[str, Meaning]]:
    yield from _of(language, party.names, Meaning("party", party.id, "territory" if party.territory else "name"))
    adjective = Meaning("party", party.id, "adjective")
    for word in party.adjectives.get(language, ()):
        yield from ((form, adjective) for form in forms(word, language, adjective=True))
    for word in party.nationals.get(language, ()):
        yield from ((form, adjective) for form in forms(word, language, national=True))
    yield from ((word, Meaning("party", party.id, "prefix")) for word in party.prefixes.get(language, ()))
    yield from _of(language, party.capitals, Meaning("party", party.id, "capital"))
    capitals = party.capitals.get(language, ())
    metonyms = tuple(word for word in party.metonyms.get(language, ()) if word not in capitals)
    yield from _of(language, {language: metonyms}, Meaning("party", party.id, "metonym"))


def _of(language: str, words: Spellings, meaning: Meaning) -> Iterator[tuple[str, Meaning]]:
    for word in words.get(language, ()):
        yield from ((form, meaning) for form in forms(word, language))
