"""Writing a backup."""

import gzip
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from collegium.accounts.errors import Improper
from collegium.exchange.backup.rows import line, lines
from collegium.exchange.backup.sealing import keys_of, sealed


def back_up(file: Path, to: Sequence[str] = ()) -> int:
    """Write everything to a new file, for nobody else to read; how many rows. With public keys it is sealed to them.

    Raises Improper where there is a file, where it cannot be written, and for what is no key.
    """
    keys = keys_of(to)
    if file.exists():
        raise Improper(f"There is a file already: {file}.", "Give another name.")
    partial = file.with_name(f"{file.name}.partial")
    try:
        with _anew(partial) as raw:
            count = _written(raw, keys)
            raw.flush()
            os.fsync(raw.fileno())
        partial.rename(file)
        _settle(file.parent)
    except OSError as error:
        raise Improper(f"{file} cannot be written ({error}).", "Make room there, or give another place.") from error
    finally:
        partial.unlink(missing_ok=True)
    return count


def _anew(partial: Path) -> IO[bytes]:
    """A file that nobody laid there before: what a stopped backup left goes first."""
    partial.unlink(missing_ok=True)
    return os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _written(raw: IO[bytes], keys: Sequence[object]) -> int:
    digest, count = hashlib.sha256(), 0
    with sealed(raw, keys) as around, gzip.GzipFile(fileobj=around, mode="wb", mtime=0) as packed:
        for each in lines():
            packed.write(each)
            digest.update(each)
            count += 1
        packed.write(line(["end", count, digest.hexdigest()]))
    return count - 1


def _settle(folder: Path) -> None:
    """Have the new name on the disk too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
