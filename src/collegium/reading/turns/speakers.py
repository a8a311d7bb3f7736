"""Whom a label names: a person of the cast, of the vocabulary, or somebody of whom only the label is known."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import regex

from collegium.reading.cast.names import NAME, same_surname, surname_of, without_party
from collegium.reading.cast.offices import SPOKES
from collegium.reading.cast.persons import Person, known
from collegium.reading.labels.accept import Label
from collegium.reading.labels.candidates import in_capitals
from collegium.reading.turns.roles import Speech
from collegium.reading.turns.voices import Voice
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, fold

SURNAME = regex.compile(r"\p{Lu}[\p{L}’'.-]*")
OFFICE = regex.compile(
    r"minist|secretar|secrétaire|president|président|präsident|ambassador|spokes|porte-parole|portavoz|sprecher|director|министр|секретар|посол|представитель|президент|chief|chair|head|commissioner|kanzler|chancellor",
    regex.IGNORECASE,
)
FEWEST = 3  # turns of a document in which somebody may ask without being called "Question"


def voiced(
    text: str, speeches: list[Speech], cast: tuple[Person, ...], regular: bool, words: Words, vocabulary: Vocabulary
) -> list[Speech]:
    """The speeches with their voices; who mostly asks is given the label of a question.

    `regular`: it is a spokesperson's briefing, and so the spokesperson's words are what it gives.
    """
    people = [_person(speech.label, cast, words, vocabulary) for speech in speeches]
    people = _short_forms(people, speeches)
    people = _with_principals(people, speeches, text, regular)
    voices: dict[str, Voice] = {}
    for speech, person in zip(speeches, people, strict=True):
        if person is not None:
            voices.setdefault(fold(person.name) + str(person.party), Voice(person)).hear(text[slice(*speech.span)])
    found = [
        replace(speech, voice=voices[fold(person.name) + str(person.party)] if person else None)
        for speech, person in zip(speeches, people, strict=True)
    ]
    return _asking(found)


def _person(label: Label | None, cast: tuple[Person, ...], words: Words, vocabulary: Vocabulary) -> Person | None:
    if label is None or label.category == "answer":
        return _one_voice(cast)
    if label.category == "question":
        return _in_brackets(label)
    if label.category == "chair":
        return Person(cased(label.text))
    return _named(label, cast, words, vocabulary)


def _one_voice(cast: tuple[Person, ...]) -> Person | None:
    principals = [person for person in cast if person.principal]
    return principals[0] if principals else (cast[0] if len(cast) == 1 else None)


def _in_brackets(label: Label) -> Person | None:
    """Who asks, where a label says it: "Question (Ann Other, Daily News)", "Frage Other"."""
    name, comma, outlet = label.note.strip("()[] ").partition(",")
    if comma and NAME.fullmatch(name.strip()):
        return Person(name.strip(), outlet.strip() or None)
    behind = label.text.partition(" ")[2].strip()
    return Person(cased(behind)) if regex.fullmatch(r"\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2}", behind) else None


def _named(label: Label, cast: tuple[Person, ...], words: Words, vocabulary: Vocabulary) -> Person:
    """The person of the cast whom a label means by name or by office; else the label's own name, office and party."""
    surname = surname_of(label.text.partition(",")[0])
    for person in cast:
        if same_surname(surname, person.surname):
            return replace(person, name=_nominative(person.name, label.text))
    own = _of_label(label, words, vocabulary)
    same_office = [
        person for person in cast if person.office and fold(person.office) == fold(own.name or own.office or "")
    ]
    if same_office and not own.party:
        return same_office[0]
    return known(own, words.language, vocabulary) if own.name else own


def _of_label(label: Label, words: Words, vocabulary: Vocabulary) -> Person:
    """Name, office and party as a label gives them: "MINISTER OTHER", "Ms. Other (Country)", "The representative of …"."""
    head, _, outlet = label.text.partition(",")
    office = vocabulary.office_of(head, words.language)
    inside = label.note.strip("()[] ")
    party = vocabulary.party_of(inside, words.language) if inside else vocabulary.party_of(head, words.language)
    behind_comma = outlet.strip()
    if office is None:
        return Person(_untitled(head, vocabulary) or cased(head), cased(behind_comma) or None, party)
    if NAME.fullmatch(behind_comma) and not _untitled(head[: office[1][0]] + head[office[1][1] :], vocabulary):
        return Person(cased(behind_comma), cased(head), party)
    start, end = office[1]
    behind = without_party(_untitled(head[end:], vocabulary), words.language, vocabulary)
    before = _untitled(head[:start], vocabulary)
    name = next(
        (each for each in (behind, before) if NAME.fullmatch(each)), behind if SURNAME.fullmatch(behind) else ""
    )
    if not name and not party:
        return Person(_untitled(head, vocabulary) or cased(head))
    return Person(cased(name), cased(head[start:end]), party)


def _untitled(name: str, vocabulary: Vocabulary) -> str:
    parts = name.split()
    while parts and (vocabulary.is_honorific(parts[0]) or fold(parts[0]) in ("the", "le", "la", "el", "der", "die")):
        parts.pop(0)
    return cased(" ".join(parts))


def _short_forms(people: list[Person | None], speeches: list[Speech]) -> list[Person | None]:
    """A label in capitals with which a longer one begins is short for it: "SG" behind "SG Ann Other"."""
    labels = [speech.label.text if speech.label else "" for speech in speeches]
    found = list(people)
    for i, text in enumerate(labels):
        if text.isupper() and " " not in text and speeches[i].label.category == "named":  # type: ignore[union-attr]
            longer = next((k for k, other in enumerate(labels) if other.startswith(f"{text} ")), None)
            found[i] = people[longer] if longer is not None else people[i]
    return found


def _nominative(name: str, label: str) -> str:
    """A name as the label has it where the heading inflects it and the label gives as much of it."""
    cyrillic = regex.search(r"\p{Cyrillic}", label) and not in_capitals(label)
    return label if cyrillic and len(label) >= len(name) - 3 and fold(label) != fold(name) else name


def _with_principals(
    people: list[Person | None], speeches: list[Speech], text: str, regular: bool
) -> list[Person | None]:
    """Where the heading names none whose words it gives, those are the principals who are no spokespersons and say most."""
    named = [person for person in people if person]
    if any(person.principal for person in named):
        return people
    said: dict[str, list[int]] = defaultdict(list)
    for person, speech in zip(people, speeches, strict=True):
        if person and speech.label and speech.label.category == "named":
            said[person.name].append(len(text[slice(*speech.span)].split()))
    most = max((sum(counts) / len(counts) for counts in said.values()), default=0)
    chosen = {name for name, counts in said.items() if sum(counts) / len(counts) >= most / 3}
    return [
        replace(person, principal=True)
        if person and person.name in chosen and (regular or not SPOKES.search(person.office or ""))
        else person
        for person in people
    ]


def _asking(speeches: list[Speech]) -> list[Speech]:
    """Where nobody is called "Question", those ask whose turns mostly end in one, and who are named with an outlet."""
    if any(speech.label and speech.label.category == "question" for speech in speeches) and not any(
        speech.label and "," in speech.label.text for speech in speeches
    ):
        return speeches
    asks = {
        id(voice) for voice in _voices(speeches) if not _answers(voice) and (voice.asks or _has_outlet(voice, speeches))
    }
    if len(speeches) < FEWEST or len(asks) == len({id(voice) for voice in _voices(speeches)}):
        return speeches
    return [
        replace(speech, label=replace(speech.label, category="question"))
        if speech.label and speech.voice and id(speech.voice) in asks
        else speech
        for speech in speeches
    ]


def _answers(voice: Voice) -> bool:
    """A principal in office answers, however often a question comes back."""
    return voice.person.principal and (voice.person.party is not None or voice.person.office is not None)


def _has_outlet(voice: Voice, speeches: list[Speech]) -> bool:
    """Whether a label gives somebody's paper behind the name, and no office."""
    if OFFICE.search(voice.person.office or ""):
        return False
    return any(speech.voice is voice and speech.label and "," in speech.label.text for speech in speeches)


def _voices(speeches: list[Speech]) -> Iterable[Voice]:
    return {id(speech.voice): speech.voice for speech in speeches if speech.voice}.values()


def cased(label: str) -> str:
    """A label in capitals as names are written: "MR. AL-DAHR" as "Mr. Al-Dahr"."""
    if not in_capitals(label) or len(label) < 2:
        return label
    return str(regex.sub(r"\p{L}+", lambda match: match.group().capitalize(), label))
