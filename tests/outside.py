"""The outside reader of the tests: a server of its own that keeps what it was sent."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pytest_django import Settings

from collegium.register.rules.outside import Outside
from tests.machine import ROOT


@dataclass
class Elsewhere:
    """The server, and the settings of a register that knows it."""

    settings: Settings
    kept: Path
    port: int

    @property
    def host(self) -> str:
        """Where it is, as people are told."""
        return f"127.0.0.1:{self.port}"

    def be(self, model: str, **others: Any) -> None:
        """Be asked as a model."""
        outside = Outside(f"http://{self.host}/v1", model, "a-key-of-nobody", "asked", 20, 1500)
        self.settings.OUTSIDE = replace(outside, **others)

    def got(self) -> list[dict[str, Any]]:
        """All that it was sent; a line that is being written is not there yet."""
        lines = self.kept.read_text("utf-8").splitlines(keepends=True)
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def texts(self) -> str:
        """The words that it was sent."""
        return self.kept.read_text("utf-8")


@contextmanager
def served(folder: Path, settings: Settings) -> Iterator[Elsewhere]:
    """The server, as long as it is needed."""
    kept = folder / "got.jsonl"
    kept.touch()
    words = [sys.executable, str(ROOT / "tests" / "register" / "model.py"), str(kept)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield Elsewhere(settings, kept, int(server.stdout.readline()))
        finally:
            server.terminate()
