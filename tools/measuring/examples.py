"""Readings of the example record against its gold: heading, page furniture, turns, mentions, statements.

A field of the heading is right where it is the gold's, letter case and white space apart; a field that the gold leaves
out is not asked. Furniture is counted in characters of equal words. A turn is found where it begins and ends with the
gold's words.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from collegium.exchange.records import record_of
from collegium.reading.read import read
from collegium.reading.vocabulary import Vocabulary
from tools.measuring import mentions, statements
from tools.measuring.passages import Text
from tools.measuring.score import Score

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"
FIELDS = ("kind", "title", "date", "time", "place", "number", "languages")
Record = dict[str, Any]


def compare(name: str, gold: Record, reading: Record, score: Score) -> None:
    """Add one document to a score."""
    for key in FIELDS:
        if key in gold["heading"]:
            expected, found = _plain(gold["heading"][key]), _plain(reading["heading"][key])
            score.judge(f"heading.{key}", expected == found, f"{name}: {key} is {expected!r}, read {found!r}")
    _furniture(gold["furniture"], [piece["text"] for piece in reading["furniture"]], score)
    _turns(gold["turns"], reading, score)


def _plain(value: object) -> str:
    if isinstance(value, list):
        return " ".join(sorted(value))
    return " ".join(str(value or "").split()).casefold()


def _furniture(gold: Iterable[str], found: Iterable[str], score: Score) -> None:
    expected = Counter(word for piece in gold for word in piece.split())
    read_words = Counter(word for piece in found for word in piece.split())
    for part, words in (("hit", expected & read_words), ("found", read_words), ("gold", expected)):
        score.asked[f"furniture {part}"] += sum(len(word) * count for word, count in words.items())


def _turns(gold: list[Record], reading: Record, score: Score) -> None:
    spoken = [(_letters(reading["text"][slice(*turn["span"])]), turn) for turn in reading["turns"]]
    score.asked["turns found"] += len(spoken)
    for turn in gold:
        score.asked["turns gold"] += 1
        first, last = _letters(turn["first"])[:18], _letters(turn["last"])[-14:]
        match = next((each for each in spoken if each[0].startswith(first) and each[0].endswith(last)), None)
        if match is None:
            score.missed.append(f"no turn from {turn['first']!r} to {turn['last']!r}")
            continue
        spoken.remove(match)
        score.asked["turns hit"] += 1
        for key in ("role", "speaker", "party"):
            if turn.get(key):
                score.judge(f"turns.{key}", _plain(turn[key]) == _plain(match[1][key]))


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum()).casefold()


def measure() -> tuple[Score, dict[str, Score]]:
    """The score of all examples, and that of each language."""
    vocabulary = Vocabulary.shipped().with_file(EXAMPLES / "vocabulary.json")
    whole = Score()
    languages: dict[str, Score] = {}
    for document in sorted((EXAMPLES / "record").iterdir()):
        gold = json.loads((EXAMPLES / "gold" / f"{document.stem}.json").read_text("utf-8"))
        reading = record_of(read(document.read_bytes(), document.name, vocabulary))
        text = Text(document.name, reading["text"])
        for score in (whole, languages.setdefault(reading["source"]["language"], Score())):
            compare(document.name, gold, reading, score)
            mentions.add(text, gold["mentions"], reading, score)
            statements.add(text, gold, reading, score)
    return whole, languages


def headings() -> list[str]:
    """The names under which the fields of a heading are counted."""
    return [f"heading.{key}" for key in FIELDS]
