"""Reading in child processes: hostile bytes cost a bounded time and memory, and never the run.

Pure but for the processes themselves: what is done there is a function that the caller names.
"""

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import Generic, TypeVar

from collegium.reading.child import MIB, Child
from collegium.reading.errors import ReadingError, TooSlow

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 32  # tasks for each process that are under way or done and not yet taken


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: seconds of the clock, and bytes of memory that its process may take."""

    seconds: float = 60.0
    memory: int = 384 * MIB


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Task, Result]):
    """What came of one task: its result, or the error that says why there is none."""

    task: Task
    result: Result | None
    error: ReadingError | None


@dataclass(slots=True)
class _Slot(Generic[Task, Result]):
    """A task on its way: who does it and until when, then what came of it."""

    task: Task
    child: Child[Task, Result] | None = None
    until: float = 0.0
    outcome: Outcome[Task, Result] | None = None


@dataclass(slots=True)
class _Staff(Generic[Task, Result]):
    """The children of a run: no more than `jobs`, made when they are needed, replaced when they die."""

    work: Callable[[Task], Result]
    jobs: int
    limits: Limits
    idle: list[Child[Task, Result]] = field(default_factory=list)
    busy: list[_Slot[Task, Result]] = field(default_factory=list)

    def begin(self, slot: _Slot[Task, Result]) -> None:
        """Let an idle or a new child do a task."""
        others = [child.pipe for child in self.idle] + [each.child.pipe for each in self.busy if each.child]
        slot.child = self.idle.pop() if self.idle else Child(self.work, self.limits.memory, others)
        slot.until = time.monotonic() + self.limits.seconds
        slot.child.give(slot.task)
        self.busy.append(slot)

    def attend(self) -> None:
        """Wait until some child answers, dies or runs out of time, and settle what it did."""
        left = max(0.0, min(slot.until for slot in self.busy) - time.monotonic())
        ready = set(wait([slot.child.pipe for slot in self.busy if slot.child], left))
        now = time.monotonic()
        for slot in list(self.busy):
            if slot.child and (slot.child.pipe in ready or slot.until <= now):
                slot.outcome = self._settle(slot.child, slot.task, slot.child.pipe in ready)
                self.busy.remove(slot)

    def _settle(self, child: Child[Task, Result], task: Task, ready: bool) -> Outcome[Task, Result]:
        if not ready:
            child.end()
            seconds = self.limits.seconds
            cause = f"Reading took longer than {seconds:g} seconds."
            return Outcome(task, None, TooSlow(cause, "Split it, or allow more time."))
        answer = child.take()
        if answer is None:
            return Outcome(task, None, child.died())
        self.idle.append(child)
        return Outcome(task, answer.result, answer.error)

    def leave(self) -> None:
        """End all children."""
        for child in (*self.idle, *(slot.child for slot in self.busy if slot.child)):
            child.end()


def run(
    work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int = 1, limits: Limits | None = None
) -> Generator[Outcome[Task, Result], None, None]:
    """Do the work for each task in a child process, and give the outcomes in the order of the tasks.

    No more than a few tasks are under way at once, however many there are. Whatever becomes of a task is an
    outcome: a ReadingError that it raises, a child that dies, takes too long or needs too much memory, and any
    other exception, which is a fault of the program (Faulty). The children end with the iterator, whether it was
    used up or closed.
    """
    staff: _Staff[Task, Result] = _Staff(work, jobs, limits or Limits())
    try:
        yield from _in_order(staff, iter(tasks))
    finally:
        staff.leave()


def _in_order(staff: _Staff[Task, Result], tasks: Iterator[Task]) -> Generator[Outcome[Task, Result], None, None]:
    line: deque[_Slot[Task, Result]] = deque()
    more = True
    while more or line:
        while more and len(staff.busy) < staff.jobs and len(line) < staff.jobs * AHEAD:
            task = next(tasks, staff)
            more = task is not staff  # nothing else can be the staff itself
            if more:
                line.append(_Slot(task))  # type: ignore[arg-type]
                staff.begin(line[-1])
        while line and line[0].outcome:
            yield line.popleft().outcome  # type: ignore[misc]
        if staff.busy:
            staff.attend()
