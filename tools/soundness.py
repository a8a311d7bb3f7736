"""What holds for every reading: where its turns, text, mentions and statements stand, and what values they have."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from collegium.reading.contract import ACTS, KINDS, MENTIONED, STANDINGS, Mention, Period, Reading, Statement

CODE = re.compile(r"[A-Z]{2}(?:[A-Z]{2})?")  # ISO 3166-1, XK, and ISO 3166-3 for former states
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOMENT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def fault_of(reading: Reading) -> str:
    """What is wrong with a reading, in words; "" for a sound one."""
    return (
        _of_turns(reading)
        or _of_map(reading)
        or _of_mentions(reading.text, reading.mentions)
        or _of_statements(reading, reading.statements, ("statement", "answer"))
        or _of_statements(reading, reading.premises, ("question",))
    )


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


def _of_statements(reading: Reading, statements: Sequence[Statement], roles: Sequence[str]) -> str:
    """Statements stand in order, in turns of some roles or in a text without turns, where no question is asked."""
    starts = [statement.span[0] for statement in statements]
    if starts != sorted(starts):
        return "statements out of order"
    if not reading.turns and "question" in roles and statements:
        return "premises in a text without turns"
    within = [turn.span for turn in reading.turns if turn.role in roles] if reading.turns else [(0, len(reading.text))]
    for statement in statements:
        start, end = statement.span
        if not any(first <= start < end <= last for first, last in within):
            return f"{statement.act} at {statement.span} in no turn of {' or '.join(roles)}"
        if fault := _of_statement(reading.text, statement):
            return f"{statement.act} at {statement.span}: {fault}"
    return ""


def _of_statement(text: str, statement: Statement) -> str:
    """A statement quotes the text without white space around it; what it names stands in the text, or is an id."""
    quoted = text[slice(*statement.span)]
    who = (statement.actors, statement.addressees, statement.forums)
    sound = {
        "white space around it": quoted == quoted.strip(),
        "no such act or standing": statement.act in ACTS and statement.standing in STANDINGS,
        "confidence": 0 <= statement.confidence <= 1,
        "actors, addressees or forums": all(_are_ids(ids) for ids in who),
        "instruments": all(name and name in text for name in statement.instruments),
        "condition": statement.condition is None or (statement.condition != "" and statement.condition in text),
        "when": statement.when is None or _is_span_of_days(statement.when),
    }
    return next((fault for fault, right in sound.items() if not right), "")


def _are_ids(ids: Sequence[str]) -> bool:
    """Whether all are codes of states or slugs, each once."""
    return len(set(ids)) == len(ids) and all(CODE.fullmatch(one) or SLUG.fullmatch(one) for one in ids)


def _is_span_of_days(when: Period) -> bool:
    """Whether a period begins or ends on a day, and does not end before it begins."""
    try:
        days = [date.fromisoformat(day) for day in (when.start, when.end) if day is not None]
    except ValueError:
        return False
    return bool(days) and days == sorted(days)
