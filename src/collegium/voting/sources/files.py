"""A file of votes as a table: any encoding that is named, compressed or not, whole or refused."""

import codecs
import csv
import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from collegium.voting.errors import Unreadable

_PIECE = 1 << 20
_PARQUET = b"PAR1"
_GZIP = b"\x1f\x8b"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@contextmanager
def table(path: Path, encoding: str = "utf-8") -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in which `raw` holds the rows of a CSV or Parquet file, as text, and `row` counts them.

    The heading of a file is row 1. Raises Unreadable, OSError.
    """
    with TemporaryDirectory(prefix="collegium-votes-") as folder, duckdb.connect() as base:
        base.execute("SET threads = 1")
        try:
            _take_in(base, path, encoding, Path(folder))
        except duckdb.Error as error:
            raise _broken(path, error) from error
        yield base


def _take_in(base: duckdb.DuckDBPyConnection, path: Path, encoding: str, folder: Path) -> None:
    if _begins_with(path, _PARQUET):
        rows = base.read_parquet(str(path))
    else:
        plain = _plain(path, encoding, folder / "plain.csv")
        rows = base.read_csv(
            str(plain),
            columns=dict.fromkeys(_heading(plain, path), "VARCHAR"),
            header=True,
            delimiter=",",
            quotechar='"',
            escapechar='"',
            auto_detect=False,
            strict_mode=True,
            null_padding=False,
        )
    base.register("source_rows", rows)
    base.execute("CREATE TABLE raw AS SELECT row_number() OVER () + 1 AS row, COLUMNS(*)::VARCHAR FROM source_rows")


def _heading(plain: Path, path: Path) -> list[str]:
    """The names of the columns of a CSV file; one without a name, as statistics programs number rows, is passed over.

    Raises Unreadable.
    """
    with plain.open(encoding="utf-8", newline="") as file:
        written = [name.strip().lower() for name in next(csv.reader(file), [])]
    names = [name or f"column {place} without a name" for place, name in enumerate(written, 1)]
    if len(set(names)) < len(names) or not any(written):
        raise Unreadable(
            str(path), 1, "The heading has two columns of one name, or no name at all.", "Give each column a name."
        )
    return names


def columns(base: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """What the columns of `raw` are called, in small letters."""
    described = base.execute("SELECT lower(column_name) FROM (DESCRIBE raw)").fetchall()
    return frozenset(name for (name,) in described) - {"row"}


def _begins_with(path: Path, mark: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(mark)) == mark


def _plain(path: Path, encoding: str, target: Path) -> Path:
    """The same text without compression, as UTF-8; row by row nothing changes."""
    name = _encoding(path, encoding)
    decoder = codecs.getincrementaldecoder(name)()
    lines = 1
    with target.open("w", encoding="utf-8", newline="") as out:
        try:
            for piece in _pieces(path):
                lines += out.write(decoder.decode(piece)) and piece.count(b"\n")
            out.write(decoder.decode(b"", final=True))
        except UnicodeDecodeError as error:
            line = lines + bytes(error.object[: error.start]).count(b"\n")
            raise _not_in(path, line, encoding) from error
    if not target.stat().st_size:
        raise Unreadable(str(path), None, "The file is empty.", "Fetch it again.")
    return target


def _encoding(path: Path, named: str) -> str:
    """The encoding to decode with: the named one; UTF-8 with its mark is UTF-8 still. Raises Unreadable."""
    try:
        name = codecs.lookup(named).name
    except LookupError as error:
        raise Unreadable(str(path), None, f'"{named}" is no encoding known here.', "Name one such as utf-8.") from error
    first = next(_pieces(path), b"")
    for mark, marked in _MARKS:
        if first.startswith(mark):
            if name != "utf-8" or marked == "utf-8-sig":
                return marked if name == "utf-8" else name
            raise _not_in(path, 1, named)
    return name


def _not_in(path: Path, line: int, encoding: str) -> Unreadable:
    return Unreadable(
        str(path),
        line,
        f"The bytes are not {encoding}.",
        "Save the file as UTF-8, or name its encoding with --encoding, such as cp1252 or utf-16.",
    )


def _pieces(path: Path) -> Iterator[bytes]:
    """The bytes of a file, unpacked. Raises Unreadable where what is packed breaks off."""
    packed = _begins_with(path, _GZIP)
    with gzip.open(path, "rb") if packed else path.open("rb") as file:
        try:
            while piece := file.read(_PIECE):
                yield piece
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise Unreadable(
                str(path), None, "The compressed file breaks off or is damaged.", "Fetch it again."
            ) from error


def _broken(path: Path, error: duckdb.Error) -> Unreadable:
    """What the reader of tables says, as an error with the row to look at."""
    said = str(error)
    line = re.search(r"Line:\s*(\d+)", said)
    found = re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", said)
    what = (
        f"The row has {found[2]} columns, the heading {found[1]}."
        if found
        else "The file is not a whole table: " + said.splitlines()[0].rstrip(".") + "."
    )
    return Unreadable(
        str(path), int(line[1]) if line else None, what, "It may break off there, or be quoted wrongly: fetch it again."
    )
