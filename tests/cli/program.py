"""The real program, run as a person runs it."""

import json
import os
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.machine import ROOT

PROGRAM = (sys.executable, "-m", "collegium")
# As a person has it: without the settings that the tests of the register run with.
OWN = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
ENVIRONMENT = {**OWN, "PYTHONPATH": str(ROOT / "src")}
# A process between the tests and the program: what it waits for is the program alone, and its children.
WATCH = (
    "import resource, subprocess, sys\n"
    "code = subprocess.run(sys.argv[1:]).returncode\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)\n"
    "sys.exit(code)\n"
)


@dataclass(frozen=True)
class Ended:
    """How a run ended: exit code, what it wrote, and the most memory that one of its processes had, in KiB."""

    code: int
    out: bytes
    err: str
    peak: int = 0

    def readings(self) -> list[dict[str, Any]]:
        """The JSON on standard output, one reading a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def collegium(*arguments: object, cwd: Path, given: bytes = b"", environment: dict[str, str] | None = None) -> Ended:
    """Run the program in a folder with something on its standard input."""
    command = [*PROGRAM, *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, input=given, capture_output=True, env={**ENVIRONMENT, **(environment or {})}
    )
    return Ended(done.returncode, done.stdout, done.stderr.decode())


def watched(*arguments: object, cwd: Path, given: bytes = b"") -> Ended:
    """As `collegium`, and look how much memory its processes took."""
    command = [sys.executable, "-c", WATCH, *PROGRAM, *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, input=given, capture_output=True, env=ENVIRONMENT)
    *lines, peak = done.stderr.decode().splitlines()
    return Ended(done.returncode, done.stdout, "\n".join(lines), int(peak))


def table_rows(file: Path, key: str) -> list[Any]:
    """The rows of a case file, each with its name."""
    return [pytest.param(row, id=row["name"]) for row in tomllib.loads(file.read_text("utf-8"))[key]]
