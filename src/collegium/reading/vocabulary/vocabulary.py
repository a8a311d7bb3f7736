"""The vocabulary that a reading is given: a frozen value made of tables."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

from collegium.reading.contract import Span
from collegium.reading.vocabulary import forums, instruments, issues, localities, shipped
from collegium.reading.vocabulary.checks import parsed
from collegium.reading.vocabulary.inflection import forms
from collegium.reading.vocabulary.issues import Thesaurus, issues_in
from collegium.reading.vocabulary.labels import label_keys, longest_office, office_book, offices_in, opens
from collegium.reading.vocabulary.naming import Meaning, meanings
from collegium.reading.vocabulary.own import Tables, extended
from collegium.reading.vocabulary.parties import phrasebook, told
from collegium.reading.vocabulary.persons import person_book, person_named
from collegium.reading.vocabulary.quick import Quick
from collegium.reading.vocabulary.tables import Agency, Forum, Instrument, Issue, Locality, Office, Party, Person
from collegium.reading.vocabulary.tenures import on_day
from collegium.reading.vocabulary.words import Match, Phrasebook, keys_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Tables of words and what can be asked of them. What a question needs is made when it is first asked, and kept.

    `others` are phrases of each language that hold the name of a party and name something else ("Gulf of Mexico").
    `own` are the ids of the forums and instruments that a partnership has added.
    """

    parties: tuple[Party, ...] = ()
    persons: tuple[Person, ...] = ()
    offices: tuple[Office, ...] = ()
    agencies: tuple[Agency, ...] = ()
    forums: tuple[Forum, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    localities: tuple[Locality, ...] = ()
    issues: tuple[Issue, ...] = ()
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    _kept: dict[tuple[str, ...], object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        return hash(self.digest)

    @staticmethod
    def shipped() -> "Vocabulary":
        """The tables that come with Collegium."""
        return _shipped()

    def with_file(self, file: Path | str | bytes) -> "Vocabulary":
        """This vocabulary and the tables of a JSON file, given as its path or its bytes.

        Errors: VocabularyError where it has not the shape of docs/vocabulary.md; OSError where it cannot be read.
        """
        return self.extend(parsed(file if isinstance(file, bytes) else Path(file).read_bytes()))

    def extend(self, tables: Mapping[str, object]) -> "Vocabulary":
        """This vocabulary and further tables in the shape of docs/vocabulary.md. Errors: VocabularyError."""
        there = Tables(
            parties=self.parties,
            persons=self.persons,
            forums=self.forums,
            instruments=self.instruments,
            issues=self.issues,
        )
        both = extended(there, tables)
        added = {row.id for row in both["forums"]} | {row.id for row in both["instruments"]}
        known = {row.id for row in self.forums} | {row.id for row in self.instruments}
        own = self.own | (added - known)
        return Vocabulary(
            offices=self.offices,
            agencies=self.agencies,
            localities=self.localities,
            others=self.others,
            own=own,
            **both,
        )

    def on_day(self, day: str | None) -> "Vocabulary":
        """The same with each person in the office and the party of a day (ISO 8601), or of now where it is not known.

        It goes by the digest of this one, on which a reading depends besides the document, and shares what was made of
        the names, which are the same.
        """
        if not self.has_tenures:
            return self
        self._kept.setdefault(("digest",), self.digest)
        then = replace(self, persons=tuple(on_day(person, day) for person in self.persons))
        object.__setattr__(then, "_kept", self._kept)
        return then

    @property
    def has_tenures(self) -> bool:
        """Whether persons hold offices, or speak for parties, for a time."""
        return any(person.held for person in self.persons)

    @property
    def digest(self) -> str:
        """SHA-256 in hexadecimal of the content of all tables, the same in every run and on every machine."""
        return self._keep(("digest",), self._digest)

    def party_of(self, text: str, language: str) -> str | None:
        """The id of the party that a phrase speaks for ("the Foreign Minister of X"); None where none or several."""
        return self._keep(("told", language), lambda: self._parties_told(language))(text)

    def person_of(self, text: str, language: str) -> Person | None:
        """The person of the tables whom a label names, in full or by surname; None where none or several."""
        place = person_named(text, self._keep(("persons", language), lambda: person_book(language, self.persons)))
        return None if place is None else self.persons[place]

    def office_of(self, text: str, language: str) -> tuple[str, Span] | None:
        """The longest office in a text, as the tables spell it, and its span in the text."""
        return longest_office(text, self._office_book(language))

    def offices_in(self, text: str, language: str) -> list[tuple[str, Span]]:
        """All offices in a text from left to right, each the longest that begins there, as `office_of` gives one."""
        return offices_in(text, self._office_book(language))

    def spots(self, text: str, language: str) -> tuple[Match[Meaning], ...]:
        """What the tables know in a text, from left to right, the longest first, none inside another."""
        return tuple(self._names(language).matches(text))

    def plain_spots(self, text: str, language: str) -> tuple[Match[Meaning], ...]:
        """The same as `spots`, without the filter in front: what it is tested against."""
        return tuple(self._names(language).book.matches(text))

    def names_of(self, kind: str, known: str | None, language: str) -> tuple[str, ...]:
        """The names, in all their forms, that the tables have for a forum or an instrument; empty where none."""
        if known is None:
            return ()
        return self._keep(("names of", kind, known, language), lambda: self._forms_of(kind, known, language))

    def name_of(self, kind: str, known: str, language: str) -> str | None:
        """What the tables call a party, a forum or an instrument in a language, else in English; None where nothing."""
        return self._keep(("name", kind, known, language), lambda: self._name_of(kind, known, language))

    def _name_of(self, kind: str, known: str, language: str) -> str | None:
        words = self._keep(("called", kind), lambda: {row.id: _called(row) for row in self._rows(kind)}).get(known)
        spelled = next((spelling for code in (language, "en") for spelling in words.get(code, ())), "") if words else ""
        return spelled.removeprefix("=") or None

    def own_names(self, language: str) -> tuple[tuple[str, str, str], ...]:
        """The kind, the id and each form of the name of the forums and instruments that a partnership has added."""
        return self._keep(("own", language), lambda: tuple(self._own_names(language)))

    def _own_names(self, language: str) -> Iterator[tuple[str, str, str]]:
        for kind in ("forum", "instrument"):
            for row in self._rows(kind):
                if row.id in self.own:
                    yield from ((kind, row.id, name) for name in self.names_of(kind, row.id, language))

    def _rows(self, kind: str) -> tuple[Party | Forum | Instrument, ...]:
        rows: dict[str, tuple[Party | Forum | Instrument, ...]] = {
            "party": self.parties,
            "forum": self.forums,
            "instrument": self.instruments,
        }
        return rows[kind]

    def _forms_of(self, kind: str, known: str, language: str) -> tuple[str, ...]:
        names = (name for row in self._rows(kind) if row.id == known for name in row.names.get(language, ()))
        return tuple(form for name in names for form in forms(name, language))

    def issues_in(self, text: str, language: str) -> tuple[str, ...]:
        """The ids of the issues whose words a text holds, a sentence or more: most hits first; empty where none."""
        return issues_in(text, self._keep(("issues", language), lambda: Thesaurus(language, self.issues)))

    def names_forum(self, text: str, language: str) -> bool:
        """Whether a text holds the name of a forum."""
        return any(value.kind == "forum" for spot in self.spots(text, language) for value in spot.values)

    def is_forum(self, text: str, language: str) -> bool:
        """Whether a text is the name of a forum and nothing else."""
        known = self._keep(("forums", language), lambda: self._forum_keys(language))
        return keys_of(text, language) in known

    def _forum_keys(self, language: str) -> frozenset[tuple[str, ...]]:
        return frozenset(keys_of(name, language) for forum in self.forums for name in forum.names.get(language, ()))

    def is_honorific(self, word: str) -> bool:
        """Whether a word is a form of address in any language ("Ms.", "Herr")."""
        return self._opens("honorific", word, "", whole=True)

    def is_questioner(self, label: str, language: str) -> bool:
        """Whether a label names who asks: "Question", "Вопрос 2", "Journalist (first row)"."""
        return self._opens("questioner", label, language)

    def is_moderator(self, label: str, language: str) -> bool:
        """Whether a label names who gives the floor."""
        return self._opens("moderator", label, language)

    def is_answer(self, label: str, language: str) -> bool:
        """Whether a label says that what follows is an answer, without a name ("Antwort")."""
        return self._opens("answer", label, language)

    def _opens(self, category: str, label: str, language: str, *, whole: bool = False) -> bool:
        known = self._keep((category, language), lambda: label_keys(category, self.offices, language or None))
        return opens(label, language, known, whole=whole)

    def _names(self, language: str) -> Quick[Meaning]:
        language = self._known(language)
        others = self.others.get(language, ())
        return self._keep(("names", language), lambda: Quick(Phrasebook(language, meanings(language, self, others))))

    def _parties_told(self, language: str) -> Callable[[str], str | None]:
        language = self._known(language)
        tables = (self.parties, self.agencies, self.forums, self.others.get(language, ()))
        return self._keep(("parties", language), lambda: told(phrasebook(language, *tables)))

    def _office_book(self, language: str) -> Quick[str]:
        language = self._known(language)
        return self._keep(("offices", language), lambda: office_book(language, self.offices))

    def _known(self, language: str) -> str:
        """The language itself where a table has words of it, else English."""
        spoken = self._keep(("languages",), lambda: frozenset(code for party in self.parties for code in party.names))
        return language if language in spoken else "en"

    def _digest(self) -> str:
        content = [
            self.parties,
            self.agencies,
            self.persons,
            self.offices,
            self.forums,
            self.instruments,
            self.localities,
            self.issues,
            self.others,
        ]
        canonical = json.dumps(content, default=_fields, sort_keys=True)
        return hashlib.sha256(canonical.encode()).hexdigest()

    def _keep(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        if key not in self._kept:
            self._kept[key] = make()
        return cast(T, self._kept[key])


def _called(row: Party | Forum | Instrument) -> Mapping[str, tuple[str, ...]]:
    """What a row is called in each language: what a partnership wants shown, else the names of the tables."""
    return row.names if isinstance(row, Instrument) else {**row.names, **row.shown}


def _fields(row: object) -> dict[str, object]:
    """A row of a table as its fields, for the digest."""
    return {name: getattr(row, name) for name in type(row).__slots__}  # type: ignore[attr-defined]


@lru_cache(maxsize=1)
def _shipped() -> Vocabulary:
    return Vocabulary(
        parties=(*shipped.states(), *shipped.former(), *shipped.groups()),
        offices=shipped.offices(),
        agencies=shipped.agencies(),
        forums=forums.forums(),
        instruments=instruments.instruments(),
        localities=localities.localities(),
        issues=issues.issues(),
        others=shipped.others(),
    )
