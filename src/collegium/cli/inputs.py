"""What a command is to read: files, folders, patterns, standard input, and the lines of a .jsonl."""

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import click

from collegium.cli.documents import Document, unreadable
from collegium.cli.terminal import visible
from collegium.reading.errors import Damaged, EmptyDocument, ReadingError, TooMuch
from collegium.reading.formats import LARGEST

LONGEST_LINE = 16 << 20  # bytes of one line of a .jsonl


def documents(paths: Iterable[str], leave_out: Path | None = None) -> Iterator[Document]:
    """The documents of some paths, in order. A path that leads nowhere is a document with an error.

    What folders hold in the folder `leave_out`, where the outputs go, is not read.
    """
    for path in paths:
        if path == "-":
            yield Document("standard input", "stdin", data=sys.stdin.buffer.read(LARGEST + 1))
        elif glob.has_magic(path) and not os.path.lexists(path):
            yield from _of_pattern(path, leave_out)
        else:
            yield from _of_path(path, leave_out)


def _of_pattern(pattern: str, leave_out: Path | None) -> Iterator[Document]:
    """What a pattern matches, in order of name; nothing twice, though it match a folder and what is in it."""
    seen: set[str] = set()
    for match in sorted(glob.iglob(pattern, recursive=True)):
        if os.path.realpath(match) not in seen:
            yield from _unseen(_of_path(match, leave_out), seen)
            seen.add(os.path.realpath(match))
    if not seen:
        yield _failed(
            pattern, Damaged("No file matches the pattern.", "Check it; names that begin with a dot match none.")
        )


def _unseen(found: Iterable[Document], seen: set[str]) -> Iterator[Document]:
    for document in found:
        place = os.path.realpath(document.path or document.shown)
        if document.line or place not in seen:
            seen.add(place)
            yield document


def _of_path(path: str, leave_out: Path | None) -> Iterator[Document]:
    if os.path.isdir(path):
        yield from _of_folder(path, leave_out)
        return
    try:
        os.stat(path)
    except FileNotFoundError:
        yield _failed(
            path, Damaged("There is no such file.", "Check the path; a folder is read with all that is in it.")
        )
    except OSError as error:
        yield _failed(path, unreadable(error))
    else:
        yield from _of_file(Path(path))


def _of_folder(folder: str, leave_out: Path | None) -> Iterator[Document]:
    """The files below a folder, each folder's own first, in order of name; hidden ones and what is no file left out."""
    empty = True
    faults: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(
            each for each in folders if not each.startswith(".") and Path(place, each).resolve() != leave_out
        )
        for file in sorted(files):
            path = os.path.join(place, file)
            if not file.startswith(".") and (os.path.isfile(path) or not os.path.exists(path)):
                empty = False
                yield from _of_path(path, leave_out)
        for fault in faults:
            yield _failed(str(fault.filename), unreadable(fault))
        empty = empty and not faults
        faults.clear()
    if empty:
        yield _failed(
            folder, EmptyDocument("The folder has no files.", "Files whose names begin with a dot are not read.")
        )


def _of_file(file: Path) -> Iterator[Document]:
    if file.suffix.lower() != ".jsonl":
        yield Document(str(file), file.stem, file)
        return
    try:
        yield from _lines(file)
    except OSError as error:
        yield _failed(str(file), unreadable(error))


def _lines(file: Path) -> Iterator[Document]:
    """The lines of a .jsonl by their places; they are read where they are needed, so that none is kept here."""
    start, empty = 0, True
    with file.open("rb") as lines:
        for number, line in enumerate(iter(lambda: lines.readline(LONGEST_LINE + 1), b""), 1):
            shown, stem = f"{file}:{number}", f"{file.stem}-{number}"
            if len(line) > LONGEST_LINE:
                yield Document(shown, stem, error=_too_long())
                start += _skipped(lines)
            elif line.strip():
                yield Document(shown, stem, file, line=(start, len(line)))
            empty = empty and not line.strip()
            start += len(line)
    if empty:
        yield _failed(str(file), EmptyDocument("The file has no lines.", "Each line is one document as JSON."))


def _skipped(lines: BinaryIO) -> int:
    """Go to the end of a line; how many bytes that was."""
    length = 0
    while piece := lines.readline(LONGEST_LINE):
        length += len(piece)
        if piece.endswith(b"\n"):
            break
    return length


def _too_long() -> TooMuch:
    return TooMuch(
        f"The line is longer than {LONGEST_LINE >> 20} MiB.",
        "Each line is one document; give such a document as a file.",
    )


def _failed(shown: str, error: ReadingError) -> Document:
    return Document(shown, Path(shown).stem, error=error)


def only(path: str, wanted: str) -> Document:
    """The document of a path. Refuses the call where there are several; `wanted` says what is, as "one document"."""
    if Path(path).is_dir():
        raise click.UsageError(visible(f"{path} is a folder. Give {wanted}."))
    found = list(documents([path]))
    if len(found) > 1:
        raise click.UsageError(visible(f"{path} holds {len(found)} documents. Give a file with one."))
    return found[0]
