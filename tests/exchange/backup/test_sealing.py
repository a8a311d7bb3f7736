"""What is sealed to public keys is opened by their identities alone."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest

from collegium.accounts.errors import Improper
from collegium.exchange.backup.sealing import keys_of, opened, sealed

CONTENT = b"The harbour office counted nine boats.\n" * 5000


def of_age(folder: Path) -> str:
    """A public key of age; its identity is in the file `identity`."""
    identity = pyrage.x25519.Identity.generate()
    (folder / "identity").write_text(f"# created by the harbour office\n{identity}\n", "utf-8")
    return str(identity.to_public())


def of_ssh(folder: Path) -> str:
    """A public key of SSH; its identity is in the file `identity`."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / "identity"], check=True)
    return (folder / "identity.pub").read_text("utf-8")


def written(folder: Path, *keys: str) -> Path:
    with (folder / "file").open("wb") as raw, sealed(raw, keys_of(keys)) as around:
        around.write(CONTENT)
    return folder / "file"


@pytest.mark.parametrize("key_of", [of_age, of_ssh])
def test_an_identity_opens_what_was_sealed_to_its_key(tmp_path: Path, key_of: Callable[[Path], str]) -> None:
    file = written(tmp_path, key_of(tmp_path))
    assert CONTENT[:20] not in file.read_bytes()
    with opened(file, tmp_path / "identity") as content:
        assert content.read() == CONTENT


def test_each_of_several_identities_opens_it(tmp_path: Path) -> None:
    further = pyrage.x25519.Identity.generate()
    file = written(tmp_path, of_age(tmp_path), str(further.to_public()))
    (tmp_path / "further").write_text(str(further), "utf-8")
    for name in ("identity", "further"):
        with opened(file, tmp_path / name) as content:
            assert content.read() == CONTENT


def test_without_a_key_nothing_is_sealed(tmp_path: Path) -> None:
    with opened(written(tmp_path), None) as content:
        assert content.read() == CONTENT


@pytest.mark.parametrize("how", ["cut", "altered", "another's"])
def test_what_is_spoilt_or_sealed_to_others_is_not_opened(tmp_path: Path, how: str) -> None:
    file = written(tmp_path, of_age(tmp_path))
    content, middle = file.read_bytes(), file.stat().st_size // 2
    if how == "another's":
        of_age(tmp_path)
    else:
        file.write_bytes(content[:-100] if how == "cut" else content[:middle] + b"-" + content[middle + 1 :])
    with pytest.raises(Improper, match="cannot be opened"), opened(file, tmp_path / "identity"):
        pass


def test_a_sealed_file_asks_for_its_identity(tmp_path: Path) -> None:
    file = written(tmp_path, of_age(tmp_path))
    with pytest.raises(Improper, match="sealed to a key"), opened(file, None):
        pass


def test_an_open_file_in_the_place_of_a_sealed_one_is_refused(tmp_path: Path) -> None:
    of_age(tmp_path)
    with pytest.raises(Improper, match="is not sealed"), opened(written(tmp_path), tmp_path / "identity"):
        pass


@pytest.mark.parametrize("word", ["age1tooshort", "ssh-ed25519 AAAA", "the harbour office", ""])
def test_what_is_no_key_is_refused(word: str) -> None:
    with pytest.raises(Improper, match="is no public key"):
        keys_of([word])


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"a lantern\n", b"-----BEGIN NOTHING-----\n", b"\xff"])
def test_a_file_without_an_identity_is_refused(tmp_path: Path, content: bytes) -> None:
    file = written(tmp_path, of_age(tmp_path))
    (tmp_path / "none").write_bytes(content)
    with pytest.raises(Improper, match="holds no identity"), opened(file, tmp_path / "none"):
        pass
