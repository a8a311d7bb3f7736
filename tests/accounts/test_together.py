"""Several processes write in one space at the same moment: each is told what it met, and nothing is half or twice."""

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import settings

from tests.machine import ROOT

STEPS = 400 if settings().max_examples > 1000 else 40  # `make deep` asks for more


def test_processes_that_add_mark_table_and_undo_at_once_leave_a_whole_register(tmp_path: Path) -> None:
    environment = {**os.environ, "COLLEGIUM_HOME": str(tmp_path), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    environment["DJANGO_SETTINGS_MODULE"] = "collegium.settings"
    words = [sys.executable, "-m", "tests.accounts.together", str(STEPS), "1", "2", "3", "4"]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    changes, met = map(int, done.stdout.split())
    assert changes > STEPS, "too little was done to show anything"
    assert met, "nobody met anybody"
