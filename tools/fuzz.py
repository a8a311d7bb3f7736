"""Spoilt documents in, readings or clear errors out: the example record, mutated without end.

    tools/fuzz.py --seconds 600 [--seed TEXT] [--jobs 2] [--keep build/fuzz] [--atheris]

Each mutated document is read in a child process with limits. Whatever is neither a reading nor a refusal (an
exception of another kind, an unsound reading, a child that dies, takes too long or needs too much memory) is
reported once for each place in the program, and its document is kept. The seed is printed: the same seed makes
the same documents. Exit code 1 where something was found. `--atheris` steers by coverage, where it is installed.
"""

import argparse
import importlib.util
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from collegium.reading.confine import Limits, Outcome, run
from collegium.reading.contract import Reading
from collegium.reading.errors import Confined, Faulty, ReadingError
from collegium.reading.read import read
from collegium.reading.vocabulary import Vocabulary
from tools.mutation import mutated
from tools.soundness import fault_of as unsound

RECORD = Path(__file__).parent.parent / "examples" / "record"
LIMITS = Limits(seconds=20)
AGAIN = 8  # of so many documents one is read twice
INSTALL = ".venv/bin/python -m pip install --require-hashes --no-deps -r requirements/fuzz.txt"
VOCABULARY = Vocabulary.shipped().with_file(RECORD.parent / "vocabulary.json")


class Unsound(Exception):
    """A reading that breaks its contract."""


@dataclass(frozen=True, slots=True)
class Case:
    """A spoilt document: the name it is read under, its bytes, and which one of the seed it is."""

    number: int
    name: str
    data: bytes


def cases(seed: str, seconds: float) -> Iterator[Case]:
    """Spoilt documents of the example record until the time is up."""
    record = {path.name: path.read_bytes() for path in sorted(RECORD.iterdir())}
    names, end, number = list(record), time.monotonic() + seconds, 0
    while time.monotonic() < end:
        number += 1
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - nothing is kept secret by it
        name = chance.choice(names)
        data = mutated(record[name], record[chance.choice(names)], chance)
        yield Case(number, name if chance.random() < 0.8 else chance.choice(names), data)


def perform(case: Case) -> str:
    """Read a document: "" where that went well, else what was raised and where. ReadingErrors pass on."""
    try:
        first = check(read(case.data, case.name, VOCABULARY))
        if case.number % AGAIN == 0 and read(case.data, case.name, VOCABULARY) != first:
            raise Unsound("the same document is read in two ways")
    except (ReadingError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}: {str(error)[:160]}"
    return ""


def check(reading: Reading) -> Reading:
    """The reading; raises Unsound for one that breaks its contract."""
    fault = unsound(reading)
    if fault:
        raise Unsound(fault)
    return reading


def fault_of(outcome: Outcome[Case, str]) -> str:
    """What is wrong with an outcome; "" for a reading and for a refusal."""
    if isinstance(outcome.error, (Confined, Faulty)):
        return f"{type(outcome.error).__name__}: {outcome.error.cause}"
    return outcome.result or ""


def keep(folder: Path, case: Case, fault: str) -> Path:
    """Save a document that was found; its file says which one of the seed it was."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{case.number}-{fault.partition(' ')[0].strip(':')}-{case.name}"
    file.write_bytes(case.data)
    return file


def hunt(seed: str, seconds: float, jobs: int, folder: Path) -> int:
    """Read spoilt documents until the time is up, and say what came of it. How many different faults there are."""
    found: Counter[str] = Counter()
    refused = count = 0
    for outcome in run(perform, cases(seed, seconds), jobs, LIMITS):
        count += 1
        fault = fault_of(outcome)
        refused += outcome.error is not None
        if fault:
            where = fault.split(": ")[0] if " at " in fault else fault
            found[where] += 1
            if found[where] == 1:
                print(f"found in {keep(folder, outcome.task, fault)}: {fault}", flush=True)
        if count % 2000 == 0:
            print(f"{count} documents, {refused} refused, {len(found)} different faults", flush=True)
    print(f"{count} documents, {count - refused} read, {refused} refused; {len(found)} different faults")
    for where, times in found.most_common():
        print(f"  {times} x {where}")
    return len(found)


def steered(seconds: float, folder: Path) -> None:
    """Let atheris look for inputs that reach new code; it ends the program itself, with its own report.

    What it finds goes to `folder`; inputs that reach new code go to `reached` in it, never to the example record.
    """
    reached = folder / "reached"
    reached.mkdir(parents=True, exist_ok=True)
    atheris = importlib.import_module("atheris")

    def one(data: bytes) -> None:
        try:
            check(read(data, "document", VOCABULARY))
        except ReadingError:
            return

    atheris.instrument_all()
    options = [f"-max_total_time={int(seconds)}", f"-artifact_prefix={folder}/", str(reached), str(RECORD)]
    atheris.Setup([sys.argv[0], *options], one)
    atheris.Fuzz()


def main() -> int:
    """Hunt as the command line says; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", default=str(int(time.time())))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--atheris", action="store_true", help="steer by coverage; needs the package atheris")
    wanted = parser.parse_args()
    if wanted.atheris and importlib.util.find_spec("atheris") is None:
        parser.error(f"atheris is not installed: {INSTALL}")
    if wanted.atheris:
        steered(wanted.seconds, wanted.keep)
    print(f"seed {wanted.seed}, {wanted.seconds:g} seconds", flush=True)
    return 1 if hunt(wanted.seed, wanted.seconds, wanted.jobs, wanted.keep) else 0


if __name__ == "__main__":
    sys.exit(main())
