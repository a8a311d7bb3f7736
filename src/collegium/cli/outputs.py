"""Where readings go: to standard output, or each into a file of its own."""

import os
import sys
from pathlib import Path

from collegium.cli.names import Names, clean
from collegium.exchange.formats import SUFFIXES, opening


class Target:
    """Takes what was written of each document, in order of input.

    `written` counts what arrived; `renamed` are those whose name another document had: what they are, and their name.
    """

    def __init__(self, folder: Path | None, format_: str, force: bool) -> None:
        self.folder = folder
        self.written = 0
        self.renamed: list[tuple[str, str]] = []
        self._names = Names()
        self._format = format_
        self._force = force

    def prepare(self) -> None:
        """Make the folder. Raises OSError where that cannot be done."""
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True)

    def put(self, stem: str, content: bytes, shown: str) -> str | None:
        """Write one document's output; the reason where that cannot be done. Raises BrokenPipeError."""
        if self.folder is None:
            return self._print(content)
        name = self.reserve(stem)
        file = self.folder / f"{name}{SUFFIXES[self._format]}"
        if name != clean(stem):
            self.renamed.append((shown, file.name))
        if os.path.lexists(file) and not self._force:
            return f"{file} is there already, and was left as it is. Give --force to replace it."
        try:
            _write(file, opening(self._format).encode() + content)
        except OSError as error:
            return f"{file} cannot be written ({error.strerror}). Check the folder and its rights."
        self.written += 1
        return None

    def reserve(self, stem: str) -> str:
        """The name of the next document's output; one that could not be read keeps its name from others, too."""
        return self._names.of(stem)

    def _print(self, content: bytes) -> str | None:
        if self._format == "html" and self.written:
            return "Standard output takes one page, and it has one. Give --out DIR for several."
        out = sys.stdout.buffer
        out.write(content if self.written else opening(self._format).encode() + content)
        out.flush()  # children are forked from this process: what stays in a buffer they would write again
        self.written += 1
        return None


def _write(file: Path, content: bytes) -> None:
    """Write a whole file or none: what is there is replaced only by what is complete."""
    part = file.with_name(f".collegium-{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
