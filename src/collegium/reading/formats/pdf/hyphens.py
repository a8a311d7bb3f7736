"""Whether a hyphen at a line's end is the word's own. The document's other words are asked first.

A hyphen that is there for the line's end alone is dropped and counted; any other stays and its words stay joined
("Secretary-General", "2020-2021"), or apart where it stands for a word left out ("land- and sea-based").
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from collegium.reading.source import Run

WORD = re.compile(r"\w+(?:[-\u2010]\w+)*")
BEFORE = re.compile(r"(\S*?)([\w\u2010-]+)[-\u00ad\u2010]$")
AFTER = re.compile(r"\w+(?:[-\u2010]\w+)*")

AND = frozenset({"and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "e", "o", "u", "и", "или"})
FIRSTS = frozenset(
    {
        *(
            "anti",
            "cross",
            "ever",
            "full",
            "half",
            "high",
            "long",
            "low",
            "mid",
            "non",
            "self",
            "semi",
            "short",
            "vice",
        ),
        *("well", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
        *("après", "arrière", "avant", "celui", "celle", "ceux", "demi", "vingt", "trente"),
        *("политико", "социально", "военно", "культурно", "северо", "юго"),
    }
)  # words that are often the first half of one with a hyphen, and seldom the beginning of another

JOIN, KEEP, APART = "join", "keep", "apart"


@dataclass(slots=True)
class Seam:
    """A hyphen at a line's end: the word before and after, and how the characters around speak for keeping it."""

    before: str
    after: str
    address: bool


@dataclass(slots=True)
class Words:
    """How often the document has each word, upper and lower case alike, and what its own seams say of it."""

    counts: Counter[str] = field(default_factory=Counter)
    halves: Counter[str] = field(default_factory=Counter)
    joined: int = 0
    kept: int = 0

    def add(self, text: str) -> None:
        """Count a page's words."""
        self.counts.update(WORD.findall(text.lower()))

    def learn(self, seam: Seam) -> None:
        """Count a seam's halves, which are no words of their own, and what the document's other words say of it."""
        self.halves.update((seam.before.lower(), seam.after.lower()))
        evidence = self._evidence(seam)
        self.joined += evidence < 0
        self.kept += evidence > 0

    def decide(self, seam: Seam) -> str:
        """JOIN the words and drop the hyphen, KEEP it, or keep it with the words APART."""
        if seam.after.lower() in AND:
            return APART
        if seam.address or not seam.after[0].islower() or seam.before[-1].isdigit():
            return JOIN if self._in_capitals(seam) else KEEP
        evidence = self._evidence(seam)
        if evidence:
            return KEEP if evidence > 0 else JOIN
        if self.joined <= self.kept and (self.kept or seam.before.lower() in FIRSTS):
            return KEEP
        if seam.before.lower() in FIRSTS and self._known(seam.after):
            return KEEP
        return KEEP if self._both_known(seam) else JOIN

    def _in_capitals(self, seam: Seam) -> bool:
        return (
            not seam.address
            and len(seam.after) > 1
            and seam.after.isalpha()
            and (seam.before + seam.after).isupper()
            and (self._evidence(seam) < 0 or not self._both_known(seam))
        )

    def _evidence(self, seam: Seam) -> int:
        before, after = seam.before.lower(), seam.after.lower()
        return self.counts[f"{before}-{after}"] - self.counts[before + after]

    def _both_known(self, seam: Seam) -> bool:
        """Whether both halves are words of the document elsewhere; short ones say little where it cuts words."""
        least = 4 if self.joined > self.kept else 1
        return all(len(half) >= least and self._known(half) for half in (seam.before.split("-")[-1], seam.after))

    def _known(self, half: str) -> bool:
        return self.counts[half.lower()] > self.halves[half.lower()]


def seam_at(runs: Sequence[Run], number: int) -> Seam:
    """The seam after a run. The run ends with the hyphen."""
    before = BEFORE.search(runs[number].text)
    after = AFTER.match(runs[number + 1].text)
    address = before is not None and any(sign in before.group(1) for sign in ("/", "@", "www."))
    return Seam(before.group(2) if before else "-", after.group() if after else "-", address)


def sew(runs: Sequence[Run], seams: Sequence[int], words: Words) -> tuple[tuple[Run, ...], int]:
    """The runs with their seams decided, and how many hyphens were dropped."""
    sewn: list[Run] = []
    dropped = 0
    for number, run in enumerate(runs):
        choice = words.decide(seam_at(runs, number)) if number in seams else KEEP
        if choice == JOIN:
            sewn.append(Run(run.text[:-1], run.where, run.offset, run.bold))
            dropped += 1
        else:
            sewn.append(run)
        if choice == APART:
            sewn.append(Run(" ", run.where, run.offset + len(run.text)))
    return tuple(run for run in sewn if run.text), dropped
