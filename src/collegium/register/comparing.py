"""Two documents held against each other, in a child process with limits: their words were written by others."""

from collections.abc import Callable
from contextlib import closing
from typing import TypeVar

from collegium.reading.compare import Comparison, compare
from collegium.reading.compare.difference import Line, difference
from collegium.reading.compare.parallel import Pair, aligned
from collegium.reading.confine import Limits, run
from collegium.reading.contract import Reading
from collegium.register.errors import TooLarge

MOST = 1_000_000  # characters of both texts together
LIMITS = Limits(seconds=20.0)
AT_ONCE = 2_500  # pairs of statements that are compared without a child: a few hundredths of a second
LONGEST = 20_000  # characters of all statements of a document up to which that holds

Task = TypeVar("Task")
Result = TypeVar("Result")


def what_changed(old: Reading, new: Reading) -> tuple[Line, ...]:
    """The paragraphs of two versions, with what changed word by word. Raises TooLarge for texts that are too long."""
    return _apart(_difference, (old.text, new.text), len(old.text) + len(new.text))


def side_by_side(left: Reading, right: Reading) -> tuple[Pair, ...]:
    """Which paragraphs of two languages belong together. Raises TooLarge for texts that are too long."""
    return _apart(_aligned, (left, right), len(left.text) + len(right.text))


def what_became(old: Reading, new: Reading) -> Comparison:
    """What became of each statement of a document in a later one. Raises TooLarge where they are too many."""
    if len(old.statements) * len(new.statements) <= AT_ONCE and max(_said(old), _said(new)) <= LONGEST:
        return compare(old, new)
    return _apart(_compared, (old, new), len(old.text) + len(new.text))


def _said(reading: Reading) -> int:
    """The characters of all statements together."""
    return sum(each.span[1] - each.span[0] for each in reading.statements)


def _compared(readings: tuple[Reading, Reading]) -> Comparison:
    return compare(*readings)


def _difference(texts: tuple[str, str]) -> tuple[Line, ...]:
    return difference(*texts)


def _aligned(readings: tuple[Reading, Reading]) -> tuple[Pair, ...]:
    return aligned(*readings)


def _apart(work: Callable[[Task], Result], task: Task, length: int) -> Result:
    too_long = TooLarge("These two are too long to be compared on a page.", "Compare their originals.")
    if length > MOST:
        raise too_long
    with closing(run(work, [task], 1, LIMITS)) as outcomes:
        outcome = next(outcomes)
    if outcome.result is None:
        raise too_long from outcome.error
    return outcome.result
