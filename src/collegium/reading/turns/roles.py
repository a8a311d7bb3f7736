"""Whose speech a turn is and what it does: statement, question, answer, or only giving the floor."""

from dataclasses import dataclass, replace

import regex

from collegium.reading.contract import Span, Turn
from collegium.reading.turns.accept import Label
from collegium.reading.turns.cast import NAME, Person, same_surname, surname_of
from collegium.reading.turns.labels import in_capitals
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, fold

FLOOR = 45  # words; who gives the floor needs no more
INTRODUCED = regex.compile(
    r"(?P<name>\p{Lu}[\p{L}’'-]+(?:\s(?:de|van|von|al|el|bin|der|la)\s|\s)(?:\p{Lu}[\p{L}’'.-]+\s?){1,3}?)"
    r"(?:,?\s(?:from|of|with|at|de|del|du|von|vom|für|pour|из|от)\s(?P<outlet>(?:the\s|la\s|le\s|l’|l'|el\s|der\s|die\s)?\p{Lu}[^,.;:?!\n]{1,50}|«[^»]+»))?"
    r"\s*(?:[.,!:…]|$|\s(?:please|bitte|please go ahead))"
)


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of the text that one speaker says, and the label before it; None where no label names the speaker."""

    span: Span
    label: Label | None


@dataclass(slots=True)
class Floor:
    """Who has the floor while the speeches are gone through."""

    asked: bool = False
    introduced: tuple[str, str | None] | None = None


def attributed(
    text: str, speeches: list[Speech], cast: tuple[Person, ...], words: Words, kind: str, vocabulary: Vocabulary
) -> tuple[Turn, ...]:
    """Each speech with its role, speaker, office and party."""
    who = [_speaker(text, speech, cast, words, vocabulary) for speech in speeches]
    asking = any(speech.label and speech.label.category == "question" for speech in speeches)
    floor = Floor()
    turns = []
    for i, speech in enumerate(speeches):
        said = text[slice(*speech.span)]
        following = speeches[i + 1].label if i + 1 < len(speeches) else None
        role = _role(speech, who[i], said, floor, asking, following, kind)
        turns.append(_turn(speech.span, role, who[i], floor))
        _pass_on(floor, role, said)
    return tuple(turns)


def _role(
    speech: Speech, person: Person | None, said: str, floor: Floor, asking: bool, following: Label | None, kind: str
) -> str:
    category = speech.label.category if speech.label else "named"
    if category in ("question", "answer"):
        return category
    if category == "chair":
        return "chair" if len(said.split()) <= FLOOR * 3 else "statement"
    principal = person is not None and person.principal
    if kind == "interview" and not asking and person is not None and not principal:
        return "question"
    if not principal and asking and len(said.split()) <= FLOOR and _gives_floor(said, following, floor):
        return "chair"
    return "answer" if floor.asked else "statement"


def _gives_floor(said: str, following: Label | None, floor: Floor) -> bool:
    """Whether a short speech of somebody beside the principals only passes the floor on."""
    if following is None:
        return "?" not in said and len(said.split()) <= FLOOR / 2
    return following.category == "question" or not floor.asked or bool(INTRODUCED.search(said))


def _pass_on(floor: Floor, role: str, said: str) -> None:
    """Remember that a question was asked, and whom the chair named for the next one."""
    if role == "question":
        floor.asked = True
    elif role == "chair":
        names = list(INTRODUCED.finditer(said))
        floor.introduced = None
        if names and len(said.split()) <= FLOOR:
            floor.introduced = (" ".join(names[-1]["name"].split()), (names[-1]["outlet"] or "").strip() or None)
    elif role == "statement":
        floor.introduced = None


def _turn(span: Span, role: str, person: Person | None, floor: Floor) -> Turn:
    if role == "question" and person is None and floor.introduced:
        name, outlet = floor.introduced
        return Turn(span, role, name, outlet, None)
    if person is None:
        return Turn(span, role, None, None, None)
    return Turn(span, role, person.name, person.office, person.party)


def _speaker(text: str, speech: Speech, cast: tuple[Person, ...], words: Words, vocabulary: Vocabulary) -> Person | None:
    """Whom a label names; without one, or where it only says "Answer", the one voice of the document."""
    label = speech.label
    if label is None or label.category == "answer":
        return _one_voice(cast)
    if label.category == "question":
        return _journalist(label)
    if label.category == "chair":
        return Person(_cased(label.text), None, None)
    return _named(text, label, cast, words, vocabulary)


def _one_voice(cast: tuple[Person, ...]) -> Person | None:
    principals = [person for person in cast if person.principal]
    return principals[0] if principals else (cast[0] if len(cast) == 1 else None)


def _journalist(label: Label) -> Person | None:
    """A name in brackets behind "Question": "Question (Ann Other, Daily News)"."""
    inside = label.note.strip("()[] ")
    name, _, outlet = inside.partition(",")
    return Person(name.strip(), outlet.strip() or None) if NAME.fullmatch(name.strip()) else None


def _named(text: str, label: Label, cast: tuple[Person, ...], words: Words, vocabulary: Vocabulary) -> Person:
    """The person of the cast whom a label means; else the label's own name, office and party."""
    surname = surname_of(label.text)
    for person in cast:
        if same_surname(surname, person.surname):
            return replace(person, name=_nominative(person.name, label.text))
    language = words.language
    office = vocabulary.office_of(label.text, language)
    party = vocabulary.party_of(f"{label.text} {label.note}", language)
    name = label.text if not office else (label.text[: office[1][0]] + label.text[office[1][1] :]).strip(" ,")
    parts = name.split()
    while parts and vocabulary.is_honorific(parts[0]):
        parts.pop(0)
    bare = _cased(" ".join(parts) or label.text)
    spelled = _cased(label.text[slice(*office[1])]) if office and parts else None
    return Person(bare, spelled, party)


def _nominative(name: str, label: str) -> str:
    """A name as the label has it where the heading inflects it and the label gives as much of it."""
    if regex.search(r"\p{Cyrillic}", label) and not in_capitals(label) and len(label) >= len(name) - 3 and fold(label) != fold(name):
        return label
    return name


def _cased(label: str) -> str:
    """A label in capitals as names are written: "MR. AL-DAHR" as "Mr. Al-Dahr"."""
    if not in_capitals(label) or len(label) < 2:
        return label
    return regex.sub(r"\p{L}+", lambda match: match.group().capitalize(), label)
