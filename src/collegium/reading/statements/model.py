"""A linear model of acts: the weights of features of a clause, added up; how it was made: tools/training."""

import json
import math
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from collegium.reading.contract import ACTS

NONE: Final = "none"
CLASSES: Final = (NONE, *ACTS)
Row = Sequence[float]  # the place of a class in CLASSES and a weight, and again
WORD: Final = "w"  # how the features of words begin: of one near its verb
AFTER: Final = "after"  # of one behind it
PAIR: Final = "2"  # of one and the next
FIELD: Final = 32  # bits of one class in a packed row
SCALE: Final = 100  # weights have two digits
HALF: Final = 1 << (FIELD - 1)  # added to each sum, so that no field is below zero
GROUND: Final = sum(HALF << (FIELD * place) for place in range(len(CLASSES)))
FIELDS: Final = struct.Struct(f"<{len(CLASSES)}I")


@dataclass(slots=True, eq=False)
class Near:
    """The words around a verb, of which `count` are weighed: `before` of them up to the verb, the rest behind it.

    One more may follow these, which the last of them stands beside.
    """

    words: list[str]
    count: int
    before: int


@dataclass(slots=True, eq=False)
class Weighed:
    """The packed weights of a word: up to the verb, behind it, and beside the word that follows."""

    before: int
    behind: int
    pairs: dict[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """`rows` of each feature: places of classes in CLASSES and their weights, by turns; `bias` of each class."""

    bias: tuple[float, ...]
    rows: Mapping[str, Row]
    _packed: dict[str, int] = field(default_factory=dict)
    _words: dict[str, list[str]] = field(default_factory=dict)  # each word that is weighed, and what may follow it
    _weighed: dict[str, Weighed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the features of words by their words."""
        for feature in self.rows:
            kind, _, word = feature.partition(" ")
            if kind == PAIR:
                word, _, behind = word.partition(" ")
                self._words.setdefault(word, []).append(behind)
            elif kind in (WORD, AFTER):
                self._words.setdefault(word, [])

    def shares(self, features: Iterable[str], near: Near) -> list[float]:
        """The probability of each class of CLASSES, by the sum of the weights of some features and of words."""
        sums = self._sums(self._of_features(features) + self._of_words(near))
        top = max(sums)
        powers = [math.exp(each - top) for each in sums]
        total = sum(powers)
        return [each / total for each in powers]

    def weights(self, feature: str) -> dict[int, float]:
        """The weights of a feature by the places of classes."""
        row = self.rows.get(feature, ())
        return dict(zip(map(int, row[::2]), row[1::2], strict=True))

    def _sums(self, packed: int) -> list[float]:
        """The bias and some packed weights, class by class."""
        fields = FIELDS.unpack((packed + GROUND).to_bytes(FIELDS.size, "little"))
        return [bias + (each - HALF) / SCALE for each, bias in zip(fields, self.bias, strict=True)]

    def _of_features(self, features: Iterable[str]) -> int:
        """The weights of some features, added up.

        The weights of a feature are packed into one whole number with a field for each class, so that one addition
        adds them all: five times as fast as adding them one by one.
        """
        packed, rows = self._packed, self.rows
        total = 0
        for feature in features:
            row = packed.get(feature)
            if row is not None:
                total += row
            elif feature in rows:
                total += self._row(feature)
        return total

    def _of_words(self, near: Near) -> int:
        """The same of the features of words, each of which counts once, without making their names."""
        total, words = 0, near.words
        seen: set[str] = set()
        for at in range(near.count):
            word = words[at]
            weighed = self._weighed.get(word)
            if weighed is None:
                if word not in self._words:
                    continue
                weighed = self._made(word)
            again = word in seen
            if not again:
                seen.add(word)
                total += weighed.before if at < near.before else weighed.behind
            pairs = weighed.pairs
            row = pairs.get(words[at + 1], 0) if pairs and at + 1 < len(words) else 0
            if row and not (again and _stands(words, at)):
                total += row
        return total

    def _made(self, word: str) -> Weighed:
        """The weights of a word, packed and kept."""
        here, behind = self._row(f"{WORD} {word}"), self._row(f"{AFTER} {word}")
        pairs = {after: self._row(f"{PAIR} {word} {after}") for after in self._words[word]}
        made = self._weighed[word] = Weighed(here, here + behind, pairs)
        return made

    def _row(self, feature: str) -> int:
        """The weights of a feature as one number, kept; 0 where it has none."""
        row = self._packed.get(feature)
        if row is None:
            row = self._packed[feature] = _pack(self.rows.get(feature, ()))
        return row


def _stands(words: Sequence[str], at: int) -> bool:
    """Whether a word and the one behind it stand somewhere before, too."""
    return any(words[place] == words[at] and words[place + 1] == words[at + 1] for place in range(at))


def _pack(row: Row) -> int:
    """The weights of a feature as one number."""
    return sum(round(weight * SCALE) << (FIELD * int(place)) for place, weight in zip(row[::2], row[1::2], strict=True))


@cache
def model(language: str) -> Model:
    """The model of a language; for one that has none of its own, that which weighs no words."""
    folder = files(__package__) / "models"
    path = folder / f"{language}.json"
    table = json.loads((path if path.is_file() else folder / "any.json").read_text("utf-8"))
    return Model(tuple(table["bias"]), table["features"])
