"""The package works when it is installed from its wheel: no table, stylesheet or module is left behind."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.machine import ROOT

EXAMPLES = ROOT / "examples"


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command with the packages of a folder before all others."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    words = [str(part) for part in command]
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=True)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds."""
    work = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(work)]
    subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=True)
    (wheel,) = work.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(work / "site")
    return work / "site"


def test_the_wheel_is_what_runs(installed: Path) -> None:
    printed = run(sys.executable, "-c", "import collegium; print(collegium.__file__)", folder=installed).stdout
    assert printed.strip() == str(installed / "collegium" / "__init__.py")


@pytest.mark.parametrize("format_", ["json", "html"])
def test_every_example_is_read_from_the_wheel(installed: Path, tmp_path: Path, format_: str) -> None:
    documents = sorted((EXAMPLES / "record").iterdir())
    vocabulary = EXAMPLES / "vocabulary.json"
    options = ("--vocabulary", vocabulary, "--out", tmp_path, "--format", format_)
    run(sys.executable, "-m", "collegium", "read", EXAMPLES / "record", *options, folder=installed)
    written = sorted(tmp_path.iterdir())
    assert len(written) == len(documents)
    if format_ == "json":
        assert all(json.loads(file.read_text("utf-8"))["text"] for file in written)


def test_the_licence_travels_with_it(installed: Path) -> None:
    assert list(installed.glob("*.dist-info/licenses/LICENSE"))
