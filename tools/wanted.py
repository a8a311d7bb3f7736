"""Papers that the real releases tell of and that are not among them, some drawn for people to judge.

    python -m tools.wanted OUT.json [--draw 50] [--seed 1]

Each has its document, its span, the passage with the sentences around it, and what is proposed. Without the real record
beside the project there is nothing to draw from.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from collegium.reading.contract import Reading
from collegium.reading.errors import ReadingError
from collegium.reading.papers import Paper, answers, answers_unnamed, papers_of, stems_of
from collegium.reading.papers.surroundings import sentence_around
from collegium.reading.read import kept, read
from collegium.reading.vocabulary import Vocabulary

RELEASES = Path(__file__).parent.parent.parent / "shared" / "record" / "releases" / "releases.jsonl.gz"
AROUND = 2  # sentences before and behind the passage
Mentioned = tuple[str, Reading, Paper]


def releases(path: Path = RELEASES) -> Iterator[tuple[str, Reading]]:
    """The releases as they are read, by their ids; of two with one id the second has a mark."""
    seen: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines, kept():
        for line in lines:
            row = json.loads(line)
            name = row["id"] if row["id"] not in seen else f"{row['id']}~2"
            seen.add(row["id"])
            try:
                yield name, read(row["html"].encode(), name, title=row["title"], published=row["published"][:10])
            except ReadingError:
                continue


def wanted_among(readings: dict[str, Reading], vocabulary: Vocabulary) -> list[list[Mentioned]]:
    """The papers that documents tell of and that none of them is, each with its mentions."""
    groups: dict[str, list[Mentioned]] = {}
    for name, reading in readings.items():
        for paper in papers_of(reading, vocabulary):
            key = paper.identity or f"{name} {paper.span[0]}"
            groups.setdefault(key, []).append((name, reading, paper))
    held = [reading for reading in readings.values() if reading.heading.title]
    return [group for group in groups.values() if not any(_is(group, each) for each in held)]


def _is(group: list[Mentioned], document: Reading) -> bool:
    """Whether a document is the paper that a group of mentions tells of."""
    _, told, paper = group[0]
    heading = document.heading
    if paper.own:
        return answers_unnamed(paper.sort, told.heading.date or "", heading.kind, heading.date or "")
    return answers(paper.sort, stems_of(paper.name), heading.title or "", heading.kind)


def told(number: int, group: list[Mentioned]) -> dict[str, Any]:
    """One proposal as people judge it."""
    name, reading, paper = group[0]
    return {
        "number": number,
        "id": name,
        "span": list(paper.span),
        "title": reading.heading.title,
        "date": reading.heading.date,
        "passage": reading.text[slice(*_around(reading.text, paper))],
        "sentence": reading.text[slice(*paper.passage)],
        "proposed": {
            "paper": paper.name,
            "sort": paper.sort,
            "known as": paper.id,
            "likely holders": list(paper.holders),
            "mentioned in": len({each for each, _, _ in group}),
        },
    }


def _around(text: str, paper: Paper) -> tuple[int, int]:
    """The passage with the sentences before and behind it."""
    start, end = paper.passage
    for _ in range(AROUND):
        before, behind = text[:start].rstrip(), len(text) - len(text[end:].lstrip())
        start = sentence_around(text, (max(0, len(before) - 1), max(0, len(before))))[0] if before else start
        end = sentence_around(text, (behind, min(behind + 1, len(text))))[1] if behind < len(text) else end
    return start, end


def drawn(groups: Iterable[list[Mentioned]], count: int, seed: int) -> list[dict[str, Any]]:
    """Some of the proposals, the same for the same seed."""
    every = sorted(groups, key=lambda group: (group[0][0], group[0][2].span))
    some = random.Random(seed).sample(every, min(count, len(every)))  # noqa: S311 - drawn to be judged, not to be secret
    return [told(number, group) for number, group in enumerate(some, 1)]


def main() -> None:
    """Draw proposals and write them down."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--draw", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if not RELEASES.is_file():
        parser.exit(1, f"There is nothing to draw from: {RELEASES} is missing.\n")
    groups = wanted_among(dict(releases()), Vocabulary.shipped())
    rows = drawn(groups, asked.draw, asked.seed)
    asked.out.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{len(rows)} of {len(groups)} proposals, seed {asked.seed}: {asked.out}")


if __name__ == "__main__":
    main()
