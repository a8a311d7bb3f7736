"""Readings of invented documents."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from collegium.reading.contract import Furniture, Heading, Mention, Origin, Place, Reading, Statement, Turn

QUESTION = "Question: "


def reading(
    text: str,
    *,
    turns: Iterable[Turn] = (),
    title: str | None = "Words on the Winter Ferry",
    kind: str = "press_conference",
    date: str | None = "2031-02-03",
    time: str | None = None,
    place: str | None = None,
    number: str | None = None,
    languages: tuple[str, ...] = ("en",),
    language: str | None = "en",
    name: str = "ferry.txt",
    furniture: Iterable[str] = (),
    places: Iterable[Place] = (),
    mentions: Iterable[Mention] = (),
    statements: Iterable[Statement] = (),
    premises: Iterable[Statement] = (),
) -> Reading:
    """A reading of `text`; what is not given is plain."""
    return Reading(
        reader="0.0.7",
        vocabulary="f" * 64,
        source=Origin(name, "text/plain", "ab" * 32, 1234, language),
        text=text,
        heading=Heading(kind, title, date, time, place, number, languages),
        furniture=tuple(Furniture(piece) for piece in furniture),
        turns=tuple(turns),
        mentions=tuple(mentions),
        statements=tuple(statements),
        premises=tuple(premises),
        map=tuple(places),
    )


def conversation(*said: tuple[str, str, str, str | None], front: str = "") -> Reading:
    """A press conference of (label, words, role, speaker); a label, which may be empty, stands before the words."""
    text, turns = front, []
    for label, words, role, speaker in said:
        start = len(text) + len(label)
        text += f"{label}{words}\n"
        office, party = ("Harbour Minister", "QM") if speaker else (None, None)
        turns.append(Turn((start, start + len(words)), role, speaker, office, party))
    return reading(
        text.rstrip("\n"), turns=turns, furniture=["Print this", "Top <of> page"], time="09:30", place="Quell"
    )


Named = tuple[str, str, str | None, str | None, str | int | float | None]


def naming(text: str, *named: Named, **beside: Any) -> Reading:
    """A reading of a text with mentions: (words, kind, id, name, value), each found after the one before it begins."""
    mentions, at = [], 0
    for words, kind, id_, name, value in named:
        at = text.index(words, at)
        mentions.append(Mention((at, at + len(words)), kind, id_, name, value))
    return reading(text, mentions=mentions, **beside)


def pact() -> Reading:
    """A communiqué that names something of every kind, one party very often, and a date inside a name."""
    named: list[Named] = [
        ("Ondra Pell", "person", None, "Ondra Pell", None),
        ("Velmora", "party", "QM", "Velmora", None),
        ("Tarn Pact", "forum", "tarn-pact", "Tarn Pact", None),
        ("Programme of Ferries for 2031", "instrument", None, None, None),
        ("2031", "date", None, None, "2031"),
        ("Quell", "place", None, None, None),
        ("last winter", "date", None, None, "2029-12/2030-02"),
        ("in recent years", "date", None, None, None),
        ("three Oskendalian ferries", "quantity", None, None, 3),
        ("Oskendalian", "party", "QN", "Oskendal", None),
    ]
    first = (
        "Ondra Pell of Velmora told the Tarn Pact of the Programme of Ferries for 2031 in Quell. What sailed "
        "last winter had not sailed in recent years: three Oskendalian ferries."
    )
    again = "The Velmoran side thanked the crews, and they thanked the Velmoran side in return. " * 20
    rest: list[Named] = [("Velmoran", "party", "QM", "Velmora", None)] * 40
    one = naming(f"{first}\n{again}", *named, title=None, kind="communique")
    starts = [at for at in range(len(one.text)) if one.text.startswith("Velmoran", at)]
    more = [Mention((at, at + 8), *each[1:]) for at, each in zip(starts, rest, strict=True)]
    return replace(one, mentions=(*one.mentions, *more))


def ferry() -> Reading:
    """A long enough press conference: two speakers, a chair, questions, a very long word, furniture."""
    answer = "The ferry sails when the ice allows, and the ice has not been asked. " * 12
    return conversation(
        ("", f"{answer}\n{answer}", "statement", "Ondra Pell"),
        ("MR VASK: ", "Two questions, please.", "chair", "Vask"),
        (QUESTION, "Will the ferry sail in March?", "question", None),
        ("MINISTER PELL: ", answer, "answer", "Ondra Pell"),
        (QUESTION, f"And the {'very' * 60} long pier?", "question", None),
        ("Ondra Pell (after a pause): ", answer, "answer", "Ondra Pell"),
        front="3 February 2031, 09:30\nWords on the Winter Ferry\n",
    )


def plan() -> Reading:
    """A table of three columns, as a workbook gives it."""
    rows = [("No.", "Topic of talks", "Month"), ("1", "Ferries in winter", "March"), ("2", "Piers", "June")]
    text, places = "Words on the Winter Ferry\nSigned in Quell on 3 February 2031\nTopics agreed", []
    for number, row in enumerate(rows, 3):
        for at, words in enumerate(row):
            text += " " if at else "\n"
            places.append(Place(len(text), len(text) + len(words), f"sheet Plan row {number} cell {'ABC'[at]}", 0))
            text += words
    return reading(text, kind="plan", places=places)
