"""What the change that is open at this moment has written so far. Knows no table."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from collegium.accounts.errors import OtherSpace, OutsideChange, WithinChange

IN_A_CHANGE = "Write it inside `with change(...)`."


@dataclass(slots=True)
class Pending:
    """An open change: the space it writes in, and the entries it touched, in order, as (model's label, id)."""

    space: str
    touched: dict[tuple[str, str], None] = field(default_factory=dict)

    def admit(self, space: str) -> None:
        """Raises OtherSpace where an entry lives elsewhere than the change."""
        if space != self.space:
            raise OtherSpace("A change writes in one space.", "Make a change for each space.")


_PENDING: ContextVar[Pending | None] = ContextVar("pending", default=None)
_ANNOUNCED: ContextVar[bool] = ContextVar("announced", default=False)


def pending() -> Pending:
    """The open change. Raises OutsideChange where there is none."""
    open_change = _PENDING.get()
    if open_change is None:
        raise OutsideChange("Nothing is written outside a change.", IN_A_CHANGE)
    return open_change


@contextmanager
def opened(change: Pending) -> Iterator[None]:
    """Have a change open. Raises WithinChange where one is open already."""
    if _PENDING.get() is not None:
        raise WithinChange("A change was begun inside another one.", "End the first one before.")
    token = _PENDING.set(change)
    try:
        yield
    finally:
        _PENDING.reset(token)


@contextmanager
def announced() -> Iterator[None]:
    """What is written in here is known to the journal."""
    token = _ANNOUNCED.set(True)
    try:
        yield
    finally:
        _ANNOUNCED.reset(token)


def is_announced() -> bool:
    """Whether the journal knows of what is being written."""
    return _ANNOUNCED.get()
