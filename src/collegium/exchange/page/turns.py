"""Turns with their speakers in the margin, and text that nobody speaks."""

from collegium.exchange.page.division import Passage
from collegium.exchange.page.lines import paragraphs
from collegium.exchange.page.markup import added, escaped
from collegium.exchange.page.places import Places
from collegium.reading.contract import Reading, Turn

NOT_NAMED = "Speaker not named"


def body_of(reading: Reading, passages: tuple[Passage, ...]) -> str:
    """The passages of the text; each speaker's office and party stand beside the first of the speaker's turns."""
    parts, presented, places = [], set(), Places(reading)
    for passage in passages:
        if passage.turn is None:
            parts.append(f'<div class="unspoken">\n{paragraphs(reading.text, places, passage.lines, True)}</div>\n')
            continue
        person = (passage.turn.speaker, passage.turn.office, passage.turn.party)
        speech = paragraphs(reading.text, places, passage.lines, False)
        parts.append(
            _turn(_who(reading, passage, passage.turn, person not in presented), speech, passage.turn, passage.number)
        )
        presented.add(person)
    return "".join(parts)


def _turn(who: str, speech: str, turn: Turn, number: int) -> str:
    return (
        f'<section class="turn {escaped(turn.role)}" id="turn-{number}">\n<p class="who">{who}</p>\n'
        f'<div class="speech">\n{speech}</div>\n</section>\n'
    )


def _who(reading: Reading, passage: Passage, turn: Turn, first: bool) -> str:
    """The margin: the speaker, as the document's label where that holds the name, then what the label does not say."""
    label = reading.text[slice(*passage.label)] if passage.label else ""
    name, office, party = turn.speaker or "", turn.office or "", turn.party or ""
    inside = label.casefold().find(name.casefold()) if name else -1
    said = label.casefold()
    notes = [note for note in (office if first else "", party if first else "") if note and note.casefold() not in said]
    return " ".join(
        part
        for part in (
            _named(label, inside, len(name)) if inside >= 0 or not name else _added_name(name),
            _notes(notes),
            f'<span class="label printed" dir="auto">{escaped(label)}</span>' if name and label and inside < 0 else "",
            _role(turn.role, label, passage.number),
        )
        if part
    )


def _named(label: str, start: int, length: int) -> str:
    """A label whose name stands out; one that holds no known name stands as it is."""
    if not label:
        return added(NOT_NAMED, "name")
    if start < 0 or len(label.casefold()) != len(label):
        return f'<span class="label" dir="auto">{escaped(label)}</span>'
    before, name, after = label[:start], label[start : start + length], label[start + length :]
    return f'<span class="label named" dir="auto">{escaped(before)}<b>{escaped(name)}</b>{escaped(after)}</span>'


def _added_name(name: str) -> str:
    return f'<span class="read name" dir="auto">{escaped(name)}</span>'


def _notes(notes: list[str]) -> str:
    return f'<span class="read notes" dir="auto">{escaped(", ".join(notes))}</span>' if notes else ""


def _role(role: str, label: str, number: int) -> str:
    """The role, unless the label is the word for it, and the turn's number as a link to itself."""
    word = "" if label.strip(" :.").casefold() == role else f"{escaped(role.capitalize())} "
    link = f'<a href="#turn-{number}" aria-label="Turn {number}">{number}</a>'
    return f'<span class="read role" lang="en">{word}{link}</span>'
