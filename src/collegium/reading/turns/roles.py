"""Whose speech a turn is and what it does: statement, question, answer, or only giving the floor."""

from dataclasses import dataclass, replace

import regex

from collegium.reading.cast.offices import PRESIDING
from collegium.reading.cast.persons import Person
from collegium.reading.contract import Span, Turn
from collegium.reading.labels.accept import Label
from collegium.reading.turns.voices import Voice
from collegium.reading.words import Words

FLOOR = 45  # words; who gives the floor needs no more
SHORT = 15  # words; between a question and its answer the chair says no more
CHAIRED = 150  # words; a moderator who says more makes a statement
ARTICLE = r"(?:[Tt]he|[Ll]a|[Ll]e|[Ee]l|[Dd]er|[Dd]ie|[Dd]as)\s|[Ll][’']"
INTRODUCED = regex.compile(
    rf"(?<!\p{{L}})(?!{ARTICLE})(?P<name>\p{{Lu}}[\p{{L}}’'-]+(?:\s(?:de|van|von|al|el|bin|der|la)\s|\s)(?:\p{{Lu}}[\p{{L}}’'.-]+\s?){{1,3}}?)"
    rf"(?:,?\s(?:from|of|with|at|de|del|du|von|vom|für|pour|из|от)\s(?P<outlet>(?:{ARTICLE})?\p{{Lu}}[^,.;:?!\n]{{1,50}}|«[^»]+»))?"
    r"\s*(?:[.,!:…]|$|\s(?:please|bitte|please go ahead))"
)
ADDRESSED = regex.compile(
    r"(?:Mr|Ms|Mrs|Madam|Secretary|Minister|President|Ambassador|Foreign|Prime|Monsieur|Madame|Señor|Señora|Herr|Frau|Good)\b"
)


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of the text that one speaker says, and the label before it; None where no label names the speaker."""

    span: Span
    label: Label | None
    voice: Voice | None = None


@dataclass(slots=True)
class Floor:
    """Who has the floor while the speeches are gone through."""

    asking: bool
    regular: bool
    asked: bool = False
    pending: bool = False
    introduced: tuple[str, str | None] | None = None


def with_roles(text: str, speeches: list[Speech], kind: str, asker: str | None, words: Words) -> tuple[Turn, ...]:
    """Each speech with its role, speaker, office and party. `asker` is who is said to have put the questions."""
    asking = any(speech.label and speech.label.category == "question" for speech in speeches)
    floor = Floor(asking=asking, regular=kind == "briefing")
    turns = []
    for i, speech in enumerate(speeches):
        said = text[slice(*speech.span)]
        following = speeches[i + 1].label if i + 1 < len(speeches) else None
        role = _role(speech, said, floor, following)
        turns.append(_turn(speech, role, floor, asker))
        _pass_on(floor, role, said)
    return tuple(turns)


def _role(speech: Speech, said: str, floor: Floor, following: Label | None) -> str:
    category = speech.label.category if speech.label else "named"
    if category in ("question", "answer"):
        return category
    count = len(said.split())
    if category == "chair" or (speech.label and PRESIDING.match(speech.label.text)):
        return "chair" if count <= CHAIRED else "statement"
    voice = speech.voice
    if (
        voice
        and not voice.person.principal
        and voice.presents
        and count <= FLOOR * 2
        and _gives_floor(said, following, floor)
    ):
        return "chair"
    return "answer" if floor.asked else "statement"


def _gives_floor(said: str, following: Label | None, floor: Floor) -> bool:
    """Whether a short speech of somebody beside the principals only passes the floor on."""
    if floor.regular:
        return False
    if floor.pending and (len(said.split()) > SHORT or not INTRODUCED.search(said)):
        return False
    if not floor.asking:
        return following is not None and bool(INTRODUCED.search(said))
    if following is None:
        return len(said.split()) <= FLOOR
    return following.category == "question" or not floor.asked or bool(INTRODUCED.search(said))


def _pass_on(floor: Floor, role: str, said: str) -> None:
    """Remember that a question was asked, and whom the chair named for the next one."""
    floor.pending = role == "question" or (role == "chair" and floor.pending)
    if role == "question":
        floor.asked = True
    elif role == "chair":
        names = [match for match in INTRODUCED.finditer(said) if not ADDRESSED.match(match["name"])]
        floor.introduced = None
        if names and len(said.split()) <= FLOOR:
            floor.introduced = (
                " ".join(names[-1]["name"].split()).rstrip("."),
                (names[-1]["outlet"] or "").strip() or None,
            )
    elif role == "statement":
        floor.introduced = None


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
