"""Reading with mentions: words a second, the command over a whole record, and accuracy, beside spaCy in the same run.

    python -m benchmarks.mentions [--record FOLDER] [--peer PYTHON] [--sample N] [--rounds N]

FOLDER is the real record (`releases`, `gold`), by default the one beside the project; without one the documents of
examples/record are timed, and the rest is left out. PYTHON is an interpreter that has spaCy and its small English
pipeline (requirements/peer.txt); without one the column of the peer stays empty, and the report says so.

- Speed: CPU time of one process on one core, libraries for arithmetic held to one thread; the median of N rounds (3),
  in each of which all readers read every SAMPLE-th document (12). A word is what white space parts in the reading's
  text, and counts alike for all. The peer is given the plain text and gives entities; the reading does all it does,
  and in the last two lines all but statements.
- Command: the clock, from the start of the program to its last file; median of five rounds, one job and two by turns.
  Memory is the peak of the largest process (resident set).
- Accuracy: mentions of `gold` by the yardstick of the real record; the peer's entities as LABELS has them.
"""

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.command import PROGRAM, cost
from collegium.exchange.records import json_of
from collegium.reading.read import make_ready, read
from collegium.reading.vocabulary import Vocabulary

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
EXAMPLES = ROOT / "examples" / "record"
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "BLIS")}
LABELS = {
    "GPE": "party", "NORP": "party", "ORG": "forum", "LAW": "instrument", "DATE": "date",
    "CARDINAL": "quantity", "MONEY": "quantity", "QUANTITY": "quantity",
}  # fmt: skip
KINDS = ("party", "forum", "instrument", "date", "quantity")
COMMAND_ROUNDS = 5
Page = tuple[str, bytes]  # name and content
Cost = tuple[float, float, float]  # CPU seconds, seconds of the clock, peak MiB


class Peer:
    """spaCy in a process of its own; `name` says which version."""

    def __init__(self, python: str) -> None:
        command = (python, str(Path(__file__).with_name("mentions_peer.py")))
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **ONE_THREAD}
        )
        self.name = str(self._answer())

    def seconds(self, texts: Sequence[str]) -> float:
        """CPU seconds in which it takes texts apart."""
        return float(self._ask({"time": texts}))

    def entities(self, texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
        """Start, end and label of each entity of each text."""
        found: list[list[tuple[int, int, str]]] = self._ask({"entities": texts})
        return found

    def _ask(self, request: dict[str, Sequence[str]]) -> Any:
        assert self._process.stdin is not None
        print(json.dumps(request), file=self._process.stdin, flush=True)
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        return json.loads(line) if line else sys.exit("The peer has ended; its own message stands above.")


def pages(record: Path) -> Iterator[Page]:
    """The releases of the real record; the HTML of the examples where it is not there."""
    releases = record / "releases" / "releases.jsonl.gz"
    if not releases.exists():
        yield from ((path.name, path.read_bytes()) for path in sorted(EXAMPLES.glob("*.html")))
        return
    with gzip.open(releases, "rt", encoding="utf-8") as lines:
        for line in lines:
            release = json.loads(line)
            yield f"{release['id']}.html", release["html"].encode()


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def speed(sample: list[Page], peer: Peer | None, rounds: int) -> None:
    """Print the words a second of each reader."""
    known = Vocabulary.shipped()
    make_ready(known)  # as the command does
    texts = [read(data, name, known).text for name, data in sample]
    words, size = sum(len(text.split()) for text in texts), sum(len(text.encode()) for text in texts)
    plain = [text.encode() for text in texts]
    ours = {
        "all of reading, of the page": lambda: [read(data, name, known) for name, data in sample],
        "all of reading, of the plain text": lambda: [read(data, "text.txt", known) for data in plain],
        "to mentions, of the page": lambda: [read(data, name, known, statements=False) for name, data in sample],
        "to mentions, of the plain text": lambda: [read(data, "text.txt", known, statements=False) for data in plain],
    }
    taken: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, work in ours.items():
            taken.setdefault(name, []).append(seconds(work))
        if peer:
            taken.setdefault(peer.name, []).append(peer.seconds(texts))
    print(f"{len(sample)} documents, {words:,} words, {size / 1e6:.2f} MB of text; one core, median of {rounds}")
    medians = {name: statistics.median(each) for name, each in taken.items()}
    for name, median in medians.items():
        times = f"{medians[peer.name] / median:7.1f} times the peer" if peer and name != peer.name else ""
        print(f"  {name:44}{words / median:10,.0f} words/s{size / median / 1e6:7.2f} MB/s{times}")


def command(record: Path) -> None:
    """Print what it costs to read all releases as one file, with one job and with two."""
    runs: dict[int, list[Cost]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as folder:
        documents, out = Path(folder, "releases.jsonl"), Path(folder, "out")
        documents.write_bytes(gzip.decompress((record / "releases" / "releases.jsonl.gz").read_bytes()))
        start = (PROGRAM, "read", str(documents), "--format", "json", "--out", str(out), "--force", "--jobs")
        for _ in range(COMMAND_ROUNDS):
            for jobs, done in runs.items():
                done.append(cost(*start, str(jobs)))
        texts = [json.loads(path.read_text("utf-8"))["text"] for path in out.glob("*.json")]
        held = documents.stat().st_size / 1e6
    words, size = sum(len(text.split()) for text in texts), sum(len(text.encode()) for text in texts) / 1e6
    print(f"\nThe command: {len(texts)} documents in a .jsonl of {held:.2f} MB; {words:,} words, {size:.2f} MB of text")
    for jobs, done in runs.items():
        cpu, clock = (statistics.median(each[part] for each in done) for part in (0, 1))
        rates = f"{words / clock:10,.0f} words/s{size / clock:7.2f} MB/s"
        print(f"  --jobs {jobs}{clock:8.2f} s of the clock, {cpu:.2f} s of CPU{rates} by the clock")
    gains = [one[1] / two[1] for one, two in zip(runs[1], runs[2], strict=True)]
    print(f"  two jobs: {statistics.median(gains):.2f} times one; rounds {', '.join(f'{each:.2f}' for each in gains)}")
    print(f"  largest process: {max(each[2] for done in runs.values() for each in done):.0f} MiB")


def accuracy(record: Path, peer: Peer | None) -> None:
    """Print the F1 of mentions against the gold of the real record."""
    documents = record / "gold"
    paths = sorted(documents.glob("*.txt"))
    texts = [path.read_text("utf-8") for path in paths]
    readings = {"collegium": [json_of(read(path.read_bytes(), path.name)) for path in paths]}
    if peer:
        found = zip(texts, peer.entities(texts), strict=True)
        readings[peer.name] = [json.dumps(as_reading(text, entities)) for text, entities in found]
    print(f"\nMentions of {len(paths)} documents: F1")
    print(f"  {'':44}{'all':>8}" + "".join(f"{kind:>12}" for kind in KINDS))
    for name, contents in readings.items():
        scores = scored(documents, {path.stem: content for path, content in zip(paths, contents, strict=True)})
        rows = [scores["mentions"], *(scores[f"mentions.{kind}"] for kind in KINDS)]
        print(f"  {name:44}{rows[0]['f1']:8.3f}" + "".join(f"{row['f1']:12.3f}" for row in rows[1:]))


def as_reading(text: str, entities: Sequence[tuple[int, int, str]]) -> dict[str, object]:
    """The peer's entities as the mentions of a reading."""
    mentions = [
        {"span": [start, end], "kind": LABELS[label], "id": None, "value": None}
        for start, end, label in entities
        if label in LABELS
    ]
    return {"text": text, "heading": {}, "mentions": mentions}


def scored(documents: Path, readings: dict[str, str]) -> dict[str, dict[str, float]]:
    """The scores that the yardstick gives readings, by name of the document."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in readings.items():
            Path(folder, f"{name}.json").write_text(content, "utf-8")
        script = documents.parents[1] / "measure" / "score_readings.py"
        run = (sys.executable, str(script), str(documents), str(documents), folder, "--json")
        done = subprocess.run(run, capture_output=True, text=True, check=False)
    if not done.stdout:
        sys.exit(done.stderr)
    scores: dict[str, dict[str, float]] = json.loads(done.stdout)["scores"]
    return scores


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, default=SHARED / "record")
    parser.add_argument(
        "--peer", metavar="PYTHON", help="an interpreter that has the packages of requirements/peer.txt"
    )
    parser.add_argument("--sample", type=int, default=12, metavar="N", help="time every Nth document")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("speed", "command", "accuracy"), help="measure this alone")
    wanted = parser.parse_args()
    peer = Peer(wanted.peer) if wanted.peer else None
    if not peer:
        print("No peer: give an interpreter that has spaCy (--peer PYTHON) to see it in the same run.")
    whole = wanted.record.is_dir()
    if wanted.only in (None, "speed"):
        speed(list(pages(wanted.record))[:: wanted.sample if whole else 1], peer, wanted.rounds)
    if not whole:
        print(f"No record at {wanted.record}: the command and the accuracy are not measured.")
        return
    if wanted.only in (None, "command"):
        command(wanted.record)
    if wanted.only in (None, "accuracy"):
        accuracy(wanted.record, peer)


if __name__ == "__main__":
    main()
