"""The package works when pip installs its wheel: nothing is left behind, and it asks for what it imports."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, packages_distributions
from pathlib import Path

import pytest
from django.conf import settings

from tests.machine import ROOT

EXAMPLES = ROOT / "examples"


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command with the packages of a folder before all others."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    words = [str(part) for part in command]
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=True)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which pip installs the wheel, without any network."""
    work = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(work)]
    subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=True)
    (wheel,) = work.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(work / "site"), str(wheel)], capture_output=True, text=True, check=True)
    return work / "site"


def test_the_wheel_is_what_runs(installed: Path) -> None:
    printed = run(sys.executable, "-c", "import collegium; print(collegium.__file__)", folder=installed).stdout
    assert printed.strip() == str(installed / "collegium" / "__init__.py")


@pytest.mark.parametrize("format_", ["json", "html"])
def test_every_example_is_read_from_the_wheel(installed: Path, tmp_path: Path, format_: str) -> None:
    documents = sorted((EXAMPLES / "record").iterdir())
    vocabulary = EXAMPLES / "vocabulary.json"
    options = ("--vocabulary", vocabulary, "--out", tmp_path, "--format", format_)
    run(installed / "bin" / "collegium", "read", EXAMPLES / "record", *options, folder=installed)
    written = sorted(tmp_path.iterdir())
    assert len(written) == len(documents)
    if format_ == "json":
        assert all(json.loads(file.read_text("utf-8"))["text"] for file in written)


def test_the_licence_travels_with_it(installed: Path) -> None:
    assert list(installed.glob("*.dist-info/licenses/LICENSE"))


def imported(folder: Path) -> Iterator[str]:
    """The first name of every module that the package's own files import."""
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield (node.module or "").partition(".")[0]


def test_it_asks_for_what_it_imports_neither_more_nor_less(installed: Path) -> None:
    (metadata,) = installed.glob("*.dist-info")
    lines = [line for line in Distribution.at(metadata).requires or [] if "extra ==" not in line]
    asked = {re.split(r"[^\w.-]", line)[0].lower() for line in lines}
    apps = {name.partition(".")[0] for name in settings.INSTALLED_APPS}  # imported by their names
    outside = (set(imported(installed / "collegium")) | apps) - set(sys.stdlib_module_names) - {"collegium"}
    distributions = packages_distributions()
    assert {name.lower().replace("_", "-") for module in outside for name in distributions[module]} == asked
