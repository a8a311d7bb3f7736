"""What holds for every reading: where its turns, its text and its mentions stand, and what values they have."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from collegium.reading.contract import KINDS, MENTIONED, Mention, Reading

CODE = re.compile(r"[A-Z]{2}(?:[A-Z]{2})?")  # ISO 3166-1, XK, and ISO 3166-3 for former states
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOMENT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def fault_of(reading: Reading) -> str:
    """What is wrong with a reading, in words; "" for a sound one."""
    return _of_turns(reading) or _of_map(reading) or _of_mentions(reading.text, reading.mentions)


def _of_turns(reading: Reading) -> str:
    end = 0
    for turn in reading.turns:
        if not end <= turn.span[0] < turn.span[1] <= len(reading.text):
            return f"turn {turn.span} behind {end}"
        end = turn.span[1]
    return ""


def _of_map(reading: Reading) -> str:
    end = 0
    for place in reading.map:
        if place.start < end or reading.text[end : place.start].strip():
            return f"no place for the text at {end}"
        end = place.end
    if reading.text[end:].strip() or reading.heading.kind not in KINDS:
        return "no place for the end of the text, or no such kind"
    return ""


def _of_mentions(text: str, mentions: Sequence[Mention]) -> str:
    """Mentions stand in order, quote the text, and share no text with one of their kind; ids and values are whole."""
    order = [mention.span[0] for mention in mentions]
    if order != sorted(order):
        return "mentions out of order"
    for kind in MENTIONED:
        spans = [mention.span for mention in mentions if mention.kind == kind]
        both = next((f"{one}, {other}" for one, other in pairwise(spans) if one[1] > other[0]), "")
        if both:
            return f"two mentions of {kind} share text: {both}"
    return next((fault for mention in mentions if (fault := _of_mention(text, mention))), "")


def _of_mention(text: str, mention: Mention) -> str:
    start, end = mention.span
    if mention.kind not in MENTIONED or not 0 <= start < end <= len(text):
        return f"{mention.kind} at {mention.span} of {len(text)}"
    quoted = text[start:end]
    if quoted != quoted.strip():
        return f"white space around {mention.kind} {quoted!r}"
    right = _has_id(mention) and JUDGED.get(mention.kind, _is_none)(mention.value)
    return "" if right else f"{mention.kind} {quoted!r}: id {mention.id!r}, value {mention.value!r}"


def _has_id(mention: Mention) -> bool:
    """Whether an id is a slug, of a state its code, and of what has none None."""
    if mention.id is None:
        return True
    if mention.kind == "party" and CODE.fullmatch(mention.id):
        return True
    return mention.kind in ("party", "forum", "instrument") and SLUG.fullmatch(mention.id) is not None


def _is_none(value: object) -> bool:
    return value is None


def _is_number(value: object) -> bool:
    return type(value) in (int, float) and math.isfinite(float(str(value))) and float(str(value)) >= 0


def _is_period(value: object) -> bool:
    """Whether a value is None, an ISO 8601 day, month or year, or an interval of two of one kind in order."""
    if value is None:
        return True
    parts = str(value).split("/")
    if len(parts) > 2 or not all(MOMENT.fullmatch(part) for part in parts):
        return False
    try:
        days = [date.fromisoformat((part + "-01-01")[:10]) for part in parts]
    except ValueError:
        return False
    return len({len(part) for part in parts}) == 1 and days == sorted(days)


JUDGED: Mapping[str, Callable[[object], bool]] = MappingProxyType({"date": _is_period, "quantity": _is_number})
