"""What arrives is read at once, in a child process with limits, before anything is written and without a lock."""

from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from collegium.reading.confine import Limits, run
from collegium.reading.contract import Reading
from collegium.reading.errors import ReadingError
from collegium.reading.read import read
from collegium.register.vocabulary import vocabulary_with


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that somebody brings: its bytes, and what is known of them. `translation` is None where unknown.

    `names` are the tables of names that its space adds (`register.vocabulary.names_for`).
    """

    data: bytes
    name: str
    media_type: str | None = None
    source_address: str = ""
    originator: str = ""
    republisher: str = ""
    translation: bool | None = None
    captured: datetime | None = None
    title: str = ""
    published: str = ""
    names: str = ""


@dataclass(frozen=True, slots=True)
class ReadArrival:
    """An arrival with its reading, or the error that says why there is none; with neither it was not read yet."""

    arrival: Arrival
    reading: Reading | None
    error: ReadingError | None

    @property
    def was_read(self) -> bool:
        """Whether somebody tried to read it."""
        return self.reading is not None or self.error is not None


def read_apart(arrivals: Iterable[Arrival], jobs: int = 1) -> Generator[ReadArrival, None, None]:
    """Read what arrives, in order, in at most `jobs` processes."""
    limits = Limits(seconds=float(settings.SECONDS_FOR_READING))
    with closing(run(_read, arrivals, jobs, limits)) as outcomes:
        for outcome in outcomes:
            yield ReadArrival(outcome.task, outcome.result, outcome.error)


def _read(arrival: Arrival) -> Reading:
    return read(
        arrival.data,
        arrival.name,
        vocabulary_with(arrival.names),
        media_type=arrival.media_type,
        title=arrival.title,
        published=arrival.published,
    )
