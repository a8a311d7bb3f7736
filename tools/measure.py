"""`make measure`: run the yardsticks, write docs/quality.md, and hold the floors of tools/floors.toml."""

import sys
import tempfile
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from tools.measuring import examples, mentions, record

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "quality.md"
FLOORS = ROOT / "tools" / "floors.toml"
Limits = dict[str, dict[str, float]]


def of_examples() -> dict[str, float]:
    """The figures that any machine can measure."""
    whole, languages = examples.measure()
    fields = examples.headings()
    found = {
        "examples: heading (all fields)": whole.share(*fields),
        "examples: furniture F1 (characters)": whole.f1("furniture"),
        "examples: turns F1": whole.f1("turns"),
        "examples: roles of turns": whole.share("turns.role"),
        "examples: speakers of turns": whole.share("turns.speaker"),
        "examples: parties of turns": whole.share("turns.party"),
        "examples: mentions F1": whole.f1("mentions"),
    }
    for kind in mentions.KINDS:
        found[f"examples: {kind} mentions F1"] = whole.f1(f"mentions.{kind}")
    for name in ("party.id", "forum.id", "instrument.id", "date.value", "quantity.value"):
        found[f"examples: mentions {name}"] = whole.share(f"mentions.{name}")
    for code, score in sorted(languages.items()):
        found[f"examples in {code}: heading (all fields)"] = score.share(*fields)
        found[f"examples in {code}: mentions F1"] = score.f1("mentions")
    return found


def of_record() -> dict[str, float]:
    """The figures of the real record; none where it is not beside the project."""
    if not record.SHARED.is_dir():
        print(f"The real record is not at {record.SHARED}: its yardsticks are skipped, docs/quality.md stays as it is.")
        return {}
    with tempfile.TemporaryDirectory() as folder:
        return {**record.whole(), **record.gold(Path(folder)), **record.transcripts(Path(folder))}


def shown(name: str, value: float, limits: Limits) -> tuple[str, str]:
    """A figure and its limit as they are written: counts whole, shares with three digits."""
    bound = f"at most {limits['ceilings'][name]}" if name in limits["ceilings"] else str(limits["floors"].get(name, 0))
    return (str(value) if isinstance(value, int) else f"{value:.3f}"), bound


def broken(name: str, value: float, limits: Limits) -> bool:
    """Whether a figure is below its floor or above its ceiling."""
    return value < limits["floors"].get(name, 0) or value > limits["ceilings"].get(name, value)


def page(figures: dict[str, float], limits: Limits) -> str:
    """docs/quality.md."""
    lines = ((name, *shown(name, value, limits)) for name, value in figures.items())
    rows = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    date = datetime.now(UTC).date().isoformat()
    return PAGE_TEXT.format(date=date, rows=rows)


PAGE_TEXT = """# How well it reads

Measured on {date} by `make measure`, which writes this page. A figure below its floor (`tools/floors.toml`) fails the
command.

| What | Measured | Floor |
|---|---|---|
{rows}

- *Examples*: the documents of `examples/record` against `examples/gold`. They were written and marked by people who had
  not seen the program; where the two who marked them differ, a field is not asked. The program was corrected on what
  they showed, so these figures are better than those of documents it has never met.
- *Real record*: every document of it in every form. Its characters, white space apart, are counted before reading by
  other programs than the reader (Python's own HTML parser, PDFium) and after it in text and furniture together.
- *Gold* and *transcripts*: the yardsticks of the real record, for those who have it beside the project.
- *Heading (all fields)*: kind, title, date, time, place, number and languages, each right or wrong.
- *Furniture F1*: characters of words that are page furniture by the gold and by the reading.
- *Turns F1*: turns that begin and end where the gold's do.
- *Mentions F1*: mentions of parties, forums, instruments, dates and quantities that share half of the words of the
  shorter with one of the gold. The examples were marked by two annotators who had not seen the program, each alone;
  what only one of them marked is neither asked nor wrong.

`tests/test_quality.py` holds the floors of the examples in every run of the tests.
"""


def main() -> None:
    """Measure, write the page, and fail under a floor."""
    limits: Limits = tomllib.loads(FLOORS.read_text("utf-8"))
    figures = of_examples()
    real = of_record()
    for name, value in {**figures, **real}.items():
        figure, bound = shown(name, value, limits)
        print(f"{name:54} {figure:>6}  floor {bound}")
    if real:
        PAGE.write_text(page({**figures, **real}, limits), "utf-8")
        print(f"written: {PAGE.relative_to(ROOT)}")
    under = [name for name, value in {**figures, **real}.items() if broken(name, value, limits)]
    if under:
        sys.exit("below the floor, or above the ceiling: " + ", ".join(under))


if __name__ == "__main__":
    main()
