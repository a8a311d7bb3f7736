"""Several processes draft one paragraph at the same moment: no word is lost, and no stance holds for other words."""

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import settings

from tests.machine import ROOT

STEPS = 200 if settings().max_examples > 1000 else 10  # `make deep` asks for more


def test_processes_that_word_agree_and_bracket_at_once_lose_no_word(tmp_path: Path) -> None:
    environment = {**os.environ, "COLLEGIUM_HOME": str(tmp_path), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    environment["DJANGO_SETTINGS_MODULE"] = "collegium.settings"
    words = [sys.executable, "-m", "tests.programme.together", str(STEPS), "0", "1", "2"]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    kept, met = map(int, done.stdout.split())
    assert kept, "no word was kept"
    assert met, "nobody met anybody"
