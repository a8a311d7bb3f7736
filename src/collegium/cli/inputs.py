"""What a command is to read: files, folders, globs, standard input, and the lines of a .jsonl."""

import glob
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from collegium.reading.errors import Damaged, EmptyDocument, ReadingError, TooMuch
from collegium.reading.formats import LARGEST, refuse_size

LONGEST_LINE = 32 << 20  # bytes of one line of a .jsonl
UNSAFE = re.compile(r"[^\w.~()+@ -]+")
UNDONE = 200  # characters; file systems take 255 bytes


@dataclass(frozen=True, slots=True)
class Document:
    """One document to read: where it comes from, and what its outputs are called.

    It is read from `path`, or is `data` itself where that is given; `error` says why it cannot even be tried.
    """

    shown: str
    name: str
    path: Path | None = None
    data: bytes | None = None
    media_type: str | None = None
    title: str = ""
    published: str = ""
    error: ReadingError | None = None

    def content(self) -> bytes:
        """The bytes. Raises ReadingError for more than a reading takes on, or where the file cannot be read."""
        if self.error:
            raise self.error
        if self.data is not None or self.path is None:
            return self.data or b""
        try:
            refuse_size(self.path.stat().st_size)
            return self.path.read_bytes()
        except OSError as error:
            raise Damaged(f"The file cannot be read ({error.strerror}).", "Check its path and its rights.") from error


@dataclass(slots=True)
class Names:
    """Gives each document a name of its own: the second of two equal ones gets "~2"."""

    taken: Counter[str] = field(default_factory=Counter)
    repeated: list[tuple[str, str]] = field(default_factory=list)

    def of(self, stem: str, shown: str) -> str:
        """A name for outputs that no document before has, as file systems can write it."""
        clean = UNSAFE.sub("_", stem).strip(" .")[:UNDONE] or "document"
        self.taken[clean.casefold()] += 1
        count = self.taken[clean.casefold()]
        if count == 1:
            return clean
        name = f"{clean}~{count}"
        self.repeated.append((shown, name))
        return name


def documents(paths: Iterable[str], names: Names) -> Iterator[Document]:
    """The documents of some paths, in order. A path that leads nowhere is a document with an error."""
    for path in paths:
        if path == "-":
            yield _standard_input(names)
            continue
        found = False
        for file in _files(path):
            found = True
            yield from _of_file(file, names)
        if not found:
            yield _nothing(path, names)


def _standard_input(names: Names) -> Document:
    data = sys.stdin.buffer.read(LARGEST + 1)
    return Document("standard input", names.of("stdin", "standard input"), data=data)


def _files(path: str) -> Iterator[Path]:
    """A file itself, the files below a folder, or what a pattern matches, in order of name; hidden ones left out."""
    place = Path(path)
    if place.is_dir():
        yield from sorted(file for file in place.rglob("*") if file.is_file() and not _hidden(file, place))
    elif place.exists():
        yield place
    elif glob.has_magic(path):
        for match in sorted(glob.glob(path, recursive=True)):
            yield from _files(match)


def _hidden(file: Path, below: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(below).parts)


def _nothing(path: str, names: Names) -> Document:
    what = "No file matches the pattern." if glob.has_magic(path) else "There is no such file."
    error = Damaged(what, "Check the path; a folder is read with all that is in it.")
    return Document(path, names.of(Path(path).stem, path), error=error)


def _of_file(file: Path, names: Names) -> Iterator[Document]:
    if file.suffix.lower() != ".jsonl":
        yield Document(str(file), names.of(file.stem, str(file)), path=file)
        return
    empty = True
    with file.open("rb") as lines:
        for number, line in enumerate(iter(lambda: lines.readline(LONGEST_LINE + 1), b""), 1):
            if len(line) > LONGEST_LINE:
                yield _too_long(file, number, names)
                return
            if line.strip():
                empty = False
                yield _of_record(file, number, line, names)
    if empty:
        yield Document(str(file), names.of(file.stem, str(file)), error=EmptyDocument("The file has no lines.", "Each line is one document as JSON."))


def _too_long(file: Path, number: int, names: Names) -> Document:
    shown = f"{file}:{number}"
    error = TooMuch(f"Line {number} is longer than {LONGEST_LINE >> 20} MiB.", "Each line is one document; split the file.")
    return Document(shown, names.of(f"{file.stem}-{number}", shown), error=error)


def _of_record(file: Path, number: int, line: bytes, names: Names) -> Document:
    """One line of a .jsonl: `html` or `text`, and `id`, `title`, `published`, `url` where there are any."""
    shown = f"{file}:{number}"
    try:
        record = json.loads(line)
        content, media_type = _content(record)
    except (ValueError, RecursionError) as error:
        fault = Damaged(f"Line {number} is no document ({error}).", 'Each line is an object with "html" or "text".')
        return Document(shown, names.of(f"{file.stem}-{number}", shown), error=fault)
    stem = str(record.get("id") or f"{file.stem}-{number}")
    return Document(
        shown,
        names.of(stem, shown),
        data=content.encode("utf-8", "replace"),
        media_type=media_type,
        title=str(record.get("title") or ""),
        published=_day(str(record.get("published") or "")),
    )


def _content(record: object) -> tuple[str, str]:
    if not isinstance(record, dict):
        raise ValueError("not an object")  # noqa: TRY004 - the caller makes one error of all that is wrong with a line
    for key, media_type in (("html", "text/html"), ("text", "text/plain")):
        if isinstance(record.get(key), str):
            return record[key], media_type
    raise ValueError('neither "html" nor "text"')


def _day(published: str) -> str:
    """The date of a time stamp, as it stands first in the text."""
    return published[:10] if re.match(r"\d{4}-\d{2}-\d{2}T", published) else published
