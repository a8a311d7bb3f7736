"""The yardsticks that stand beside the project in ../shared, run on readings of the real record."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from collegium.reading.errors import ReadingError
from collegium.reading.formats.pdf import extract
from collegium.reading.read import read
from tools.measuring import cooperation, mentions
from tools.measuring.counting import characters, of_page, of_paper, of_reading, releases

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared"
PROGRAM = Path(sys.executable).parent / "collegium"

# What is taken of the figures of score_readings.py: our name, its name, and which figure.
STATED = (
    ("place F1", "statements (place alone)", "f1"),
    ("place and act F1", "statements (place and act)", "f1"),
    ("commits F1", "statements.commits", "f1"),
    ("actors (mean F1)", "statements.actors (mean F1)", "accuracy"),
    ("addressees (mean F1)", "statements.addressees (mean F1)", "accuracy"),
    ("forums (mean F1)", "statements.forums (mean F1)", "accuracy"),
    ("when", "statements.when", "accuracy"),
    ("condition F1", "statements.condition", "f1"),
)


def run(*command: str | Path) -> str:
    """What a command prints; it may end with 1, as a run of readings does in which some document fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr}")
    return done.stdout + done.stderr


def gold(work: Path) -> dict[str, float]:
    """Headings, turns, mentions and statements of the annotated documents, by score_readings.py."""
    documents = SHARED / "record" / "gold"
    texts = sorted(documents.glob("*.txt"))
    run(PROGRAM, "read", *texts, "--out", work / "gold", "--force")
    command = (sys.executable, SHARED / "measure" / "score_readings.py", documents, documents, work / "gold", "--json")
    scores = json.loads(run(*command))["scores"]
    kinds = ("mentions", *(f"mentions.{kind}" for kind in mentions.SCORED))
    return {
        **{f"gold: {kind.replace('.', ', ')} F1": scores[kind]["f1"] for kind in kinds},
        "gold: ids of parties": scores["mentions.party.id"]["accuracy"],
        "gold: values of dates": scores["mentions.date.value"]["accuracy"],
        "gold: values of quantities": scores["mentions.quantity.value"]["accuracy"],
        "gold: heading (all fields)": scores["heading (all fields)"]["accuracy"],
        "gold: turns F1": scores["turns"]["f1"],
        "gold: roles of turns": scores["turns.role"]["accuracy"],
        "gold: speakers of turns": scores["turns.speaker"]["accuracy"],
        **{f"gold: statements, {name}": scores[key][kind] for name, key, kind in STATED},
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


def sentences() -> dict[str, float]:
    """Acts, cooperation and conflict in the sentences that stand side by side in four languages."""
    return cooperation.measured(SHARED / "record" / "sentences" / "quadclass.csv.gz")


def whole() -> dict[str, int]:
    """Every document of the record: how many are read or refused with a reason, and how many lose a character."""
    count = answered = losing = 0
    for name, data, meant in _documents():
        count += 1
        try:
            found = of_reading(read(data, name))
        except ReadingError as error:
            answered += bool(error.cause and error.remedy)
            continue
        answered += 1
        hyphens = extract(data).hyphens if name.endswith(".pdf") else 0  # joined at the ends of lines
        losing += (meant() - found).total() != hyphens
    return {
        "real record: documents": count,
        "real record: documents read or refused with a reason": answered,
        "real record: documents of which a character is lost": losing,
    }


def _documents() -> Iterator[tuple[str, bytes, Callable[[], Counter[str]]]]:
    """Name and bytes of every document of the record, and what counts its characters."""
    record = SHARED / "record"
    for name, page in releases(record):
        yield f"{name}.html", page, partial(of_page, page.decode())
    for path in sorted((record / "pages").glob("*.html")):
        yield path.name, path.read_bytes(), partial(of_page, path.read_text("utf-8"))
    for path in sorted((record / "gold").glob("*.txt")):
        yield path.name, path.read_bytes(), partial(characters, path.read_text("utf-8"))
    for path in sorted([*(record / "un_verbatim").glob("*.pdf"), *(record / "pages").glob("*.pdf")]):
        yield path.name, path.read_bytes(), partial(of_paper, path)
