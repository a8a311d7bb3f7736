"""What a text has that is like a statement, whether or not reading found a statement there.

Before it is said that nothing repeats a statement, its words are looked for in every sentence of the later text.
"""

import math
from collections import defaultdict

import regex

from collegium.reading.compare.likeness import Likeness, Said
from collegium.reading.compare.wording import stems
from collegium.reading.contract import Span

SENTENCE = regex.compile(r"[^\n]+?(?:(?<=[\p{Ll}\p{Pe}\p{Pf}\d][.!?])(?=\s)|(?=\n)|\Z)")
NEAR = 0.3  # share of a statement's words, weighed, that one sentence has: from here on it may say the same


class Passages:
    """The sentences of a text, to be asked which is most like a statement; short words do not count."""

    def __init__(self, text: str, likeness: Likeness) -> None:
        self._spans: list[Span] = [match.span() for match in SENTENCE.finditer(text)]
        self._likeness = likeness
        self._with: dict[str, list[int]] = defaultdict(list)
        for number, (start, end) in enumerate(self._spans):
            for stem in stems(text[start:end]):
                self._with[stem].append(number)

    def nearest(self, said: Said, most: int) -> list[tuple[float, Span]]:
        """The sentences that have most of a statement's words, each with the share that it has, the most first."""
        shares = self._shares(said)
        ranked = sorted(shares, key=lambda number: (-shares[number], number))[:most]
        return [(shares[number], self._spans[number]) for number in ranked]

    def near(self, said: Said) -> Span | None:
        """The sentence that may say the same; None where none is near."""
        shares = self._shares(said)
        best = max(shares, key=lambda number: (shares[number], -number), default=None)
        return self._spans[best] if best is not None and shares[best] >= NEAR else None

    def _shares(self, said: Said) -> dict[int, float]:
        """Which share of a statement's words, weighed, each sentence has that has any."""
        found: dict[int, float] = defaultdict(float)
        weights = {stem: self._likeness.weight(stem) for stem in sorted(said.longer)}
        whole = math.fsum(weights.values())
        for stem, weight in weights.items():
            for number in self._with.get(stem, ()):
                found[number] += weight / whole
        return found
