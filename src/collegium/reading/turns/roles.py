"""What a speech does: statement, question, answer, or only giving the floor."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

import regex

from collegium.reading.cast.names import surname_of
from collegium.reading.cast.offices import presides
from collegium.reading.cast.persons import Person
from collegium.reading.cast.scene import Scene
from collegium.reading.contract import Turn
from collegium.reading.turns.speeches import Speech
from collegium.reading.words import Words, everywhere, fold, one_of

FLOOR = 45  # words; who gives the floor needs no more
SHORTEST = 3  # code points; words of no more tell nothing of who is meant
SHORT = 15  # words; between a question and its answer the chair says no more
CHAIRED = 150  # words; a moderator who says more makes a statement
NAME = r"\p{Lu}[\p{L}’'-]+(?:\s(?:de|van|von|al|el|bin|der|la)\s|\s)(?:\p{Lu}[\p{L}’'.-]+\s?){1,3}?"


@dataclass(slots=True)
class Floor:
    """Who has the floor while the speeches are gone through.

    `marked`: some speeches are questions by their labels. `regular`: it is a spokesperson's briefing. `asked`: a
    question was put; `pending`: the last one has no answer yet. `introduced` are name and outlet of who asks next.
    """

    marked: bool
    regular: bool
    asked: bool = False
    pending: bool = False
    introduced: tuple[str, str | None] | None = None


def with_roles(scene: Scene, speeches: list[Speech], kind: str, asker: str | None) -> tuple[Turn, ...]:
    """Each speech with its role, speaker, office and party. `asker` is who is said to have put the questions."""
    marked = any(speech.category == "question" for speech in speeches)
    floor = Floor(marked, regular=kind == "briefing")
    turns = []
    for speech, following in zip_longest(speeches, speeches[1:]):
        said = scene.composed.text[slice(*speech.span)]
        role = _role(speech, said, floor, following, scene.words)
        turns.append(_turn(speech, role, floor, asker))
        _pass_on(floor, role, said, scene)
    return tuple(turns)


def _role(speech: Speech, said: str, floor: Floor, following: Speech | None, words: Words) -> str:
    if speech.category in ("question", "answer"):
        return speech.category
    if speech.category == "chair" or (speech.label and presides(speech.label.text, words)):
        return "chair" if len(said.split()) <= CHAIRED else "statement"
    voice = speech.voice
    beside = voice and not voice.person.principal and voice.presents(words)
    if beside and len(said.split()) <= FLOOR * 2 and _gives_floor(said, following, floor, words):
        return "chair" if floor.asked or _names_next(speech, said, following, words) else "statement"
    return "answer" if floor.asked else "statement"


def _gives_floor(said: str, following: Speech | None, floor: Floor, words: Words) -> bool:
    """Whether a short speech of somebody beside the principals only passes the floor on."""
    introduces = _introduced(words).search(said) is not None
    labelled = following is not None and following.label is not None
    if floor.regular or (floor.pending and (len(said.split()) > SHORT or not introduces)):
        return False
    if not floor.marked:
        return labelled and introduces
    if following is None or not labelled:
        return len(said.split()) <= FLOOR
    return following.category == "question" or not floor.asked or introduces


def _names_next(speech: Speech, said: str, following: Speech | None, words: Words) -> bool:
    """Whether somebody without such an office gives the floor in words: names who speaks next, or says "please"."""
    if speech.voice and speech.voice.person.office:
        return True
    folded = fold(said)
    pleases = any(please in folded for please in words.giving["please"])
    return (
        pleases or _introduced(words).search(said) is not None or (following is not None and _names(following, folded))
    )


def _names(speech: Speech, folded: str) -> bool:
    """Whether a folded text names a speaker, by the label or by a word of the office."""
    label = surname_of(speech.label.text) if speech.label else ""
    office = fold(speech.voice.person.office or "").split() if speech.voice else []
    return any(len(word) > SHORTEST and word in folded for word in (label, *office))


def _pass_on(floor: Floor, role: str, said: str, scene: Scene) -> None:
    """Remember that a question was asked, and whom the chair named for the next one."""
    floor.pending = role == "question" or (role == "chair" and floor.pending)
    if role == "question":
        floor.asked = True
    elif role == "chair":
        floor.introduced = _next_speaker(said, scene) if len(said.split()) <= FLOOR else None
    elif role == "statement":
        floor.introduced = None


def _next_speaker(said: str, scene: Scene) -> tuple[str, str | None] | None:
    """Name and outlet of the last one whom a speech introduces and does not address."""
    names = [match for match in _introduced(scene.words).finditer(said) if not _is_addressed(match["name"], scene)]
    if not names:
        return None
    return " ".join(names[-1]["name"].split()).rstrip("."), (names[-1]["outlet"] or "").strip() or None


def _is_addressed(name: str, scene: Scene) -> bool:
    """Whether a name begins with a form of address, an office or a greeting, as that of who is spoken to."""
    first = name.split()[0]
    if scene.vocabulary.is_honorific(first) or fold(first) in scene.words.giving["greeting"]:
        return True
    offices = scene.vocabulary.offices_in(name, scene.words.language)
    return any(start == 0 for _, (start, _) in offices)


@lru_cache
def _introduced(words: Words) -> regex.Pattern[str]:
    """A name, with an outlet or without, at the end of a clause: "Ann Other from the Daily News, please"."""
    article = rf"(?i:{one_of(everywhere('titles', 'articles'))})\s"
    outlet = rf"(?P<outlet>(?:{article})?\p{{Lu}}[^,.;:?!\n]{{1,50}}|«[^»]+»)"
    return regex.compile(
        rf"(?<!\p{{L}})(?!{article})(?P<name>{NAME})"
        rf"(?:,?\s(?:{one_of(words.giving['from'])})\s{outlet})?"
        rf"\s*(?:[.,!:…]|$|\s(?:{one_of(words.giving['please'])}))"
    )


def _turn(speech: Speech, role: str, floor: Floor, asker: str | None) -> Turn:
    person = speech.voice.person if speech.voice else None
    if role == "question":
        if person is None and floor.introduced:
            return Turn(speech.span, role, floor.introduced[0], floor.introduced[1], None)
        if asker and (person is None or not person.principal):
            person = replace(person, name=asker) if person else Person(asker)
    if person is None:
        return Turn(speech.span, role, None, None, None)
    return Turn(speech.span, role, person.name or None, person.office, person.party)
