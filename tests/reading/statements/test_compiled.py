"""Compiled or not, the same statements: the compiled modules are those of the sources beside them."""

import json
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from collegium.reading import statements
from tests.machine import ROOT

ROOM = Path(statements.__file__).parent
PLAIN = """
import sys
from importlib.machinery import FileFinder, SourceFileLoader

def in_the_room(path):
    if not path.endswith("/reading/statements"):
        raise ImportError(path)
    return FileFinder(path, (SourceFileLoader, [".py"]))

if sys.argv[1] == "plain":
    sys.path_hooks.insert(0, in_the_room)
"""
READ = """
import json
from pathlib import Path
from collegium.exchange.records import json_of
from collegium.reading.read import read
from collegium.reading.statements import features
from collegium.reading.vocabulary import Vocabulary

known = Vocabulary.shipped().with_file(Path(sys.argv[2], "vocabulary.json"))
paths = sorted(Path(sys.argv[2], "record").iterdir())
print(json.dumps([features.__file__, [json_of(read(path.read_bytes(), path.name, known)) for path in paths]]))
"""


def compiled(module: Path) -> Path | None:
    """What a module was compiled to, where it was."""
    return next((found for suffix in EXTENSION_SUFFIXES if (found := module.with_suffix(suffix)).exists()), None)


def readings(how: str) -> tuple[str, list[str]]:
    """Which file was run, and all readings of the examples, with the modules as they stand or with their sources."""
    command = [sys.executable, "-c", PLAIN + READ, how, str(ROOT / "examples")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    file, found = json.loads(done.stdout)
    return file, found


@pytest.fixture
def module() -> Path:
    """The compiled module of features; without one the test is skipped with the command that makes it."""
    found = compiled(ROOM / "features.py")
    if found is None:
        pytest.skip("nothing is compiled: `make setup` does it where there is a C compiler")
    return found


def test_compiled_modules_read_as_their_sources_do(module: Path) -> None:
    file, found = readings("as they stand")
    source, expected = readings("plain")
    assert (Path(file), Path(source)) == (module, ROOM / "features.py")
    assert len(expected) > 20
    assert found == expected


def test_no_compiled_module_is_older_than_its_source(module: Path) -> None:
    both = {source: made for source in ROOM.glob("*.py") if (made := compiled(source))}
    assert module in both.values()
    stale = [source.name for source, made in both.items() if made.stat().st_mtime < source.stat().st_mtime]
    assert stale == [], "compile them anew: make setup"
