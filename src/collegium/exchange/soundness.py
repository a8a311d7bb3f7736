"""What a check of a vocabulary found, as it leaves: for the eye or as JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from collegium.reading.vocabulary.counts import Count
from collegium.reading.vocabulary.doubts import Doubt


@dataclass(frozen=True, slots=True)
class Report:
    """What tables hold, or a file adds, and what is doubtful. `file` is None for the shipped tables."""

    file: str | None
    counts: tuple[Count, ...]
    doubts: tuple[Doubt, ...]


def json_of_report(report: Report) -> str:
    """The report as one JSON object, with a line end."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=1) + "\n"


def table_of_report(report: Report) -> str:
    """The report for the eye; nothing in it can steer a terminal."""
    lines = [report.file or "The shipped tables", "", *_counts(report), "", *_doubts(report)]
    return "\n".join("".join(char if char.isprintable() else " " for char in line).rstrip() for line in lines) + "\n"


def _counts(report: Report) -> Iterator[str]:
    if not report.counts:
        yield "It adds nothing."
        return
    languages = list(dict.fromkeys(code for count in report.counts for code in count.spellings))
    adding = ["new", "adding"] if report.file else ["rows"]
    yield _row("", [*adding, *languages])
    for count in report.counts:
        rows = [count.rows - count.adding, count.adding] if report.file else [count.rows]
        yield _row(
            count.table, [f"{each:,}" for each in (*rows, *(count.spellings.get(code, 0) for code in languages))]
        )
    yield ""
    if report.file:
        yield "Rows that are new, rows that add to shipped ones, and the spellings that they add, by language."
    else:
        yield "Rows, and spellings by language."


def _row(name: str, cells: list[str]) -> str:
    return f"  {name:12}" + "".join(f"{cell:>8}" for cell in cells)


def _doubts(report: Report) -> Iterator[str]:
    what = "doubt" if report.file else "fault"
    count = len(report.doubts)
    yield f"{count or 'No'} {what}{'' if count == 1 else 's'}{':' if count else '.'}"
    for doubt in report.doubts:
        yield f"  {doubt}"
