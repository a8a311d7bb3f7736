"""Turns with their speakers in the margin, and text that nobody speaks."""

from collections.abc import Mapping

from collegium.exchange.page.division import Passage
from collegium.exchange.page.lines import paragraphs
from collegium.exchange.page.marks import Marked
from collegium.exchange.page.markup import added, escaped
from collegium.exchange.page.notes import Notes
from collegium.exchange.page.places import Places
from collegium.exchange.page.speakers import link_to
from collegium.exchange.speech import own_language, said
from collegium.reading.contract import Reading, Span, Turn

NOT_NAMED = "Speaker not named"


def body_of(
    reading: Reading, marked: Marked, notes: Notes, passages: tuple[Passage, ...], parties: Mapping[str, str]
) -> str:
    """The passages of the text; each speaker's office and party stand beside the first of the speaker's turns.

    `parties` are the names of parties by their ids.
    """
    parts, presented, places = [], set(), Places(reading)
    for passage in passages:
        if passage.turn is None:
            parts.append(f'<div class="unspoken">\n{paragraphs(marked, notes, places, passage.lines, True)}</div>\n')
            continue
        person = (passage.turn.speaker, passage.turn.office, passage.turn.party)
        speech = paragraphs(marked, notes, places, passage.lines, False)
        office, party = ("", "") if person in presented else (passage.turn.office or "", passage.turn.party or "")
        who = _who(marked, passage, passage.turn, [office, parties.get(party, party)])
        parts.append(_turn(who, speech, passage.turn, passage.number))
        presented.add(person)
    return "".join([*parts, notes.upto(len(reading.text))])


def _turn(who: str, speech: str, turn: Turn, number: int) -> str:
    return (
        f'<section class="turn {escaped(turn.role)}" id="turn-{number}">\n<p class="who">{who}</p>\n'
        f'<div class="speech">\n{speech}</div>\n</section>\n'
    )


def _who(marked: Marked, passage: Passage, turn: Turn, notes: list[str]) -> str:
    """The margin: the speaker, as the document's label where that holds the name, then what the label does not say."""
    label = marked.text[slice(*passage.label)] if passage.label else ""
    name = turn.speaker or ""
    inside = label.casefold().find(name.casefold()) if name else -1
    said = label.casefold()
    notes = [note for note in notes if note and note.casefold() not in said]
    return " ".join(
        part
        for part in (
            _named(marked, passage.label, inside, len(name)) if inside >= 0 or not name else _added_name(name),
            _notes(notes),
            _printed(marked, passage.label) if name and inside < 0 else "",
            _role(turn.role, label, passage.number),
        )
        if part
    )


def _named(marked: Marked, label: Span | None, inside: int, length: int) -> str:
    """A label whose name stands out; one that holds no known name stands as it is."""
    if label is None:
        return added(said(NOT_NAMED), "name")
    start, end = label
    words = marked.text[start:end]
    if inside < 0 or len(words.casefold()) != len(words):
        return f'<span class="label" dir="auto">{marked.html(start, end)}</span>'
    first, last = start + inside, start + inside + length
    name = f"<b>{marked.html(first, last)}</b>"
    return f'<span class="label named" dir="auto">{marked.html(start, first)}{name}{marked.html(last, end)}</span>'


def _printed(marked: Marked, label: Span | None) -> str:
    """The label as the document has it, where it does not hold the speaker's name."""
    return f'<span class="label printed" dir="auto">{marked.html(*label)}</span>' if label else ""


def _added_name(name: str) -> str:
    return f'<span class="read name" dir="auto">{escaped(name)}</span>'


def _notes(notes: list[str]) -> str:
    return f'<span class="read notes" dir="auto">{escaped(", ".join(notes))}</span>' if notes else ""


def _role(role: str, label: str, number: int) -> str:
    """The role, unless the label is the word for it, and the turn's number as a link to itself."""
    word = "" if label.strip(" :.").casefold() == role else f"{escaped(said(role.capitalize()))} "
    link = link_to(number)
    return f'<span class="read role"{own_language()}>{word}{link}</span>'
