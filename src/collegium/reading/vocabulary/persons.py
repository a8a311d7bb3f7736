"""Which person of the tables a label or phrase names."""

from collections import Counter
from collections.abc import Iterable, Iterator

from collegium.reading.vocabulary.inflection import forms
from collegium.reading.vocabulary.tables import Person
from collegium.reading.vocabulary.words import Phrasebook


def person_book(language: str, persons: Iterable[Person]) -> Phrasebook[int]:
    """The names of persons, each with the person's place in the table.

    A surname counts where one person has it; other spellings count in their language, the name itself in all.
    """
    return Phrasebook(language, _entries(language, tuple(persons)))


def _entries(language: str, persons: tuple[Person, ...]) -> Iterator[tuple[str, int]]:
    spelled = [(name, place) for place, person in enumerate(persons) for name in _names(person, language)]
    bearers = Counter(surname for surname, _ in {(_surname(name), place) for name, place in spelled})
    for name, place in spelled:
        yield from ((form, place) for form in forms(name, language))
        if bearers[_surname(name)] == 1:
            yield from ((form, place) for form in forms(_surname(name), language))


def _names(person: Person, language: str) -> tuple[str, ...]:
    return (person.name, *person.names.get(language, ()))


def _surname(name: str) -> str:
    return name.split()[-1]


def person_named(text: str, book: Phrasebook[int]) -> int | None:
    """The place of the one person whom a text names; None where it names none or several."""
    named = {place for match in book.matches(text) for place in match.values}
    return next(iter(named)) if len(named) == 1 else None
