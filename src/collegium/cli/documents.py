"""One document to read: where it stands, and its bytes when they are needed."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from collegium.cli.records import Record, record_of
from collegium.reading.errors import Damaged, ReadingError
from collegium.reading.formats import LARGEST, refuse_size
from collegium.reading.formats.detect import HEAD


@dataclass(frozen=True, slots=True)
class Document:
    """A file; or `data`, where it is given; or a line of a file: its place and its length in bytes.

    `shown` is what a person knows it by, `stem` what its output is called after. `error` says why it cannot be tried.
    """

    shown: str
    stem: str
    path: Path | None = None
    data: bytes | None = None
    line: tuple[int, int] | None = None
    error: ReadingError | None = None

    def load(self) -> Record:
        """The bytes, with what is known of them beside. Raises ReadingError where there are none to be had."""
        if self.error:
            raise self.error
        if self.path is None:
            return Record(self.stem, self.stem, self.data or b"")
        try:
            data = _bytes(self.path, self.line)
        except OSError as error:
            raise unreadable(error) from error
        return record_of(data, self.stem) if self.line else Record(self.path.name, self.stem, data)


def unreadable(error: OSError) -> Damaged:
    """What to say of a file or folder that the system does not give."""
    return Damaged(f"It cannot be read ({error.strerror}).", "Check the path and its rights.")


def _bytes(path: Path, line: tuple[int, int] | None) -> bytes:
    """The bytes of a file or of one of its lines; no more than tells that they are too many."""
    with path.open("rb") as file:
        if line:
            file.seek(line[0])
            return file.read(line[1])
        state = os.fstat(file.fileno())
        refuse_size(state.st_size, file.peek(HEAD)[:HEAD], path.name)
        data = file.read(LARGEST + 1 if not stat.S_ISREG(state.st_mode) else state.st_size)
    refuse_size(len(data), data[:HEAD], path.name)
    return data
