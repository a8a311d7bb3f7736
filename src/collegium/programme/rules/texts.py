"""The order of joint texts, of answers to them and of silence procedures; what their words are told by."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from collegium.programme.rules.steps import Order

KINDS = ("programme", "amendment", "statement", "explanation", "letter", "co-sponsorship", "resolution", "other")
"""`explanation` is one of vote."""

TEXTS: Order = {
    "draft": {"open": "negotiated", "abandon": "abandoned"},
    "negotiated": {"put up": "put up", "put under silence": "silence", "abandon": "abandoned"},
    "put up": {"adopt": "adopted", "reopen": "negotiated", "abandon": "abandoned"},
    "silence": {"adopt": "adopted", "break silence": "negotiated", "call off": "negotiated"},
    "adopted": {"deliver": "delivered", "contest": "contested"},
    "delivered": {"deliver": "delivered", "contest": "contested"},
    "contested": {"confirm": "adopted", "confirm delivered": "delivered", "reopen": "negotiated"},
    "abandoned": {},
}
"""A text that was put up waits for the answers of all; of one under silence nobody needs to answer. One is contested
where its adoption rests on an answer that a partner says it did not give."""

SILENCES: Order = {
    "running": {"break": "broken", "record": "kept", "call off": "called off"},
    "broken": {},
    "kept": {},
    "called off": {},
}
STANCES = ("agrees", "brackets")
ANSWERS = ("consents", "declines", "opts out")

WORDS_MOVE = frozenset({"draft", "negotiated"})
"""States in which the words of a text change."""
STANCES_MOVE = frozenset({"negotiated"})
"""States in which partners agree to paragraphs and bracket them."""

SPACES = re.compile(r"[^\S\n]+")
PARTS = re.compile(r"\n(?:[^\S\n]*\n)+")
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def tidied(words: str) -> str:
    """Words as they are kept: without white space at the ends of lines, and lines that end in one way."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(SPACES.sub(" ", line).strip() for line in lines).strip()


def parts(words: str) -> list[str]:
    """The paragraphs of words: what empty lines set apart."""
    return [part for each in PARTS.split(tidied(words)) if (part := each.strip())]


def hash_of_words(words: Mapping[str, str]) -> str:
    """What tells whether words of a paragraph are the same in all languages; a language without any does not count."""
    return hash_of({language: said for language, said in words.items() if said})


def hash_of(said: Any) -> str:
    """What tells whether two things that JSON can say are the same."""
    plain = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def is_tag(language: str) -> bool:
    """Whether this may be a tag of BCP 47."""
    return TAG.fullmatch(language) is not None


def between(before: float | None, after: float | None) -> float | None:
    """A place between two neighbours, either of which may be missing; None where there is no room."""
    if before is None:
        return after - 1 if after is not None else 1.0
    if after is None:
        return before + 1
    middle = (before + after) / 2
    return middle if before < middle < after else None
