"""Who speaks in a document: the persons that its heading names, with their offices and parties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from collegium.reading.cast.capitals import cased, cased_office
from collegium.reading.cast.joined import joined_to
from collegium.reading.cast.names import (
    NAME,
    OPEN_NAME,
    PART,
    bare_name,
    is_no_name,
    same_surname,
    surname_of,
    without_party,
)
from collegium.reading.contract import Span
from collegium.reading.vocabulary import Person as Row
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, fold, one_of

COMMA = re.compile(r",?\s*")
HEADS = tuple(re.compile(rf"(\S+(?:\s\S+){{{more}}})\s") for more in (2, 1, 0))  # three words, two, one
# A name behind an office and its party: "minister of foreign affairs of X, Ann Other".
BEYOND = regex.compile(
    r"(?:\s(?:of|for|de|des|du|der|von|del|la|the|\p{Lu}[\p{L}’'-]*|\p{L}+(?:ов|ий|ия|ии|ой|ого|ы|и))){1,8}?"
    rf",?\s(?P<name>{OPEN_NAME})"
)
# "President: Ms. Ann Other . . . . . (Country)": who presides, as records of meetings list it.
OFFICER = regex.compile(
    r"(?P<office>\p{Lu}[\p{L} -]{3,30}?)\s?:\s*"
    rf"(?P<name>(?:\p{{Lu}}\p{{L}}{{0,4}}\.?\s)?(?:{OPEN_NAME}|(?<=\s){PART}))"
    r"[\s.…]*(?:\((?P<party>[^)]+)\))?"
)
OWNER = regex.compile(rf"(?P<name>{OPEN_NAME})[’']s\s")
NEAR = 40  # code points before an office in which its party may stand
CLAUSE = 90  # code points before an office in which "with" and a name may stand
LONGEST = 200  # code points behind an office in which its party may stand


@dataclass(frozen=True, slots=True)
class Person:
    """A person that a document names, with office and party as far as it gives them.

    `principal` is one whose words the document gives by its own title or byline.
    """

    name: str
    office: str | None = None
    party: str | None = None
    principal: bool = False

    @property
    def surname(self) -> str:
        """The last word of the name, folded."""
        return surname_of(self.name)


def cast_of(lines: list[str], title: int | None, words: Words, vocabulary: Vocabulary) -> list[Person]:
    """The persons whom the lines of a heading name; those of the title or of a line of their own are principal."""
    found: list[Person] = []
    for number, line in enumerate(lines):
        for person in persons_of(line, words, vocabulary, title=number == title):
            add(found, replace(person, principal=person.principal or number != title))
    return found


def add(found: list[Person], person: Person) -> None:
    """Put a person into the cast; one that is there already gains what was missing."""
    for i, there in enumerate(found):
        if same_surname(there.surname, person.surname):
            found[i] = Person(
                max(there.name, person.name, key=lambda name: (len(name.split()), -len(name))),
                max((each for each in (there.office, person.office) if each), key=len, default=None),
                there.party or person.party,
                there.principal or person.principal,
            )
            return
    found.append(person)


def persons_of(line: str, words: Words, vocabulary: Vocabulary, title: bool = False) -> list[Person]:
    """The persons of one line; those after "with" are not its own voice. In a title a name needs no office."""
    officer = OFFICER.fullmatch(line.strip())
    if officer and vocabulary.office_of(officer["office"], words.language):
        party = vocabulary.party_of(officer["party"], words.language) if officer["party"] else None
        return [Person(bare_name(officer["name"], words, vocabulary), officer["office"], party)]
    found = list(_in_office(line, words, vocabulary)) or _named_alone(line, words, vocabulary)
    if title:
        found = found or _named_by(line, words, vocabulary)
        beside = joined_to(line, [person.name for person in found], words, vocabulary)
        found += [Person(name, principal=own) for name, own in beside]
    return [_in_low_letters(person, words) for person in found]


def _in_low_letters(person: Person, words: Words) -> Person:
    """A person whom a line names in capitals, as ordinary lines name one."""
    return replace(person, name=cased(person.name), office=cased_office(person.office or "", words) or None)


def _in_office(line: str, words: Words, vocabulary: Vocabulary) -> Iterator[Person]:
    """The persons whom a line names beside an office, each with the party that the words around the office name."""
    at = 0
    for _, (start, end) in vocabulary.offices_in(line, words.language):
        found = _name_at(line, (start, end), words, vocabulary)
        if not found:
            continue
        written, stop = found
        name = bare_name(without_party(written, words, vocabulary), words, vocabulary)
        party = vocabulary.party_of(line[max(at, start - NEAR) : _clause_end(line, end, words)], words.language)
        yield known(Person(name, line[start:end], party, _own_voice(line, start, words)), words, vocabulary)
        at = max(end, line.find(name, 0, stop) + len(name))


def _name_at(line: str, office: Span, words: Words, vocabulary: Vocabulary) -> tuple[str, int] | None:
    """The name behind an office, behind its party, or before it and a comma; and where both end."""
    start, end = office
    after = NAME.match(line, _behind_address(line, end, words, vocabulary))
    if after:
        return after.group(), after.end()
    head = line[max(0, start - CLAUSE) : start].rstrip()
    names = list(NAME.finditer(head[:-1])) if head.endswith(",") else []
    if names and names[-1].end() == len(head) - 1:
        return names[-1].group(), end
    beyond = BEYOND.match(line, end)
    return None if beyond is None else (beyond["name"], beyond.end())


def _behind_address(line: str, at: int, words: Words, vocabulary: Vocabulary) -> int:
    """Where a name may begin behind an office: behind a comma, articles and forms of address."""
    comma = COMMA.match(line, at)
    at = comma.end() if comma else at
    while heads := [head for head in (pattern.match(line, at) for pattern in HEADS) if head]:
        own = [head for head in heads if _is_address(head[1], words, vocabulary)]
        if not own:
            break
        at = own[0].end()
    return at


def _is_address(phrase: str, words: Words, vocabulary: Vocabulary) -> bool:
    return fold(phrase) in words.titles["articles"] or vocabulary.is_honorific(phrase)


def _clause_end(line: str, end: int, words: Words) -> int:
    stop = _clauses(words).search(line, end, end + LONGEST)
    return stop.start() if stop else end + LONGEST


@lru_cache
def _clauses(words: Words) -> re.Pattern[str]:
    """What ends the words around an office: a mark, or a word with which a title goes on."""
    return re.compile(rf",|:|\b(?:{one_of(words.titles['clauses'])})\b", re.IGNORECASE)


def _own_voice(line: str, start: int, words: Words) -> bool:
    """Whether somebody named at a place of a title speaks in the document, and is not the one with whom."""
    clause = re.split(r"[,;]", fold(line[max(0, start - CLAUSE) : start]))[-1].split()
    return not any(word in clause for word in words.titles["with"])


def _named_by(line: str, words: Words, vocabulary: Vocabulary) -> list[Person]:
    """Who a title says speaks, without an office: "Interview with Ann Other", "Ann Other's remarks"."""
    match = OWNER.match(line) or _speakers(words).search(line)
    if match is None:
        return []
    name = bare_name(match["name"], words, vocabulary)
    office = next((span for _, span in vocabulary.offices_in(name, words.language) if span[0] == 0), None)
    if office:
        return _surname_behind(line, name, office[1], words, vocabulary)
    return [] if " " not in name or vocabulary.party_of(name, words.language) else [Person(name, principal=True)]


def _surname_behind(line: str, name: str, end: int, words: Words, vocabulary: Vocabulary) -> list[Person]:
    """Who is named by office and surname: "Remarks by Minister Other"."""
    surname = name[end:].strip()
    if not surname or is_no_name(fold(surname), words) or vocabulary.party_of(surname, words.language):
        return []
    at = line.find(name)
    party = vocabulary.party_of(line[at : _clause_end(line, at + len(name), words)], words.language)
    return [Person(surname, name[:end], party, principal=True)]


@lru_cache
def _speakers(words: Words) -> regex.Pattern[str]:
    """A name behind the words by which titles say who speaks."""
    openings = one_of(dict.fromkeys((*words.titles["by"], *words.titles["with"])))
    return regex.compile(rf"(?<!\p{{L}})(?:{openings})\s?(?P<name>{OPEN_NAME})")


def _named_alone(line: str, words: Words, vocabulary: Vocabulary) -> list[Person]:
    """Persons of the vocabulary that a line names without an office."""
    folded = fold(line)
    return [
        Person(row.name, _office(row, words), row.party, principal=True)
        for row in vocabulary.persons
        if any(fold(spelling) in folded for spelling in _spellings(row))
    ]


def known(person: Person, words: Words, vocabulary: Vocabulary) -> Person:
    """A person as the vocabulary knows it, where one in it has the name and no other."""
    row = vocabulary.person_of(person.name, words.language)
    if row is None:
        return person
    written = row.names.get(words.language, (row.name,))
    name = person.name if " " in person.name and "." not in person.name else written[0]
    return replace(person, name=name, office=person.office or _office(row, words), party=row.party or person.party)


def _spellings(row: Row) -> tuple[str, ...]:
    return (row.name, *(spelling for each in row.names.values() for spelling in each))


def _office(row: Row, words: Words) -> str | None:
    """The office of a person of the vocabulary as a language writes it."""
    return next(iter(row.office.get(words.language, ())), None)
