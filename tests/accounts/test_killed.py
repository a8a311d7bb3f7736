"""A process that is killed leaves no half change: whatever statement it had come to."""

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import settings

from tests.machine import ROOT

SEEDS = 400 if settings().max_examples > 1000 else 20  # `make deep` asks for more


def test_no_half_change_is_left_by_a_kill_at_any_statement(tmp_path: Path) -> None:
    environment = {**os.environ, "COLLEGIUM_HOME": str(tmp_path), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    environment["DJANGO_SETTINGS_MODULE"] = "collegium.settings"
    words = [sys.executable, "-m", "tests.accounts.dying", *map(str, range(SEEDS))]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    assert int(done.stdout) >= SEEDS * 3 // 4, "too few were killed to show anything"
