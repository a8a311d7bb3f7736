"""What a request that only reads asks the database once.

It ends soon and changes nothing, so that an answer stays right as long as it lasts. Where something is changed
nevertheless, or seen otherwise, everything is asked anew.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Answer = TypeVar("Answer")
_KEPT: ContextVar[dict[Hashable, Any] | None] = ContextVar("kept", default=None)


@contextmanager
def only_reading() -> Iterator[None]:
    """Keep answers until this ends."""
    token = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(token)


def once(question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer to a question, asked for where it is not kept. It is never changed by whoever gets it."""
    kept = _KEPT.get()
    if kept is None:
        return ask()
    if question not in kept:
        kept[question] = ask()
    answer: Answer = kept[question]
    return answer


def forget() -> None:
    """Ask anew from now on."""
    kept = _KEPT.get()
    if kept is not None:
        kept.clear()
