"""Whom a label names: a person of the cast, of the vocabulary, or somebody of whom only the label is known."""

from dataclasses import replace

import regex

from collegium.reading.cast.capitals import cased, cased_office, in_capitals
from collegium.reading.cast.names import CYRILLIC, NAME, same_surname, surname_of, without_party
from collegium.reading.cast.persons import Person, known
from collegium.reading.cast.scene import Scene
from collegium.reading.labels import Label
from collegium.reading.turns.asking import with_questions
from collegium.reading.turns.principals import with_principals
from collegium.reading.turns.speeches import Speech
from collegium.reading.turns.voices import Voice
from collegium.reading.words import fold

SURNAME = regex.compile(r"\p{Lu}[\p{L}’'.-]*")
INITIALED = regex.compile(r"(?:\p{Lu}\.\s?){1,2}\p{L}+")
SHORT_NAME = regex.compile(r"\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2}")


def voiced(scene: Scene, speeches: list[Speech], regular: bool) -> list[Speech]:
    """The speeches with their voices; who mostly asks is given the label of a question.

    `regular`: it is a spokesperson's briefing, and so the spokesperson's words are what it gives.
    """
    people = _short_forms(_people(speeches, scene), speeches)
    people = _in_full(people)
    people = with_principals(scene, people, speeches, regular)
    voices: dict[tuple[str, str | None], Voice] = {}
    found: list[Speech] = []
    for speech, person in zip(speeches, people, strict=True):
        voice = voices.setdefault((fold(person.name), person.party), Voice(person)) if person else None
        if voice:
            voice.hear(scene.composed.text[slice(*speech.span)], scene.words)
        found.append(Speech(speech.span, speech.label, voice))
    return with_questions(scene, found)


def _people(speeches: list[Speech], scene: Scene) -> list[Person | None]:
    """Whom the label of each speech names; the same label names the same person."""
    named: dict[tuple[str, str, str], Person | None] = {}
    people: list[Person | None] = []
    for label in [speech.label for speech in speeches]:
        words = (label.text, label.note, label.category) if label else ("", "", "")
        if words not in named:
            named[words] = _person(label, scene)
        people.append(named[words])
    return people


def _person(label: Label | None, scene: Scene) -> Person | None:
    if label is None or label.category == "answer":
        return _one_voice(scene.cast)
    if label.category == "question":
        return _in_brackets(label)
    return Person(cased(label.text)) if label.category == "chair" else _named(label, scene)


def _one_voice(cast: tuple[Person, ...]) -> Person | None:
    principals = [person for person in cast if person.principal]
    return principals[0] if principals else (cast[0] if len(cast) == 1 else None)


def _in_brackets(label: Label) -> Person | None:
    """Who asks, where a label says it: "Question (Ann Other, Daily News)", "Frage Other"."""
    name, comma, outlet = label.note.strip("()[] ").partition(",")
    if comma and NAME.fullmatch(name.strip()):
        return Person(name.strip(), outlet.strip() or None)
    behind = label.text.partition(" ")[2].strip()
    return Person(cased(behind)) if SHORT_NAME.fullmatch(behind) else None


def _named(label: Label, scene: Scene) -> Person:
    """The person of the cast whom a label means by name or by office; else the label's own name, office and party."""
    surname = surname_of(label.text.partition(",")[0])
    for person in scene.cast:
        if same_surname(surname, person.surname):
            return replace(person, name=_fuller(person.name, label.text, scene))
    own = _of_label(label, scene)
    office = fold(own.name or own.office or "")
    holder = None if own.party else _holder(office, scene)
    if holder:
        return holder
    return known(own, scene.words, scene.vocabulary) if own.name else own


def _holder(office: str, scene: Scene) -> Person | None:
    """Who of the cast holds an office: the first whose own it is, else the one principal whose office begins so."""
    holders = [person for person in scene.cast if person.office and fold(person.office) == office]
    if holders or not scene.holds_office(office):
        return holders[0] if holders else None
    beginning = [person for person in scene.cast if person.principal and _begins(person.office or "", office)]
    return beginning[0] if len(beginning) == 1 else None


def _begins(office: str, beginning: str) -> bool:
    return fold(office).startswith(f"{beginning} ")


def _of_label(label: Label, scene: Scene) -> Person:
    """Name, office and party as a label gives them: "MINISTER OTHER", "Ms. Other (Country)", "Other, Daily News"."""
    head, _, behind_comma = label.text.partition(",")
    behind_comma = cased(behind_comma.strip())
    party = scene.party_of(label.note.strip("()[] ") or head)
    office = scene.vocabulary.office_of(head, scene.words.language)
    if office is None:
        return Person(_untitled(head, scene) or cased(head), behind_comma or None, party)
    start, end = office[1]
    if NAME.fullmatch(behind_comma) and not _untitled(head[:start] + head[end:], scene):
        return Person(behind_comma, cased_office(head, scene.words), party)
    name = _beside_office(head[:start], head[end:], scene)
    if not name and not party:
        return Person(_untitled(head, scene) or cased(head))
    return Person(name, cased_office(head[start:end], scene.words), party)


def _beside_office(before: str, behind: str, scene: Scene) -> str:
    """The name that stands behind an office, else before it; "" where neither is one."""
    last = without_party(_untitled(behind, scene), scene.words, scene.vocabulary)
    names = [name for name in (last, _untitled(before, scene)) if NAME.fullmatch(name)]
    return cased(names[0]) if names else cased(last) if SURNAME.fullmatch(last) else ""


def _untitled(name: str, scene: Scene) -> str:
    """A name without forms of address and articles before it."""
    parts = name.split()
    while parts and (scene.vocabulary.is_honorific(parts[0]) or fold(parts[0]) in scene.words.titles["articles"]):
        parts.pop(0)
    return cased(" ".join(parts))


def _short_forms(people: list[Person | None], speeches: list[Speech]) -> list[Person | None]:
    """A label in capitals with which a longer one begins is short for it: "SG" behind "SG Ann Other"."""
    labels = [speech.label.text if speech.label else "" for speech in speeches]
    longer: dict[str, Person | None] = {}
    for text, person in zip(labels, people, strict=True):
        short, space, _ = text.partition(" ")
        if space:
            longer.setdefault(short, person)
    return [
        longer.get(text, person) if text.isupper() and speech.category == "named" else person
        for text, person, speech in zip(labels, people, speeches, strict=True)
    ]


def _in_full(people: list[Person | None]) -> list[Person | None]:
    """The speakers, each by the fullest name: a surname alone is that of the one whose longer name ends in it."""
    longer = {person.name: person for person in people if person and " " in person.name}
    bearers: dict[str, list[Person]] = {}
    for person in longer.values():
        bearers.setdefault(surname_of(person.name), []).append(person)
    return [_fullest(person, bearers.get(fold(person.name), [])) if person else None for person in people]


def _fullest(person: Person, bearers: list[Person]) -> Person:
    """A person, or the only bearer of the surname where nothing speaks against it."""
    if len(bearers) != 1 or (person.party and bearers[0].party and person.party != bearers[0].party):
        return person
    return replace(bearers[0], office=bearers[0].office or person.office, party=bearers[0].party or person.party)


def _fuller(name: str, label: str, scene: Scene) -> str:
    """A name as the heading has it, or the label where only that has more than the surname."""
    own = _untitled(label.partition(",")[0], scene)
    if " " not in name and NAME.fullmatch(own) and not scene.holds_office(own):
        return own
    return _nominative(name, label)


def _nominative(name: str, label: str) -> str:
    """A name as the label has it where the heading inflects it and the label gives as much of it."""
    cyrillic = CYRILLIC.search(label) and not in_capitals(label)
    if cyrillic and " " not in label and INITIALED.fullmatch(name) and label.isalpha():
        return f"{name[: name.rindex('.') + 1]}{' ' if ' ' in name else ''}{label}"
    return label if cyrillic and len(label) >= len(name) - 3 and fold(label) != fold(name) else name
