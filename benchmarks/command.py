"""Start-up and memory of the command, beside a bare Python on the same machine in the same run.

    python -m benchmarks.command

Start-up is the median of ten rounds, as a whole process, in seconds of CPU and of the clock. Memory is the peak of the
largest process (resident set) of runs over one large document and over many small ones.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples" / "record"
PROGRAM = str(Path(sys.executable).parent / "collegium")
ROUNDS = 10
MANY = 2_000
LARGE = 5_000_000  # characters
MIB = 1 << 20


def cost(*command: str) -> tuple[float, float, float]:
    """CPU seconds, seconds of the clock and peak MiB of one run of a command and its children."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - begin, usage.ru_maxrss / 1024


def start_up() -> None:
    """Print what it costs to start."""
    small = str(EXAMPLES / "2023-11-21-opening-remarks.txt")
    commands = {
        "python -c pass": (sys.executable, "-c", "pass"),
        "collegium --version": (PROGRAM, "--version"),
        "collegium read (one small text)": (PROGRAM, "read", small),
    }
    print(f"{'start-up':34}{'CPU s':>8}{'clock s':>9}")
    for name, command in commands.items():
        rounds = [cost(*command) for _ in range(ROUNDS)]
        cpu, clock = (statistics.median(each[part] for each in rounds) for part in (0, 1))
        print(f"{name:34}{cpu:8.3f}{clock:9.3f}")


def memory() -> None:
    """Print the peak memory of large and of many documents."""
    text = (EXAMPLES / "2024-09-24-briefing.txt").read_text("utf-8")
    page = (EXAMPLES / "2023-11-21-press-conference.html").read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "large.txt").write_text(text * (LARGE // len(text)), "utf-8")
        (work / "large.html").write_text("<div>" + page * (LARGE // len(page)) + "</div>", "utf-8")
        with (work / "many.jsonl").open("w", encoding="utf-8") as lines:
            for number in range(MANY):
                lines.write(json.dumps({"id": f"document-{number}", "html": page}) + "\n")
        print(f"\n{'memory':34}{'MiB':>8}{'clock s':>9}")
        for name in ("large.txt", "large.html", "many.jsonl"):
            _, clock, peak = cost(PROGRAM, "read", str(work / name), "--out", str(work / "out"), "--force")
            size = (work / name).stat().st_size / MIB
            print(f"{f'{name} ({size:.0f} MiB)':34}{peak:8.0f}{clock:9.1f}")


def main() -> None:
    """Measure and print."""
    start_up()
    memory()


if __name__ == "__main__":
    main()
