"""What tells words from others, and what is kept of each kind of reference. Pure."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence

from collegium.accounts.journal.canonical import salted
from collegium.reading.vocabulary.words import ARTICLES, SIGNS, keys_of

LONGEST = 200
UNKNOWN = "~"  # begins what stands for words that no table knows: no id does
NAMELESS = "nameless"
ISO_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
SLUG = re.compile(r"[\w-]+")

PLURALS: Mapping[str, str] = {
    "party": "parties",
    "forum": "forums",
    "instrument": "instruments",
    "issue": "issues",
    "person": "persons",
}
SINGULARS = {plural: kind for kind, plural in PLURALS.items()}

# What can be said of each kind. A value is words, a day, or the id of a reference of the kind that stands there.
WORDS, DAY = "words", "day"
FACTS: Mapping[str, Mapping[str, str]] = {
    "party": {"note": WORDS},
    "forum": {"member": "party", "parent": "forum", "founded": DAY, "ended": DAY, "note": WORDS},
    "instrument": {"type": WORDS, "date": DAY, "forum": "forum", "party": "party", "state": WORDS, "note": WORDS},
    "issue": {"parent": "issue", "note": WORDS},
    "person": {"office": WORDS, "party": "party", "note": WORDS},
}

# In which roles statements name each kind, those first in which it acts itself. A person's words are those it speaks.
ACTS_ITSELF = ("actor",)
SPEAKS = "speaker"
MENTIONED = "mentioned"
CONCERNED: Mapping[str, tuple[str, ...]] = {
    "party": ("addressee",),
    "forum": ("forum", "addressee"),
    "instrument": ("instrument",),
    "issue": ("issue",),
    "person": (MENTIONED,),
}


def key_of(kind: str, words: str) -> str:
    """What stands for words that no table knows: the same however they are written. A person's is that of the name."""
    keys = [key for key in keys_of(words, "en") if key not in SIGNS]
    bare = keys[1:] if len(keys) > 1 and keys[0] in ARTICLES else keys
    key = "-".join(bare)[: LONGEST - 1] or NAMELESS
    return key if kind == "person" else f"{UNKNOWN}{key}"


def slug_of(kind: str, words: str) -> str:
    """The id of a new reference by its name."""
    return key_of(kind, words).removeprefix(UNKNOWN)


def is_day(value: str) -> bool:
    """Whether a value is a year, a month or a day of ISO 8601."""
    return ISO_DATE.fullmatch(value) is not None


def sealed(said: Sequence[str], salt: str) -> Sequence[str]:
    """What a seal has of a fact: the hash of what it says and its salt, which goes when the fact is struck out, so that
    nobody can try out what it said; of a fact of before there were salts what it says."""
    return [salted(salt, json.dumps(list(said), ensure_ascii=False))] if salt else said


def seal_of(kind: str, slug: str, names: Mapping[str, Sequence[str]], facts: Iterable[Sequence[str]], gone: str) -> str:
    """The hash of what of a reference goes before everybody: what it is, its id and names, its facts with their
    grounds in any order; `gone` is the id of a public copy that was withdrawn or struck out."""
    said = [kind, slug, {code: list(some) for code, some in names.items()}, sorted(map(list, facts)), gone]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
