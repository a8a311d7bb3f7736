"""A reading as the JSON of the contract."""

import json
from typing import Any

from collegium.reading.contract import CONTRACT, Mention, Reading, Statement, Turn


def record_of(reading: Reading) -> dict[str, Any]:
    """A reading as the contract writes it; the keys stand in the contract's order."""
    source, heading = reading.source, reading.heading
    return {
        "contract": CONTRACT,
        "reader": reading.reader,
        "vocabulary": reading.vocabulary,
        "source": {
            "name": source.name,
            "media_type": source.media_type,
            "sha256": source.sha256,
            "bytes": source.bytes,
            "language": source.language,
        },
        "text": reading.text,
        "heading": {
            "kind": heading.kind,
            "title": heading.title,
            "date": heading.date,
            "time": heading.time,
            "place": heading.place,
            "number": heading.number,
            "languages": list(heading.languages),
        },
        "furniture": [{"text": piece.text} for piece in reading.furniture],
        "turns": [_turn(turn) for turn in reading.turns],
        "mentions": [_mention(mention) for mention in reading.mentions],
        "statements": [_statement(statement) for statement in reading.statements],
        "premises": [_statement(premise) for premise in reading.premises],
        "map": [[place.start, place.end, place.where, place.offset] for place in reading.map],
    }


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "span": list(turn.span),
        "role": turn.role,
        "speaker": turn.speaker,
        "office": turn.office,
        "party": turn.party,
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "span": list(mention.span),
        "kind": mention.kind,
        "id": mention.id,
        "name": mention.name,
        "value": mention.value,
    }


def json_of(reading: Reading) -> str:
    """A reading as one line of JSON, the same for the same reading, byte for byte."""
    return json.dumps(record_of(reading), ensure_ascii=False, separators=(",", ":"))


def _statement(statement: Statement) -> dict[str, Any]:
    when = statement.when
    return {
        "span": list(statement.span),
        "act": statement.act,
        "actors": list(statement.actors),
        "addressees": list(statement.addressees),
        "forums": list(statement.forums),
        "instruments": list(statement.instruments),
        "when": {"start": when.start, "end": when.end} if when else None,
        "condition": statement.condition,
        "attributed_to": statement.attributed_to,
        "standing": statement.standing,
        "issues": list(statement.issues),
        "confidence": statement.confidence,
    }
