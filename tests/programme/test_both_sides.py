"""A desk and a post act on the same charges at the same moment: no word is lost, no thread leaves the table."""

import os
import subprocess
import sys
from pathlib import Path

from tests.machine import ROOT

STEPS = 60


def test_whoever_acts_at_once_is_told_and_no_word_is_lost(tmp_path: Path) -> None:
    environment = {**os.environ, "COLLEGIUM_HOME": str(tmp_path), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    environment["DJANGO_SETTINGS_MODULE"] = "collegium.settings"
    words = [sys.executable, "-m", "tests.programme.both_sides", str(STEPS)]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    kept, met = map(int, done.stdout.split())
    assert kept >= STEPS / 2, "too little was done to show anything"
    assert met, "nobody met anybody"
