"""Marked documents: passages with their acts, by people who had not seen the program.

`marks/*.csv` hold no words of a document: only which one, where in its reading text, and a fingerprint of the words
there, so that a mark whose passage has moved is told and left out.
"""

import csv
import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from collegium.reading import read as engine
from collegium.reading.contract import Reading, Span
from collegium.reading.statements import statements_of
from collegium.reading.statements.model import Model
from collegium.reading.vocabulary import Vocabulary

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
RECORD = ROOT.parent / "shared" / "record"
EXAMPLES = ROOT / "examples"


@dataclass(frozen=True, slots=True)
class Mark:
    """One passage that somebody marked: its act, another that is as right, whether it is asked, whom it is directed at.

    `addressees` are None where the two who marked it differ.
    """

    span: Span
    act: str
    also: str | None = None
    optional: bool = False
    addressees: tuple[str, ...] | None = None


@dataclass(slots=True)
class Marked:
    """A reading with its marks; only the text within `region` was marked. `moved` marks were left out.

    `given` is what the statements of the reading were made from, so that they can be made again with another model.
    """

    name: str
    reading: Reading
    given: tuple[Any, ...]
    marks: list[Mark]
    region: Span
    moved: int = 0


def read(data: bytes, *args: Any, **options: Any) -> tuple[Reading, tuple[Any, ...]]:
    """A reading, and what its statements were made from."""
    given: list[tuple[Any, ...]] = []

    def keeping(*parts: Any) -> Any:
        given.append(parts[:6])
        return statements_of(*parts)  # as read() calls it

    with patch.object(engine, "statements_of", keeping):
        reading = engine.read(data, *args, **options)
    return reading, given[0]


def again(document: Marked, model: Model) -> Reading:
    """The reading of a document with its statements made again by a model."""
    scene, heading, turns, mentions, begin, issuer = document.given
    statements, premises = statements_of(scene, heading, turns, mentions, begin, issuer, weighing=model)
    return replace(document.reading, statements=statements, premises=premises)


def fingerprint(words: str, digits: int = 8) -> str:
    """Some hexadecimal digits for the words of a passage or a name, white space apart."""
    return hashlib.sha256("".join(words.split()).encode()).hexdigest()[:digits]


def documents() -> Iterator[Marked]:
    """All marked documents that are at hand: the gold of the record, what was marked besides, the examples."""
    yield from _gold()
    yield from _releases()
    yield from _verbatim()
    yield from _examples()


def _gold() -> Iterator[Marked]:
    for path in sorted((RECORD / "gold").glob("*.json")):
        reading = read(path.with_suffix(".txt").read_bytes(), f"{path.stem}.txt")
        yield quoted(f"gold/{path.stem}", reading, json.loads(path.read_text("utf-8"))["statements"])


def _examples() -> Iterator[Marked]:
    known = Vocabulary.shipped().with_file(EXAMPLES / "vocabulary.json")
    for path in sorted((EXAMPLES / "record").iterdir()):
        gold = json.loads((EXAMPLES / "gold" / f"{path.stem}.json").read_text("utf-8"))
        yield quoted(f"examples/{path.name}", read(path.read_bytes(), path.name, known), gold.get("statements", []))


def quoted(name: str, both: tuple[Reading, tuple[Any, ...]], rows: list[dict[str, Any]]) -> Marked:
    """A document whose marks are quotes."""
    reading, given = both
    marks, moved = [], 0
    for row in rows:
        span = place(reading.text, str(row["quote"]), int(str(row.get("nth") or 1)))
        if span is None:
            moved += 1
            continue  # counted, and told by the command
        ids = None if "addressees" in row.get("open", ()) else tuple(row.get("addressees", ()))
        marks.append(Mark(span, str(row["act"]), _text(row.get("also")), bool(row.get("optional")), ids))
    return Marked(name, reading, given, marks, (0, len(reading.text)), moved)


def _text(value: object) -> str | None:
    return str(value) if value else None


def place(text: str, quote: str, nth: int = 1) -> Span | None:
    """Where a quote stands, white space apart."""
    bare, places = _bare(text)
    wanted = "".join(quote.split())
    at = -1
    for _ in range(nth):
        at = bare.find(wanted, at + 1)
        if at < 0:
            return None
    return places[at], places[at + len(wanted) - 1] + 1


@cache
def _bare(text: str) -> tuple[str, list[int]]:
    places = [at for at, char in enumerate(text) if not char.isspace()]
    return "".join(text[at] for at in places), places


def _rows(name: str) -> dict[str, list[dict[str, str]]]:
    """The marks of a file by document."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (HERE / "marks" / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["document"]].append(row)
    return found


def _spanned(name: str, both: tuple[Reading, tuple[Any, ...]], rows: list[dict[str, str]]) -> Marked:
    """A document whose marks are places."""
    reading, given = both
    marks, moved, region = [], 0, (0, len(reading.text))
    for row in rows:
        span = int(row["start"]), int(row["end"])
        if row["act"] == "until":
            region = span
        elif fingerprint(reading.text[slice(*span)]) != row["words"]:
            moved += 1
        else:
            ids = None if row["addressees"] == "?" else tuple(row["addressees"].split())
            marks.append(Mark(span, row["act"], row["also"] or None, row["optional"] == "yes", ids))
    return Marked(name, reading, given, marks, region, moved)


def _releases() -> Iterator[Marked]:
    path = RECORD / "releases" / "releases.jsonl.gz"
    if not path.is_file():
        return
    rows = _rows("releases.csv")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            release = json.loads(line)
            name = fingerprint(f"{release['id']} {release['published'][:10]}", 12)
            parts = [each for each in rows if each.split()[0] == name]
            if parts:
                reading = read(
                    release["html"].encode(),
                    "release.html",
                    media_type="text/html",
                    title=release["title"],
                    published=release["published"],
                )
                found = (_spanned(f"releases/{part}", reading, rows[part]) for part in parts)
                yield from (each for each in found if each.marks)  # two releases of one day may share a name


def _verbatim() -> Iterator[Marked]:
    for name, rows in _rows("verbatim.csv").items():
        path = RECORD / "un_verbatim" / name.split()[0]
        if path.is_file():
            reading = _verbatim_reading(path)
            yield _spanned(f"verbatim/{name}", reading, rows)


@cache
def _verbatim_reading(path: Path) -> tuple[Reading, tuple[Any, ...]]:
    return read(path.read_bytes(), path.name)
