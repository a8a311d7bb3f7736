"""Draws what the later of two releases of one series is said not to repeat, for fresh readers to judge.

    python tools/not_repeated.py RECORD SAMPLE.json [--seed N] [--many N]

RECORD is the folder of the real record, SAMPLE.json the file that is written: for each proposal the ids of the two
releases, where the earlier passage stands and what it says, and the sentences of the later release that are most like
it. Right is a proposal where the earlier passage says something of its actor, and no sentence of the later release says
it again in any words.
"""

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from collegium.reading.compare import Pair, compare, open_questions
from collegium.reading.compare.likeness import Likeness, said_in
from collegium.reading.compare.nearby import Passages
from collegium.reading.contract import Reading
from collegium.reading.errors import ReadingError
from collegium.reading.read import read
from collegium.register.rules.series import keys_of

SEED, MANY, NEAREST = 20261123, 50, 3

Release = tuple[str, Reading]


def releases(record: Path) -> Iterator[Release]:
    """Every release that can be read, with its id; where an id returns, its line too."""
    with gzip.open(record / "releases" / "releases.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            try:
                page = row["html"].encode()
                reading = read(
                    page, "release.html", media_type="text/html", title=row["title"], published=row["published"]
                )
            except ReadingError:
                continue
            yield f"{row['id']}@{number}", reading


def neighbours(found: list[Release]) -> Iterator[tuple[Release, Release]]:
    """Releases of one series that follow one another, each pair once."""
    series: dict[str, list[Release]] = defaultdict(list)
    for release in found:
        for key in keys_of(release[1]):
            series[key].append(release)
    seen = set()
    for members in series.values():
        for old, new in pairwise(sorted(members, key=lambda each: (each[1].heading.date or "", each[0]))):
            if old[1].heading.date != new[1].heading.date and (old[0], new[0]) not in seen:
                seen.add((old[0], new[0]))
                yield old, new


def proposals(found: list[Release]) -> Iterator[dict[str, Any]]:
    """What is not repeated and worth asking about, in all pairs."""
    for old, new in neighbours(found):
        comparison = compare(old[1], new[1])
        asked = open_questions(comparison)
        before = said_in(old[1])
        passages = Passages(new[1].text, Likeness(before, said_in(new[1])))
        for pair in asked:
            nearest = passages.nearest(before[pair.old or 0], NEAREST)
            yield {**_told(old, pair), **_beside(new, [span for _share, span in nearest])}


def _told(old: Release, pair: Pair) -> dict[str, Any]:
    said = old[1].statements[pair.old or 0]
    return {
        "old": old[0],
        "old_title": old[1].heading.title,
        "old_date": old[1].heading.date,
        "span": said.span,
        "act": said.act,
        "actors": said.actors,
        "confidence": said.confidence,
        "quote": _words(old[1], said.span),
    }


def _beside(new: Release, spans: list[tuple[int, int]]) -> dict[str, Any]:
    return {
        "new": new[0],
        "new_title": new[1].heading.title,
        "new_date": new[1].heading.date,
        "nearest": [{"span": span, "quote": _words(new[1], span)} for span in spans],
    }


def _words(reading: Reading, span: tuple[int, int]) -> str:
    return " ".join(reading.text[slice(*span)].split())


def main() -> None:
    """Write the sample."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("sample", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--many", type=int, default=MANY)
    asked = parser.parse_args()
    every = list(proposals(list(releases(asked.record))))
    drawn = random.Random(asked.seed).sample(every, min(asked.many, len(every)))  # noqa: S311 - not for secrets
    numbered = [{"number": number, **each} for number, each in enumerate(drawn, 1)]
    sample = {"seed": asked.seed, "of": len(every), "proposals": numbered}
    asked.sample.write_text(json.dumps(sample, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{len(drawn)} of {len(every)} proposals in {asked.sample}")


if __name__ == "__main__":
    main()
