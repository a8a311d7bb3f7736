"""Reading in child processes: hostile bytes cost a bounded time and memory, and never the run.

Pure but for the processes themselves: what is done there is a function that the caller names.
"""

import resource
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from collegium.reading.errors import Crashed, ReadingError, TooHungry, TooSlow

Task = TypeVar("Task")
Result = TypeVar("Result")

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: seconds of the clock, and bytes of memory that its process may take."""

    seconds: float = 60.0
    memory: int = 256 * MIB


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Task, Result]):
    """What came of one task: its result, or the error that says why there is none."""

    task: Task
    result: Result | None
    error: ReadingError | None


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(
    work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int = 1, limits: Limits | None = None
) -> Iterator[Outcome[Task, Result]]:
    """Do the work for each task in a child process, and give the outcomes in the order of the tasks.

    `work` is a function of a module. No more than a few tasks are under way at once, however many there are.
    A ReadingError that it raises is an outcome, and so is a child that dies, takes too long or needs too much
    memory; any other exception is a fault of the program and is raised here.
    """
    bounds = limits or Limits()
    # Forked children start in milliseconds with everything loaded; the parent has no threads of its own but the pool's.
    context = get_context("fork")
    pool = ProcessPool(max_workers=jobs, initializer=_limit, initargs=[bounds.memory], context=context)
    with pool:
        try:
            yield from _in_order(pool, work, tasks, jobs, bounds)
        finally:
            pool.stop()


def _in_order(
    pool: ProcessPool, work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int, limits: Limits
) -> Iterator[Outcome[Task, Result]]:
    waiting: deque[tuple[Task, ProcessFuture]] = deque()
    for task in tasks:
        waiting.append((task, pool.schedule(work, args=[task], timeout=limits.seconds)))
        if len(waiting) >= jobs * 4:
            yield _outcome(*waiting.popleft(), limits)
    while waiting:
        yield _outcome(*waiting.popleft(), limits)


def _outcome(task: Task, future: ProcessFuture, limits: Limits) -> Outcome[Task, Result]:
    error: ReadingError
    try:
        return Outcome(task, future.result(), None)
    except ReadingError as raised:
        error = raised
    except FutureTimeoutError:
        error = TooSlow(
            f"Reading took longer than {limits.seconds:g} seconds.", "Split the document, or allow more time."
        )
    except MemoryError:
        error = TooHungry(f"Reading needed more than {limits.memory // MIB} MiB of memory.", "Split the document.")
    except ProcessExpired as expired:
        error = Crashed(
            f"The process that read the document died ({expired.exitcode}).",
            "The document is damaged or hostile: open it in its own program and save it anew.",
        )
    return Outcome(task, None, error)
