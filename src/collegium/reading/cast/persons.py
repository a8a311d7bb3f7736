"""Who speaks in a document: the persons that its heading names, with their offices and parties."""

from dataclasses import dataclass, replace

import regex

from collegium.reading.cast.names import NAME, OPEN_NAME, PART, bare_name, same_surname, surname_of, without_party
from collegium.reading.vocabulary import Person as Row
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import fold, words

# Forms of address and articles between an office and the name behind it.
JOINING = regex.compile(
    r",?\s*(?:(?:the|der|le|la|el|Honou?rable|Hon\.|H\.\s?E\.|S\.\s?E\.|Mrs?\.?|Ms\.?|Dr\.?|M\.|Mme|Mlle|Herrn?|Frau|D\.|Sra?\.|Don|Doña)\s)*"
)
# A name behind an office and its party: "minister of foreign affairs of X, Ann Other".
BEYOND = regex.compile(
    rf"(?:\s(?:of|for|de|des|du|der|von|del|la|the|\p{{Lu}}[\p{{L}}’'-]*|\p{{L}}+(?:ов|ий|ия|ии|ой|ого|ы|и))){{1,8}}?,?\s(?P<name>{OPEN_NAME})"
)
CLAUSE = regex.compile(r",|:|\b(?:at|and|with|following|mit|und|avec|et|y|con|и|с|after|before|during|on)\b", regex.IGNORECASE)
# "President: Ms. Ann Other . . . . . (Country)": who presides, as records of meetings list it.
OFFICER = regex.compile(
    rf"(?P<office>\p{{Lu}}[\p{{L}} -]{{3,30}}?)\s?:\s*(?P<name>(?:\p{{Lu}}\p{{L}}{{0,4}}\.?\s)?(?:{OPEN_NAME}|(?<=\s){PART}))(?:[\s.…])*(?:\((?P<party>[^)]+)\))?"
)


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


def cast_of(lines: list[str], title: int | None, language: str, vocabulary: Vocabulary) -> list[Person]:
    """The persons whom the lines of a heading name; those of the title or of a line of their own are principal."""
    found: list[Person] = []
    for number, line in enumerate(lines):
        for person in persons_of(line, language, vocabulary, title=number == title):
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


def persons_of(line: str, language: str, vocabulary: Vocabulary, title: bool = False) -> list[Person]:
    """The persons of one line; those after "with" are not its own voice. In a title a name needs no office."""
    officer = OFFICER.fullmatch(line.strip())
    if officer and vocabulary.office_of(officer["office"], language):
        party = vocabulary.party_of(officer["party"], language) if officer["party"] else None
        return [Person(bare_name(officer["name"], language, vocabulary), officer["office"], party)]
    found, at = [], 0
    for _, (start, end) in vocabulary.offices_in(line, language):
        found_name = _name_at(line, start, end)
        if not found_name:
            continue
        written, stop = found_name
        name = bare_name(without_party(written, language, vocabulary), language, vocabulary)
        party = vocabulary.party_of(line[max(at, start - 40) : _clause_end(line, end)], language)
        person = Person(name, line[start:end], party, _own_voice(line, start, language))
        found.append(known(person, language, vocabulary))
        at = max(end, line.find(name, 0, stop) + len(name))
    return found or _named_alone(line, language, vocabulary) or (_named_by(line, language, vocabulary) if title else [])


def _name_at(line: str, start: int, end: int) -> tuple[str, int] | None:
    """The name behind an office, behind its party, or before it and a comma; and where both end."""
    joined = JOINING.match(line, end)
    after = NAME.match(line, joined.end()) if joined else None
    if after:
        return after.group(), after.end()
    head = line[:start].rstrip()
    names = list(NAME.finditer(head[:-1])) if head.endswith(",") else []
    if names and names[-1].end() == len(head) - 1:
        return names[-1].group(), end
    beyond = BEYOND.match(line, end)
    return None if beyond is None else (beyond["name"], beyond.end())


def _clause_end(line: str, end: int) -> int:
    stop = CLAUSE.search(line, end)
    return stop.start() if stop else len(line)


def _own_voice(line: str, start: int, language: str) -> bool:
    clause = regex.split(r"[,;]", fold(line[:start])[-90:])[-1].split()
    return not any(word in clause for word in words(language).titles["with"])


def _named_by(line: str, language: str, vocabulary: Vocabulary) -> list[Person]:
    """Who a title says speaks, without an office: "Interview with Ann Other", "Ann Other's remarks"."""
    table = words(language)
    openings = "|".join(
        sorted({regex.escape(word) for word in (*table.titles["by"], *table.titles["with"])}, key=len, reverse=True)
    )
    found = regex.search(rf"(?<!\p{{L}})(?:{openings})\s?(?P<name>{OPEN_NAME})", line) if openings else None
    owner = regex.match(rf"(?P<name>{OPEN_NAME})[’']s\s", line)
    match = owner or found
    if match is None:
        return []
    name = bare_name(match["name"], language, vocabulary)
    return [] if " " not in name or vocabulary.party_of(name, language) else [Person(name, None, None, True)]


def _named_alone(line: str, language: str, vocabulary: Vocabulary) -> list[Person]:
    """Persons of the vocabulary that a line names without an office."""
    folded = fold(line)
    return [
        Person(row.name, office_in(row, language), row.party, True)
        for row in vocabulary.persons
        if any(fold(spelling) in folded for spelling in _spellings(row))
    ]


def known(person: Person, language: str, vocabulary: Vocabulary) -> Person:
    """A person as the vocabulary knows it, where one in it has the name and no other."""
    row = vocabulary.person_of(person.name, language)
    if row is None:
        return person
    written = row.names.get(language, (row.name,))
    name = person.name if " " in person.name and "." not in person.name else written[0]
    return replace(person, name=name, office=person.office or office_in(row, language), party=row.party or person.party)


def _spellings(row: Row) -> tuple[str, ...]:
    return (row.name, *(spelling for each in row.names.values() for spelling in each))


def office_in(row: Row, language: str) -> str | None:
    """The office of a person of the vocabulary as a language writes it."""
    return next(iter(row.office.get(language, ())), None)
