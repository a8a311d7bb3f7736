"""The yardsticks that stand beside the project in ../shared, run on readings of the real record."""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared"
PROGRAM = Path(sys.executable).parent / "collegium"


def run(*command: str | Path) -> str:
    """What a command prints; it may end with 1, as a run of readings does in which some document fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr}")
    return done.stdout + done.stderr


def gold(work: Path) -> dict[str, float]:
    """Headings and turns of the annotated documents, by score_readings.py."""
    documents = SHARED / "record" / "gold"
    texts = sorted(documents.glob("*.txt"))
    run(PROGRAM, "read", *texts, "--out", work / "gold", "--force")
    command = (sys.executable, SHARED / "measure" / "score_readings.py", documents, documents, work / "gold", "--json")
    scores = json.loads(run(*command))["scores"]
    return {
        "gold: heading (all fields)": scores["heading (all fields)"]["accuracy"],
        "gold: turns F1": scores["turns"]["f1"],
        "gold: roles of turns": scores["turns.role"]["accuracy"],
        "gold: speakers of turns": scores["turns.speaker"]["accuracy"],
    }


def transcripts(work: Path) -> dict[str, float]:
    """Turns of the transcripts, by transcripts.py, in the three forms that it makes."""
    script = SHARED / "measure" / "transcripts.py"
    releases = SHARED / "record" / "releases" / "releases.jsonl.gz"
    run(sys.executable, script, "make", releases, work / "made")
    found = {}
    for form in ("html", "text", "ordinary"):
        run(PROGRAM, "read", work / "made" / form, "--out", work / form, "--force", "--jobs", "2")
        printed = run(sys.executable, script, "score", work / "made", work / form)
        match = re.search(r"F1 ([\d.]+)", printed)
        if match is None:
            sys.exit(f"transcripts.py printed no F1 for {form}: {printed}")
        found[f"transcripts as {form}: turns F1"] = float(match[1])
    return found
