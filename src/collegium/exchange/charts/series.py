"""What charts over time show, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a time; None where it is not defined. `low` and `high` bound it, where that is known."""

    time: str
    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one state or pair, in order of time."""

    name: str
    points: tuple[Point, ...]


def in_words(series: Sequence[Series]) -> str:
    """A sentence for each series: where it begins and ends, its extremes, and how often it is not defined."""
    return " ".join(_sentence(each) for each in series) or "Nothing to show."


def _sentence(series: Series) -> str:
    known = [(point.time, point.value) for point in series.points if point.value is not None]
    if not known:
        return f"{series.name}: no value, for there is no common vote."
    missing = len(series.points) - len(known)
    gaps = f" {missing} of {len(series.points)} have no value." if missing else ""
    if len(known) == 1:
        return f"{series.name}: {known[0][1]:.2f} ({known[0][0]}).{gaps}"
    low, high = min(known, key=lambda each: each[1]), max(known, key=lambda each: each[1])
    first, last = known[0], known[-1]
    return (
        f"{series.name}: {first[1]:.2f} at first ({first[0]}), {last[1]:.2f} at last ({last[0]});"
        f" lowest {low[1]:.2f} ({low[0]}), highest {high[1]:.2f} ({high[0]}).{gaps}"
    )
