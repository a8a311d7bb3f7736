"""Whatever a task does to the process that does it, the run goes on and says what became of it."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collegium.reading.child import MIB, held
from collegium.reading.confine import AHEAD, Limits, Outcome, run
from collegium.reading.errors import Crashed, Damaged, Faulty, NoText, ReadingError, TooHungry, TooSlow

BRIEF = Limits(seconds=0.3, memory=128 * MIB)
AMPLE = Limits(seconds=60.0, memory=128 * MIB)


def double(number: int) -> int:
    return 2 * number


def process(_: object) -> int:
    return os.getpid()


def bounds(_: object) -> tuple[int, int, int]:
    """What the process may take beside what it has: data; core, and whether it heeds a request to end."""
    handler = signal.getsignal(signal.SIGTERM)
    data, core = (resource.getrlimit(kind)[1] for kind in (resource.RLIMIT_DATA, resource.RLIMIT_CORE))
    return data - held(), core, int(handler == signal.SIG_DFL)


def held_and_bound(_: object) -> tuple[int, int]:
    return held(), resource.getrlimit(resource.RLIMIT_DATA)[1]


def loop() -> None:
    while True:
        pass


def allocate() -> int:
    return len(bytearray(1 << 30))


def grow() -> int:
    held = []
    while True:
        held.append(bytearray(1 << 20))


def recurse() -> object:
    return recurse()


def refuse() -> None:
    raise Damaged("The document is damp.", "Dry it.")


def fail() -> None:
    raise ZeroDivisionError("by nought")


class Odd(Exception):
    """An exception that no process can take from another."""

    def __init__(self, cause: str, more: object) -> None:
        super().__init__(cause)
        self.more = more


def rare() -> None:
    raise Odd("of a rare kind", lambda: None)


def nothing() -> None:
    return None


DEEDS: dict[str, Callable[[], object]] = {
    "loop": loop,
    "allocate": allocate,
    "grow": grow,
    "recurse": recurse,
    "refuse": refuse,
    "fail": fail,
    "rare": rare,
    "nothing": nothing,
    "abort": os.abort,
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "segfault": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "leave": lambda: os._exit(3),
    "exit": lambda: sys.exit(4),
    "interrupt": lambda: os.kill(os.getpid(), signal.SIGINT),
}


def do(deed: str) -> object:
    return DEEDS[deed]()


def one(deed: str, limits: Limits = AMPLE) -> Outcome[str, object]:
    (outcome,) = run(do, [deed], limits=limits)
    return outcome


@pytest.mark.parametrize(
    ("deed", "limits", "kind", "cause"),
    [
        ("loop", BRIEF, TooSlow, "Reading took longer than 0.3 seconds."),
        ("allocate", AMPLE, TooHungry, "Reading needed more than 128 MiB of memory."),
        ("grow", AMPLE, TooHungry, "Reading needed more than 128 MiB of memory."),
        ("abort", AMPLE, Crashed, "died (Aborted)"),
        ("kill", AMPLE, Crashed, "died (Killed)"),
        ("segfault", AMPLE, Crashed, "died (Segmentation fault)"),
        ("leave", AMPLE, Crashed, "died (exit code 3)"),
        ("fail", AMPLE, Faulty, "ZeroDivisionError: by nought"),
        ("exit", AMPLE, Faulty, "SystemExit: 4"),
        ("recurse", AMPLE, Faulty, "a fault that this document shows"),
        ("rare", AMPLE, Faulty, "Odd: of a rare kind; test_confine.py, line "),
        ("refuse", AMPLE, Damaged, "The document is damp."),
    ],
)
def test_what_went_wrong_is_the_outcome(deed: str, limits: Limits, kind: type[ReadingError], cause: str) -> None:
    outcome = one(deed, limits)
    assert outcome.task == deed
    assert outcome.result is None
    assert type(outcome.error) is kind
    assert cause in outcome.error.cause
    assert outcome.error.remedy.endswith(".")


def test_a_result_of_none_is_no_error() -> None:
    assert one("nothing") == Outcome("nothing", None, None)


def test_an_interrupt_from_the_keyboard_is_the_parents_to_answer() -> None:
    assert one("interrupt") == Outcome("interrupt", None, None)


def test_the_run_goes_on_after_any_of_them() -> None:
    deeds = ["nothing", "abort", "refuse", "kill", "rare", "leave", "nothing", "allocate", "nothing"]
    kinds = [type(outcome.error) for outcome in run(do, deeds, 2, AMPLE)]
    nothing = type(None)
    assert kinds == [nothing, Crashed, Damaged, Crashed, Faulty, Crashed, nothing, TooHungry, nothing]


@pytest.mark.parametrize("jobs", [1, 2, 5])
@settings(max_examples=5)
@given(st.lists(st.integers(), max_size=25))
def test_outcomes_come_in_the_order_of_the_tasks(jobs: int, numbers: list[int]) -> None:
    assert [outcome.result for outcome in run(double, numbers, jobs)] == [2 * number for number in numbers]


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    for given_out, _ in enumerate(run(double, tasks(), 2), 1):
        assert len(taken) <= given_out + 2 * AHEAD


def test_no_more_processes_than_jobs_do_the_work() -> None:
    assert len({outcome.result for outcome in run(process, range(50), 2)} - {os.getpid()}) in (1, 2)


def test_processes_have_the_limits_they_are_given() -> None:
    (outcome,) = run(bounds, [None], limits=AMPLE)
    assert outcome.result is not None
    data, core, heeds = outcome.result
    assert 112 * MIB < data <= 128 * MIB  # the process has taken a little of it before the task begins
    assert (core, heeds) == (0, 1)


def test_what_a_child_inherits_is_not_what_it_may_take() -> None:
    ballast = bytearray(b"x" * (200 * MIB))
    (outcome,) = run(held_and_bound, [None], limits=AMPLE)
    assert outcome.result is not None
    inherited, bound = outcome.result
    assert inherited > len(ballast)
    assert bound > inherited + 112 * MIB


def test_the_children_end_with_the_run() -> None:
    children = {outcome.result for outcome in run(process, range(20), 2)}
    assert all(map(is_gone, children))


def test_the_children_end_when_a_run_is_given_up() -> None:
    outcomes = run(process, range(20), 2)
    child = next(outcomes).result
    assert not is_gone(child)
    outcomes.close()
    assert is_gone(child)


def test_the_children_end_when_the_tasks_break_off() -> None:
    children: list[int | None] = []

    def tasks() -> Iterator[int]:
        yield from range(4)
        raise NoText("No more.", "Wait.")

    with pytest.raises(NoText):
        children.extend(outcome.result for outcome in run(process, tasks()))
    assert all(map(is_gone, children))


def test_no_tasks_no_outcomes() -> None:
    assert list(run(double, [])) == []


def is_gone(child: int | None) -> bool:
    assert child
    try:
        os.kill(child, 0)
    except ProcessLookupError:
        return True
    return False


FORKING = """
import os, signal
from collegium.reading.child import Child

os.register_at_fork(after_in_parent=lambda: os.kill(os.getpid(), signal.SIGINT))
try:
    Child(abs, 1 << 28, ())
except KeyboardInterrupt:
    print("heard")
"""


def test_an_interrupt_while_a_child_is_made_is_heard() -> None:
    done = subprocess.run([sys.executable, "-c", FORKING], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "heard\n", "")
