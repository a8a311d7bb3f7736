"""Cooperation and conflict in words, as the acts of a sentence show it, against human labels of sentences.

The labels are those of event coding: verbal or material, cooperation or conflict. What an act stands for follows the
classes of CAMEO (Schrodt, CAMEO Event and Actor Codebook, 2012), not the labels: statements of position, appeals,
offers, undertakings, consultations, support and agreements are its classes 01 to 05, verbal cooperation; disapproval
and rejection its classes 11 and 12, verbal conflict. A thing done (`reports`, `withdraws`) is material. Who does it and
who tells of it makes no difference, as it makes none to a coder; negation is in the acts ("does not support" objects,
"will not sign" declines). A sentence may be both.
"""

import csv
import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from tools.measuring.sentences import LANGUAGES, Row, agreement, rows_of

ACTS = {
    "cooperation": frozenset(
        ("commits", "adopts", "proposes", "requests", "supports", "holds", "consults", "schedules")
    ),
    "conflict": frozenset(("objects", "declines")),
}
LABELS = {"cooperation": "VC", "conflict": "VX"}
KEYWORDS = Path(__file__).parent / "keywords.toml"
MET = Path(__file__).parent.parent / "training" / "marks" / "sentences.csv"
Guess = Callable[[Row], bool]


def measured(path: Path) -> dict[str, float]:
    """The figures of a file of sentences: how many are read, acts beside those of English, cooperation and conflict.

    Cooperation and conflict are asked of the sentences whose acts the models were not made with.
    """
    rows = list(rows_of(path))
    met = _met()
    fresh = [row for row in rows if row.number not in met]
    found: dict[str, float] = {"sentences: not met in training": len(fresh)}
    for code in LANGUAGES:
        found[f"sentences in {code}: read"] = sum(code in row.texts for row in rows)
        if code != "en":
            _, same, mean = agreement(rows, code)
            found[f"sentences in {code}: the acts of English"] = same
            found[f"sentences in {code}: acts beside English (mean F1)"] = mean
        for kind in ACTS:
            for name, guess in (
                ("", by_acts(kind, code)),
                (", by keywords", by_keywords(kind, code)),
                (", said of every sentence", lambda row: True),
            ):
                found[f"sentences in {code}: verbal {kind} F1{name}"] = f1(fresh, code, kind, guess)
    return found


def _met() -> set[str]:
    """The numbers of the sentences that the models were made with."""
    with MET.open(encoding="utf-8", newline="") as lines:
        return {line["sentence"] for line in csv.DictReader(lines)}


def by_acts(kind: str, language: str) -> Guess:
    """Whether the acts of a sentence show cooperation, or conflict, in words."""
    return lambda row: bool(row.acts(language) & ACTS[kind])


def by_keywords(kind: str, language: str) -> Guess:
    """The same by a plain list of words."""
    pattern = _pattern(kind, language)
    return lambda row: pattern.search(row.texts[language].lower()) is not None


@cache
def _pattern(kind: str, language: str) -> re.Pattern[str]:
    entries = tomllib.loads(KEYWORDS.read_text("utf-8"))[language][kind]
    words = (re.escape(entry.removesuffix(".")) + (r"\b" if entry.endswith(".") else "") for entry in entries)
    return re.compile(rf"\b(?:{'|'.join(words)})")


def f1(rows: Sequence[Row], language: str, kind: str, guess: Guess) -> float:
    """F1 of the sentences that a language has, against the labels."""
    asked = [(LABELS[kind] in row.labels, guess(row)) for row in rows if language in row.texts]
    hit = sum(meant and guessed for meant, guessed in asked)
    both = sum(meant + guessed for meant, guessed in asked)
    return 2 * hit / both if both else 0.0
