"""Reading in child processes: hostile bytes cost a bounded time and memory, and never the run.

Pure but for the processes themselves: what is done there is a function that the caller names.
"""

import resource
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Generic, TypeVar

from pebble import CONSTS, ProcessExpired, ProcessFuture, ProcessPool

from collegium.reading.errors import Crashed, Faulty, ReadingError, TooHungry, TooSlow

Task = TypeVar("Task")
Result = TypeVar("Result")

MIB = 1 << 20
AHEAD = 2  # tasks for each process that are under way or done and not yet taken

CONSTS.sleep_unit = 0.01  # seconds between two looks at the processes: the pool's own 0.1 is felt when one file is read


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
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a handler would wait for code that never returns
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class _Faults:
    """Names any exception but those that a document may cause, where it is raised: not all can leave a process."""

    def __enter__(self) -> None:
        """Nothing is needed."""

    def __exit__(self, kind: object, error: BaseException | None, trace: TracebackType | None) -> None:
        """Raises Faulty for a fault of the program."""
        if error is not None and not isinstance(error, ReadingError | MemoryError):
            place = extract_tb(trace)[-1]
            raise _faulty(
                f"{type(error).__name__}: {error}; {Path(place.filename).name}, line {place.lineno}"
            ) from error


def _faulty(what: str) -> Faulty:
    return Faulty(f"The program has a fault that this document shows ({what}).", "Please report it with the document.")


def _do(work: Callable[[Task], Result], task: Task) -> Result:
    with _Faults():
        return work(task)


def run(
    work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int = 1, limits: Limits | None = None
) -> Generator[Outcome[Task, Result], None, None]:
    """Do the work for each task in a child process, and give the outcomes in the order of the tasks.

    `work` is a function of a module. No more than a few tasks are under way at once, however many there are.
    Whatever becomes of a task is an outcome: a ReadingError that it raises, a child that dies, takes too long or
    needs too much memory, and any other exception, which is a fault of the program (Faulty). The children end
    with the iterator, whether it was used up or closed.
    """
    bounds = limits or Limits()
    # Forked children start in milliseconds with everything loaded; the parent has no threads of its own but the pool's.
    context = get_context("fork")
    pool = ProcessPool(max_workers=jobs, initializer=_limit, initargs=[bounds.memory], context=context)
    with pool:
        try:
            yield from _in_order(pool, work, tasks, jobs, bounds)
        finally:
            pool.stop()  # type: ignore[no-untyped-call]


def _in_order(
    pool: ProcessPool, work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int, limits: Limits
) -> Generator[Outcome[Task, Result], None, None]:
    waiting: deque[tuple[Task, ProcessFuture[Result]]] = deque()
    for task in tasks:
        waiting.append((task, pool.schedule(_do, args=[work, task], timeout=limits.seconds)))
        if len(waiting) >= jobs * AHEAD:
            yield _outcome(*waiting.popleft(), limits)
    while waiting:
        yield _outcome(*waiting.popleft(), limits)


def _outcome(task: Task, future: ProcessFuture[Result], limits: Limits) -> Outcome[Task, Result]:
    raised = future.exception()
    if raised is None:
        return Outcome(task, future.result(), None)
    return Outcome(task, None, _error(raised, limits))


def _error(raised: BaseException, limits: Limits) -> ReadingError:
    """What to say of an exception that came out of a child."""
    if isinstance(raised, ReadingError):
        return raised
    if isinstance(raised, FutureTimeoutError):
        return TooSlow(f"Reading took longer than {limits.seconds:g} seconds.", "Split it, or allow more time.")
    if isinstance(raised, MemoryError):
        return TooHungry(f"Reading needed more than {limits.memory // MIB} MiB of memory.", "Split the document.")
    if isinstance(raised, ProcessExpired):
        return Crashed(
            f"The process that read the document died ({_ending(raised.exitcode)}).",
            "The document is damaged or hostile: open it in its own program and save it anew.",
        )
    return _faulty(f"{type(raised).__name__}: {raised}")


def _ending(code: int | None) -> str:
    """How a process ended, in words; an exit code below zero is a signal."""
    return signal.strsignal(-code) or f"signal {-code}" if code and code < 0 else f"exit code {code}"
