"""Who speaks in a document: the persons that its heading names, with their offices and parties."""

from dataclasses import dataclass, replace

import regex

from collegium.reading.vocabulary import Person as Row
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import fold, words

PART = r"(?:d[’']|l[’']|al-|el-|O[’'])?\p{Lu}[\p{L}’'\-]*\.?"
PARTICLE = r"(?:(?:de|del|della|di|da|dos|du|la|le|van|von|der|den|zu|bin|ibn|ben|al|el|e|y|of)\s){0,3}"
NAME = regex.compile(rf"{PART}(?:\s?(?<=\.){PART}|\s{PARTICLE}{PART}){{1,4}}")
JOINING = regex.compile(r",?\s*(?:the\s|der\s|le\s|la\s|el\s|the\sHonou?rable\s|H\.\s?E\.\s|S\.\s?E\.\s|Mr\.?\s|Mrs\.?\s|Ms\.?\s|Dr\.?\s|M\.\s|Mme\s|Herrn?\s|Frau\s|D\.\s|Sr\.?a?\s)*")


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
        return fold(self.name.split()[-1].rpartition(".")[2] or self.name)


def surname_of(label: str) -> str:
    """The last word of a label, folded; initials run together with it are left out."""
    words_of = label.split()
    return fold(words_of[-1].rpartition(".")[2] or words_of[-1].strip(".")) if words_of else ""


def same_surname(a: str, b: str) -> bool:
    """Whether two folded surnames are one, apart from the ending that Slavic languages give it by case."""
    if a == b:
        return bool(a)
    stem = min(len(a), len(b))
    return stem >= 4 and a.isalpha() and regex.search(r"\p{Cyrillic}", a) is not None and (
        a[: stem - 1] == b[: stem - 1] and abs(len(a) - len(b)) <= 2 and _ending(a, stem - 1) and _ending(b, stem - 1)
    )


def _ending(name: str, begin: int) -> bool:
    return bool(regex.fullmatch(r"[\p{Cyrillic}]{0,3}", name[begin:]))


def cast_of(lines: list[str], title: int | None, language: str, vocabulary: Vocabulary) -> list[Person]:
    """The persons whom the lines of a heading name; those of the title or of a line of their own are principal."""
    found: list[Person] = []
    for number, line in enumerate(lines):
        for person in _persons(line, language, vocabulary):
            _add(found, replace(person, principal=person.principal or number != title))
    return [_known(person, language, vocabulary) for person in found]


def _persons(line: str, language: str, vocabulary: Vocabulary) -> list[Person]:
    """The persons of one line; those after "with" are not its own voice."""
    found, at = [], 0
    offices = _offices(line, language, vocabulary)
    for start, end, office in offices:
        after = NAME.match(line, JOINING.match(line, end).end())  # type: ignore[union-attr]
        before = _name_before(line, start)
        name = after.group() if after else before
        if not name:
            continue
        party = vocabulary.party_of(line[max(at, start - 40) : _clause_end(line, end)], language)
        found.append(Person(_bare(name, vocabulary), office, party, _own_voice(line, start, language)))
        at = after.end() if after else end
    return found or _named_alone(line, language, vocabulary)


def _offices(line: str, language: str, vocabulary: Vocabulary) -> list[tuple[int, int, str]]:
    """The offices of a line in order, each the longest where it stands."""
    found, at = [], 0
    while at < len(line):
        office = vocabulary.office_of(line[at:], language)
        if not office:
            break
        start, end = at + office[1][0], at + office[1][1]
        found.append((start, end, line[start:end]))
        at = end
    return sorted(found)


def _name_before(line: str, start: int) -> str | None:
    """The name that an office follows after a comma: "Ann Other, Secretary of State"."""
    head = line[:start].rstrip()
    if not head.endswith(","):
        return None
    names = list(NAME.finditer(head[:-1]))
    return names[-1].group() if names and names[-1].end() == len(head) - 1 else None


def _clause_end(line: str, end: int) -> int:
    stop = regex.compile(r",|\bat\b|\band\b|\bwith\b|\bfollowing\b|\bmit\b|\bavec\b|\bund\b|\bet\b|\by\b|\bи\b").search(line, end)
    return stop.start() if stop else len(line)


def _own_voice(line: str, start: int, language: str) -> bool:
    table = words(language).titles["with"]
    return not any(regex.search(rf"(?<!\p{{L}}){regex.escape(word)}\s[^,;]{{0,80}}$", fold(line[:start])) for word in table)


def _bare(name: str, vocabulary: Vocabulary) -> str:
    """A name without forms of address before it and a possessive behind it."""
    parts = regex.sub(r"[’']s$", "", name).split()
    while len(parts) > 1 and vocabulary.is_honorific(parts[0]):
        parts.pop(0)
    return " ".join(parts)


def _named_alone(line: str, language: str, vocabulary: Vocabulary) -> list[Person]:
    """Persons of the vocabulary that a line names without an office."""
    folded = fold(line)
    return [
        Person(known.name, _office(known, language), known.party, True)
        for known in vocabulary.persons
        if any(fold(each) in folded for each in (known.name, *(s for each in known.names.values() for s in each)))
    ]


def _add(found: list[Person], person: Person) -> None:
    """Put a person into the cast; one that is there already gains what was missing."""
    for i, there in enumerate(found):
        if same_surname(there.surname, person.surname):
            found[i] = Person(
                max(there.name, person.name, key=len),
                _better(there.office, person.office),
                there.party or person.party,
                there.principal or person.principal,
            )
            return
    found.append(person)


def _better(a: str | None, b: str | None) -> str | None:
    return max((each for each in (a, b) if each), key=len, default=None)


def _known(person: Person, language: str, vocabulary: Vocabulary) -> Person:
    """A person as the vocabulary knows it, where it does."""
    for row in vocabulary.persons:
        spellings = (row.name, *(s for each in row.names.values() for s in each))
        if any(same_surname(fold(s.split()[-1]), person.surname) for s in spellings):
            return Person(person.name, person.office or _office(row, language), row.party or person.party, person.principal)
    return person


def _office(row: Row, language: str) -> str | None:
    """The office of a person of the vocabulary as a language writes it."""
    return next(iter(row.office.get(language, ())), None)
