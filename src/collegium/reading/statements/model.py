"""A linear model of acts: the weights of features of a clause, added up; how it was made: tools/training."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from collegium.reading.contract import ACTS

NONE = "none"
CLASSES = (NONE, *ACTS)
Weights = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """`weights` of each feature by the place of a class in CLASSES; `bias` of each class."""

    bias: tuple[float, ...]
    weights: Mapping[str, Weights]

    def shares(self, features: Iterable[str]) -> list[float]:
        """The probability of each class of CLASSES, by the sum of the weights of the features."""
        sums = list(self.bias)
        weights = self.weights
        for feature in features:
            for at, weight in weights.get(feature, ()):
                sums[at] += weight
        top = max(sums)
        powers = [math.exp(each - top) for each in sums]
        total = sum(powers)
        return [each / total for each in powers]


@cache
def model(language: str) -> Model:
    """The model of a language; for one that has none of its own, that which weighs no words."""
    folder = files(__package__) / "models"
    path = folder / f"{language}.json"
    rows = json.loads((path if path.is_file() else folder / "any.json").read_text("utf-8"))
    weights = {name: tuple(zip(row[::2], row[1::2], strict=True)) for name, row in rows["features"].items()}
    return Model(tuple(rows["bias"]), weights)
