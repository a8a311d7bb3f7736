"""How fast HTML is read: words a CPU second, beside trafilatura on the same documents in the same run.

    python benchmarks/html_speed.py [FOLDER]

FOLDER holds `.html` files, or `.jsonl.gz` files with a document's HTML under the key `html`; without one the
documents of examples/record are read. Each figure is the median of five rounds over all documents. A word is
what white space parts in the text of the page, so that all readers are measured by the same count.
"""

import gzip
import importlib
import importlib.util
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from collegium.reading.formats.html import extract

ROUNDS = 5
LEAST_SECONDS = 0.2  # of a round, so that the clock is fine enough
EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "record"


def documents(folder: Path) -> Iterator[bytes]:
    """The pages in a folder."""
    for path in sorted(folder.rglob("*.html")):
        yield path.read_bytes()
    for path in sorted(folder.rglob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["html"].encode()


def readers() -> dict[str, Callable[[bytes], object]]:
    """What is measured, as far as it is installed: the format alone, reading with and without mentions, trafilatura."""
    found: dict[str, Callable[[bytes], object]] = {"collegium, HTML alone": extract}
    if importlib.util.find_spec("collegium.reading.read"):
        read = importlib.import_module("collegium.reading.read").read
        found["collegium, heading and turns"] = partial(read, mentions=False)
        found["collegium, with mentions"] = read
    if importlib.util.find_spec("trafilatura"):
        found["trafilatura"] = importlib.import_module("trafilatura").bare_extraction
    return found


def seconds(read: Callable[[bytes], object], pages: list[bytes], times: int) -> float:
    """CPU seconds of one pass over all pages, from `times` passes."""
    begin = time.process_time()
    for _ in range(times):
        for page in pages:
            read(page)
    return (time.process_time() - begin) / times


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES
    pages = list(documents(folder))
    if not pages:
        sys.exit(f"No HTML in {folder}: give a folder with .html or .jsonl.gz files.")
    words = sum(len(block.text.split()) for page in pages for block in extract(page).blocks)
    print(f"{len(pages)} documents, {words:,} words")
    for name, read in readers().items():
        once = seconds(read, pages, 1)
        times = max(1, round(LEAST_SECONDS / max(once, 1e-6)))
        median = statistics.median(seconds(read, pages, times) for _ in range(ROUNDS))
        print(f"{name:30} {words / median / 1e6:6.2f} million words a CPU second")


if __name__ == "__main__":
    main()
