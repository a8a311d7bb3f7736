"""A reading as bytes that are kept, and back."""

import json
from dataclasses import asdict

from collegium.accounts.journal.canonical import canonical
from collegium.reading.contract import CONTRACT, Furniture, Heading, Mention, Origin, Place, Reading, Turn


def packed(reading: Reading) -> bytes:
    """A reading in canonical JSON: the same reading gives the same bytes."""
    return canonical({"contract": CONTRACT, **asdict(reading)}).encode()


def unpacked(content: bytes) -> Reading:
    """The reading that `packed` made."""
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
        map=tuple(Place(**each) for each in said["map"]),
    )
