"""Backups that only the holder of a key can open: sealed by age to public keys, opened with an identity file."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import pyrage
from django.conf import settings

from collegium.accounts.errors import Improper

SEALED = b"age-encryption.org/v1"
SSH = "ssh-"
PRIVATE_OF_SSH = b"-----BEGIN"


def keys_of(said: Sequence[str]) -> list[Any]:
    """Public keys, of age or of SSH. Raises Improper for what is none."""
    return [_key(each.strip()) for each in said]


def _key(said: str) -> Any:
    kind = pyrage.ssh if said.startswith(SSH) else pyrage.x25519
    try:
        return kind.Recipient.from_str(said)
    except pyrage.RecipientError as error:
        raise Improper(
            f"This is no public key: {said}.", "Give one of age (age1…) or of SSH (ssh-ed25519 …)."
        ) from error


@contextmanager
def sealed(raw: IO[bytes], keys: Sequence[Any]) -> Iterator[IO[bytes]]:
    """A file whose content arrives sealed in another one; that one itself where there are no keys."""
    if not keys:
        yield raw
        return
    source, sink = os.pipe()
    with ThreadPoolExecutor(1) as apart:
        done = apart.submit(_seal, source, raw, keys)
        try:
            with os.fdopen(sink, "wb") as opened:
                yield opened
        except BrokenPipeError:
            done.result()  # why nobody reads any more
            raise
        done.result()


def _seal(source: int, raw: IO[bytes], keys: Sequence[Any]) -> None:
    """Seal what comes through a pipe. Raises OSError where it cannot be written."""
    try:
        with os.fdopen(source, "rb") as opened:
            pyrage.encrypt_io(opened, raw, list(keys))
    except pyrage.EncryptError as error:
        raise OSError(str(error)) from error


@contextmanager
def opened(file: Path, identity: Path | None) -> Iterator[IO[bytes]]:
    """What a backup holds. One that was sealed is opened into a file without a name, which ends with the program.

    Raises Improper where it is sealed and no identity opens it, and where an identity is given for one that is not:
    somebody may have put it in the place of the sealed one.
    """
    with file.open("rb") as raw:
        closed = raw.read(len(SEALED)) == SEALED
        raw.seek(0)
        if closed and identity is None:
            raise Improper(f"{file} is sealed to a key.", "Give the file of its identity after `--identity`.")
        if identity and not closed:
            raise Improper(f"{file} is not sealed.", "If you expected it to be, somebody else wrote it.")
        if identity is None:
            yield raw
            return
        with TemporaryFile(dir=settings.HOME) as content:
            _open(raw, content, file, identity)
            yield content


def _open(raw: IO[bytes], content: IO[bytes], file: Path, identity: Path) -> None:
    keys = _identities(identity)
    try:
        pyrage.decrypt_io(raw, content, keys)
    except (pyrage.DecryptError, OSError) as error:
        raise Improper(
            f"{file} cannot be opened with {identity} ({error}).", "Take its identity, or a whole copy."
        ) from error
    content.seek(0)


def _identities(file: Path) -> list[Any]:
    """The identities in a file: one of SSH, or those of age, one a line. Raises Improper where there is none."""
    try:
        content = file.read_bytes()
        if content.startswith(PRIVATE_OF_SSH):
            return [pyrage.ssh.Identity.from_buffer(content)]
        said = [line.strip() for line in content.decode().splitlines()]
        found = [pyrage.x25519.Identity.from_str(line) for line in said if line and not line.startswith("#")]
    except (OSError, ValueError, pyrage.IdentityError) as error:
        raise Improper(
            f"{file} holds no identity ({error}).", "Give a file made by age-keygen or ssh-keygen."
        ) from error
    if not found:
        raise Improper(f"{file} holds no identity.", "Give a file made by age-keygen or ssh-keygen.")
    return found
