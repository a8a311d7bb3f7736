"""One forked child that does work for its parent, task after task, within bounds of memory.

The parent sends tasks and takes answers through a pipe. A child that dies closes its end: so it is noticed.
"""

import contextlib
import os
import resource
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from threading import Lock
from traceback import extract_tb
from types import TracebackType
from typing import Any, Generic, TypeVar

from collegium.reading.errors import Crashed, Faulty, ReadingError, TooHungry

Task = TypeVar("Task")
Result = TypeVar("Result")

MIB = 1 << 20
_FORKING = Lock()
"""No child of another thread is forked with an end in it whose closing tells that this one died."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[Result]):
    """What a child sends back: a result, or the error that says why there is none."""

    result: Result | None
    error: ReadingError | None


@contextlib.contextmanager
def _unheard(wanted: signal.Signals) -> Iterator[None]:
    """A signal waits meanwhile: one that came while libraries tidy up behind a fork would be lost in them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {wanted})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Child(Generic[Task, Result]):
    """A forked process that does `work` with `memory` bytes beside its parent's; it has none of the pipes `others`."""

    def __init__(self, work: Callable[[Task], Result], memory: int, others: Iterable[Connection]) -> None:
        with _FORKING, _unheard(signal.SIGINT):
            self.pipe, end = Pipe()
            self._pid = os.fork()
            if self._pid == 0:
                for pipe in (self.pipe, *others):
                    pipe.close()
                _serve(work, end, memory)
            end.close()

    def give(self, task: Task) -> None:
        """Let the child do a task. A child that is gone already shows when its answer is taken."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.pipe.send(task)

    def take(self) -> Answer[Result] | None:
        """The child's answer, which is waited for; None where it died instead."""
        try:
            answer: Answer[Result] = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return answer

    def end(self) -> int:
        """Kill the child if it lives, and give how it ended: an exit code, or a signal's number below zero."""
        self.pipe.close()
        done, status = os.waitpid(self._pid, os.WNOHANG)
        if not done:
            os.kill(self._pid, signal.SIGKILL)
            _, status = os.waitpid(self._pid, 0)
        return os.waitstatus_to_exitcode(status)

    def died(self) -> Crashed:
        """What to say of a child whose pipe has closed: it has ended, or is about to."""
        self.pipe.close()
        _, status = os.waitpid(self._pid, 0)
        ending = _ending(os.waitstatus_to_exitcode(status))
        return Crashed(
            f"The process that read the document died ({ending}).",
            "The document is damaged or hostile: open it in its own program and save it anew.",
        )


def _ending(code: int) -> str:
    """How a process ended, in words; an exit code below zero is a signal."""
    return signal.strsignal(-code) or f"signal {-code}" if code < 0 else f"exit code {code}"


def _serve(work: Callable[[Any], Any], pipe: Connection, memory: int) -> None:
    """The life of a child: it ends with its parent's pipe, and never returns."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a handler would wait for code that never returns
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keyboard is the parent's to answer
    bound = held() + memory
    resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    status = 1
    try:
        while True:
            _send(pipe, _answer(work, pipe.recv(), memory), memory)
    except EOFError:
        status = 0
    finally:
        os._exit(status)  # what the parent has open is the parent's to close


def held() -> int:
    """The bytes of data that this process has from its parent, which are not those of what it reads."""
    pages = Path("/proc/self/statm")
    return int(pages.read_text().split()[5]) * resource.getpagesize() if pages.exists() else 0


def _send(pipe: Connection, answer: Answer[Any], memory: int) -> None:
    """Send an answer; it is written out in memory first, which may be too much for what is left."""
    try:
        pipe.send(answer)
    except MemoryError:
        pipe.send(Answer(None, _hungry(memory)))


def _hungry(memory: int) -> TooHungry:
    return TooHungry(f"Reading needed more than {memory // MIB} MiB of memory.", "Split the document.")


def _answer(work: Callable[[Any], Any], task: Any, memory: int) -> Answer[Any]:
    try:
        with _Faults():
            return Answer(work(task), None)
    except MemoryError:
        return Answer(None, _hungry(memory))
    except ReadingError as error:
        return Answer(None, error)


class _Faults:
    """Names any exception but those that a document may cause, where it is raised: not all can leave a process."""

    def __enter__(self) -> None:
        """Nothing is needed."""

    def __exit__(self, kind: object, error: BaseException | None, trace: TracebackType | None) -> None:
        """Raises Faulty for a fault of the program."""
        if error is not None and not isinstance(error, ReadingError | MemoryError):
            place = extract_tb(trace)[-1]
            what = f"{type(error).__name__}: {error}; {Path(place.filename).name}, line {place.lineno}"
            cause = f"The program has a fault that this document shows ({what})."
            raise Faulty(cause, "Please report it with the document.") from None
