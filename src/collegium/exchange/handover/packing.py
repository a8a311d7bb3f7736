"""A zip archive that is the same, byte by byte, for the same contents; each file with its hash, none held for long."""

import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import IO

DAY = (1980, 1, 1, 0, 0, 0)  # what every file of it says of its time: the earliest that an archive knows


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of a package."""

    name: str
    says: str
    size: int
    sha256: str


class Packing:
    """A package that is being written to a file."""

    def __init__(self, out: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)
        self.files: list[Packed] = []

    def put(self, name: str, says: str, chunks: Iterable[bytes]) -> None:
        """Write one file, chunk by chunk; `says` is what it is, for people."""
        digest, size = hashlib.sha256(), 0
        with self._zip.open(_member(name), "w", force_zip64=True) as member:
            for chunk in chunks:
                member.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self.files.append(Packed(name, says, size, digest.hexdigest()))

    def close(self) -> None:
        """Write the directory of the archive."""
        self._zip.close()


def settled(data: bytes) -> bytes:
    """An office file, whose parts say when they were packed, without these times."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(_member(name), old.read(name))
    return out.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, DAY)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return info
