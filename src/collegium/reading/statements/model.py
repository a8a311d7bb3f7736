"""A linear model of acts: the weights of features of a clause, added up; how it was made: tools/training."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from collegium.reading.contract import ACTS

NONE = "none"
CLASSES = (NONE, *ACTS)
Row = Sequence[float]  # the place of a class in CLASSES and a weight, and again


FIELD = 32  # bits of one class in a packed row
MASK = (1 << FIELD) - 1
SCALE = 100  # weights have two digits
LOW = 1 << 16  # added to each weight, so that no field is negative; the sum of 60,000 features still fits
GROUND = sum(LOW << (FIELD * place) for place in range(len(CLASSES)))


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """`rows` of each feature: places of classes in CLASSES and their weights, by turns; `bias` of each class."""

    bias: tuple[float, ...]
    rows: Mapping[str, Row]
    _packed: dict[str, int] = field(default_factory=dict)

    def shares(self, features: Iterable[str]) -> list[float]:
        """The probability of each class of CLASSES, by the sum of the weights of the features."""
        sums = self._sums(features)
        top = max(sums)
        powers = [math.exp(each - top) for each in sums]
        total = sum(powers)
        return [each / total for each in powers]

    def weights(self, feature: str) -> dict[int, float]:
        """The weights of a feature by the places of classes."""
        row = self.rows.get(feature, ())
        return dict(zip(map(int, row[::2]), row[1::2], strict=True))

    def _sums(self, features: Iterable[str]) -> list[float]:
        """The bias and the weights of the features, added up class by class.

        The weights of a feature are packed into one whole number with a field for each class, so that one addition
        adds them all: five times as fast as adding them one by one.
        """
        packed, rows = self._packed, self.rows
        sum_, count = 0, 0
        for feature in features:
            row = packed.get(feature)
            if row is None:
                if feature not in rows:
                    continue  # a feature without weight
                row = packed[feature] = _pack(rows[feature])
            sum_ += row
            count += 1
        low = count * LOW
        return [bias + (((sum_ >> (FIELD * place)) & MASK) - low) / SCALE for place, bias in enumerate(self.bias)]


def _pack(row: Row) -> int:
    """The weights of a feature as one number."""
    return GROUND + sum(
        round(weight * SCALE) << (FIELD * int(place)) for place, weight in zip(row[::2], row[1::2], strict=True)
    )


@cache
def model(language: str) -> Model:
    """The model of a language; for one that has none of its own, that which weighs no words."""
    folder = files(__package__) / "models"
    path = folder / f"{language}.json"
    table = json.loads((path if path.is_file() else folder / "any.json").read_text("utf-8"))
    return Model(tuple(table["bias"]), table["features"])
