"""Every row of the tables in one shape, whatever it is a row of: what it means and how each spelling means it."""

from collections.abc import Iterator
from dataclasses import dataclass

from collegium.reading.vocabulary.inflection import forms
from collegium.reading.vocabulary.tables import (
    LANGUAGES,
    Agency,
    Forum,
    Instrument,
    Issue,
    Locality,
    Office,
    Party,
    Person,
    Words,
)
from collegium.reading.vocabulary.vocabulary import Vocabulary
from collegium.reading.vocabulary.words import demand

EVERY = ""  # the language of what is spelled alike in all
Row = Party | Agency | Forum | Instrument | Issue | Locality | Person | Office | str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling of a table. `how` it means its row is one of HOWS; `language` is EVERY where it holds for all."""

    how: str
    language: str
    text: str

    def forms(self) -> list[str]:
        """The forms in which texts have it, itself first; a phrase of an issue as it stands, with its stars."""
        if self.how in ("prefix", "phrase"):
            return [self.text]
        return forms(self.text, self.language, adjective=self.how == "adjective", national=self.how == "national")

    def demand(self, form: str) -> int:
        """How many capitals a text needs to mean a form of it, as in `words.demand`."""
        if self.how == "title":
            return 0
        needed = demand(form)
        return needed if self.how != "phrase" or needed == 2 else 0


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A row: its kind, its id where it has one, the table it belongs to, and what tells it from the table's others.

    `kind` is "party", "forum", "instrument", "place", "person", "issue", "office" or "other": a phrase that holds the
    name of a state and means something else. An agency is of the kind "party", and `id` is that of its state.
    """

    kind: str
    id: str | None
    table: str
    key: tuple[str, ...]
    words: tuple[tuple[str, Words], ...]
    row: Row

    @property
    def place(self) -> tuple[str, tuple[str, ...]]:
        """Where the row stands: its table and its key."""
        return self.table, self.key

    def spellings(self) -> Iterator[Spelling]:
        """Its spellings in all languages."""
        for how, words in self.words:
            for language, texts in words.items():
                yield from (Spelling(_how(how, text), language, text) for text in texts)


def entries(vocabulary: Vocabulary) -> Iterator[Entry]:
    """The rows of all tables of a vocabulary, in the order of kinds, then of tables."""
    yield from map(_party, vocabulary.parties)
    yield from map(_agency, vocabulary.agencies)
    for forum in vocabulary.forums:
        yield Entry("forum", forum.id, "forums", (forum.id,), (("name", forum.names),), forum)
    for deed in vocabulary.instruments:
        yield Entry("instrument", deed.id, "instruments", (deed.id,), (("name", deed.names),), deed)
    for place in vocabulary.localities:
        yield Entry("place", place.id, "places", (place.id,), (("name", place.names),), place)
    yield from map(_person, vocabulary.persons)
    for issue in vocabulary.issues:
        yield Entry("issue", issue.id, "issues", (issue.id,), (("phrase", issue.words),), issue)
    for office in vocabulary.offices:
        words = {office.language: office.words}
        key = (office.category, office.language, "|".join(office.words))
        yield Entry("office", None, "offices", key, (("title", words),), office)
    for language, phrases in vocabulary.others.items():
        for text in phrases:
            yield Entry("other", None, "others", (language, text), (("name", {language: (text,)}),), text)


def _party(party: Party) -> Entry:
    words = (
        ("territory" if party.territory else "name", party.names),
        ("adjective", party.adjectives),
        ("national", party.nationals),
        ("prefix", party.prefixes),
        ("capital", party.capitals),
        ("metonym", _metonyms(party)),
    )
    state = len(party.id) == 2 and party.id.isupper()
    return Entry(
        "party", party.id, "former" if party.since else "states" if state else "groups", (party.id,), words, party
    )


def _metonyms(party: Party) -> Words:
    """The words that stand for a state and are not its capital, which stands for it anyway."""
    return {
        language: tuple(word for word in texts if word not in party.capitals.get(language, ()))
        for language, texts in party.metonyms.items()
    }


def _agency(agency: Agency) -> Entry:
    key = (agency.party, *("|".join(agency.names.get(language, ())) for language in LANGUAGES))
    return Entry("party", agency.party, "agencies", key, (("agency", agency.names),), agency)


def _person(person: Person) -> Entry:
    names = {EVERY: (person.name,), **person.names}
    surnames = {language: tuple(name.split()[-1] for name in texts) for language, texts in names.items()}
    alone = {language: tuple(dict.fromkeys(surnames[language])) for language in surnames}
    words = (
        ("name", names),
        ("surname", {code: tuple(w for w in alone[code] if w not in names[code]) for code in alone}),
    )
    return Entry("person", None, "persons", (person.name,), words, person)


def _how(how: str, text: str) -> str:
    return "abbreviation" if how == "name" and demand(text.removeprefix("=")) == 2 else how
