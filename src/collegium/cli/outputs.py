"""Where readings go: to standard output, or each into a file of its own."""

import os
import tempfile
from pathlib import Path

import click

from collegium.exchange.formats import SUFFIXES, opening


class Target:
    """Takes what was written of each document, in order."""

    def __init__(self, folder: Path | None, format_: str, force: bool) -> None:
        self.folder = folder
        self.written = 0
        self._format = format_
        self._force = force

    def put(self, name: str, content: str, shown: str) -> str | None:
        """Write one document's output; the reason where that cannot be done."""
        if self.folder is None:
            return self._print(content, shown)
        file = self.folder / f"{name}{SUFFIXES[self._format]}"
        if file.exists() and not self._force:
            return f"{shown}: {file} is there already, and was left as it is. Give --force to replace it."
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _write(file, opening(self._format) + content)
        except OSError as error:
            return f"{shown}: {file} cannot be written ({error.strerror}). Check the folder and its rights."
        self.written += 1
        return None

    def _print(self, content: str, shown: str) -> str | None:
        if self._format == "html" and self.written:
            return f"{shown}: standard output holds one page, and one is there. Give --out DIR for several."
        text = ("" if self.written else opening(self._format)) + content
        click.get_binary_stream("stdout").write(text.encode("utf-8", "replace"))
        self.written += 1
        return None

    def close(self) -> None:
        """Nothing stays in a buffer."""
        click.get_binary_stream("stdout").flush()


def _write(file: Path, content: str) -> None:
    """Write a whole file or none: what is there is replaced only by what is complete."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".collegium-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="") as out:
            out.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)
