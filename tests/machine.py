"""What a test may need of the machine it runs on, and how it says that this is missing."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
REQUIRE_ALL = os.environ.get("COLLEGIUM_REQUIRE_ALL") == "1"
RECORD_MISSING = "the real record is not here: it stands beside the project at ../shared/record"


def needs(program: str, package: str) -> str:
    """The path of a program; without it the test is skipped with the command that installs it."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed: apt-get install {package}")
    return path


def real_record() -> Path:
    """The folder of the real record; a user's machine may be without it."""
    folder = SHARED / "record"
    if not folder.is_dir():
        pytest.skip(RECORD_MISSING)
    return folder
