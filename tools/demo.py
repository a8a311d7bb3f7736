"""`make demo`: read the example record, build a register of it, and say where to look."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from collegium.exchange.named import PLURALS

ROOT = Path(__file__).parent.parent
RECORD = ROOT / "examples" / "record"
OUT = ROOT / "demo"
REGISTER = OUT / "register"
MODULE = ("-m", "tools.showing")


def collegium(*arguments: str) -> None:
    """Run the program of this environment; its failure ends the demo."""
    command = [str(Path(sys.executable).parent / "collegium"), "read", str(RECORD), *arguments]
    finished = subprocess.run(command, check=False, capture_output=True, text=True)
    if finished.returncode:
        sys.exit(f"collegium read ended with {finished.returncode}:\n{finished.stderr}")


def register(home: Path) -> str:
    """Build the register anew in a folder, and say what is in it; what was there before goes when it is done.

    Nothing that the environment says of another register is heeded.
    """
    fresh = home.with_name(f".{home.name}-{os.getpid()}")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COLLEGIUM_")}
    try:
        command = [sys.executable, *MODULE]
        environment |= {"COLLEGIUM_HOME": str(fresh), "DJANGO_SETTINGS_MODULE": "collegium.settings"}
        built = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
        if built.returncode:
            sys.exit(f"The register could not be built:\n{built.stdout}{built.stderr}")
        shutil.rmtree(home, ignore_errors=True)
        if fresh.exists():
            fresh.rename(home)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return built.stdout


def main() -> None:
    """Read every document of the example record twice, as JSON and as pages; then build its register."""
    shared = ("--vocabulary", str(ROOT / "examples" / "vocabulary.json"), "--out", str(OUT), "--force")
    for format_ in ("json", "html"):
        print(f"Reading the example record as {format_} …", flush=True)
        collegium("--format", format_, *shared)
    readings = [json.loads(file.read_text("utf-8")) for file in sorted(OUT.glob("*.json"))]
    turns = [turn for reading in readings for turn in reading["turns"]]
    kinds = Counter(reading["heading"]["kind"] for reading in readings)
    languages = sorted({reading["source"]["language"] for reading in readings})
    longest = max(readings, key=lambda reading: len(reading["turns"]))
    print(f"{len(readings)} documents of four invented partners, in {', '.join(languages)}:")
    print(f"  {', '.join(f'{count} {kind}' for kind, count in kinds.most_common(6))} and others")
    words = sum(len(reading["text"].split()) for reading in readings)
    furniture = sum(len(reading["furniture"]) for reading in readings)
    print(f"  {words:,} words of text, {furniture} pieces of page furniture left out")
    print(
        f"  {len(turns)} speaker turns by {len({turn['speaker'] for turn in turns if turn['speaker']})} named speakers"
    )
    mentions = [mention for reading in readings for mention in reading["mentions"]]
    named = Counter(PLURALS[mention["kind"]] for mention in mentions)
    print(f"  {len(mentions)} mentions: {', '.join(f'{count} {kind}' for kind, count in named.most_common())}")
    print(f"Look at a page:     demo/{Path(longest['source']['name']).stem}.html")
    print(f"Look at a reading:  demo/{Path(longest['source']['name']).stem}.json")
    print("Building the register of three partnerships …", flush=True)
    print(register(REGISTER), end="")
    print("Enter the register: make serve, then http://127.0.0.1:8000")
    print("Read your own:      .venv/bin/collegium read FILE")


if __name__ == "__main__":
    main()
