"""Pages a second of reading PDFs, beside pypdfium2 alone on the same files in the same run.

    python -m benchmarks.pdf [FOLDER] [--rounds N]

FOLDER holds PDFs, and is the example record where none is given. Time is CPU time of one process on one core; the
figure is the median of N rounds (5), in each of which both read every file. The share is the first as a part of the
second.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2

from collegium.reading.formats.pdf import extract

EXAMPLES = Path(__file__).parent.parent / "examples" / "record"


def bare(data: bytes) -> int:
    """Read the text of all pages by pypdfium2 alone; how many there are."""
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            textpage = page.get_textpage()
            textpage.get_text_range()
            textpage.close()
            page.close()
        return len(document)
    finally:
        document.close()


def whole(data: bytes) -> int:
    """Take the document apart; how many pages it has."""
    return int(extract(data).notes["pages"])


def rate(read: Callable[[bytes], int], data: bytes, least: float = 0.2) -> float:
    """Pages per CPU second, the file read again until `least` seconds have gone by."""
    pages, begin = 0, time.process_time()
    while time.process_time() - begin < least:
        pages += read(data)
    return pages / (time.process_time() - begin)


def report(paths: Sequence[Path], rounds: int) -> None:
    """Print one line a file, and one for all."""
    print(f"{'file':40} {'collegium':>10} {'pypdfium2':>10} {'share':>6}   pages/s")
    found: list[tuple[float, float]] = []
    for path in paths:
        data = path.read_bytes()
        pairs = [(rate(whole, data), rate(bare, data)) for _ in range(rounds)]
        ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
        found.append((ours, theirs))
        print(f"{path.name[:40]:40} {ours:10.0f} {theirs:10.0f} {ours / theirs:6.0%}")
    ours, theirs = (statistics.median(column) for column in zip(*found, strict=True))
    print(f"{'median of all files':40} {ours:10.0f} {theirs:10.0f} {ours / theirs:6.0%}")


def main() -> None:
    """Read the command line and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.rglob("*.pdf"))
    if not paths:
        parser.error(f"no PDF in {arguments.folder}")
    report(paths, arguments.rounds)


if __name__ == "__main__":
    main()
