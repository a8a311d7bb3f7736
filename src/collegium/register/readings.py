"""A reading as bytes that are kept, and back."""

import json
from collections.abc import Iterable
from typing import Any

from collegium.accounts.journal.canonical import canonical
from collegium.reading.contract import (
    CONTRACT,
    Furniture,
    Heading,
    Mention,
    Origin,
    Period,
    Place,
    Reading,
    Statement,
    Turn,
)

LISTED = ("actors", "addressees", "forums", "instruments", "issues")  # JSON knows lists, and no tuples


def packed(reading: Reading) -> bytes:
    """A reading in canonical JSON: the same reading gives the same bytes."""
    return canonical({"contract": CONTRACT, **_fields(reading)}, _fields).encode()


def _fields(part: Any) -> dict[str, Any]:
    """The fields of a part of a reading: all are frozen and have slots, so that nothing needs to be copied first."""
    return {name: getattr(part, name) for name in part.__slots__}


def unpacked(content: bytes) -> Reading:
    """The reading that `packed` made. One kept before readings had statements has none."""
    said = json.loads(content)
    return Reading(
        reader=said["reader"],
        vocabulary=said["vocabulary"],
        source=Origin(**said["source"]),
        text=said["text"],
        heading=Heading(**{**said["heading"], "languages": tuple(said["heading"]["languages"])}),
        furniture=tuple(Furniture(**each) for each in said["furniture"]),
        turns=tuple(Turn(**{**each, "span": tuple(each["span"])}) for each in said["turns"]),
        mentions=tuple(Mention(**{**each, "span": tuple(each["span"])}) for each in said["mentions"]),
        statements=_statements(said.get("statements", ())),
        premises=_statements(said.get("premises", ())),
        map=tuple(Place(**each) for each in said["map"]),
    )


def _statements(said: Iterable[dict[str, Any]]) -> tuple[Statement, ...]:
    return tuple(_statement(each) for each in said)


def _statement(said: dict[str, Any]) -> Statement:
    when = Period(**said["when"]) if said["when"] else None
    listed = {name: tuple(said[name]) for name in LISTED}
    return Statement(**{**said, **listed, "span": tuple(said["span"]), "when": when})
