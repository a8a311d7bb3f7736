"""`make measure`: run the yardsticks, write docs/quality.md, and hold the floors of tools/floors.toml."""

import sys
import tempfile
import tomllib
from pathlib import Path

from collegium.reading.contract import ACTS
from tools.measuring import examples, mentions, record
from tools.measuring.page import Limits, page, shown
from tools.measuring.score import Score
from tools.measuring.statements import SETS

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "quality.md"
FLOORS = ROOT / "tools" / "floors.toml"


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
    found |= _of_statements(whole)
    for code, score in sorted(languages.items()):
        found[f"examples in {code}: heading (all fields)"] = score.share(*fields)
        found[f"examples in {code}: mentions F1"] = score.f1("mentions")
        found[f"examples in {code}: statements, place and act F1"] = score.f1("statements.act")
    return found


def _of_statements(score: Score) -> dict[str, float]:
    return {
        "examples: statements, place F1": score.f1("statements.place"),
        "examples: statements, place and act F1": score.f1("statements.act"),
        "examples: premises, place and act F1": score.f1("premises.act"),
        **{f"examples: statements, {act} F1": score.f1(f"statements.{act}") for act in ACTS},
        **{f"examples: statements, {key} (mean F1)": score.share(f"statements.{key}") for key in ("actors", *SETS)},
        "examples: statements, when": score.share("statements.when"),
        "examples: statements, condition F1": score.f1("statements.condition"),
    }


def of_record() -> dict[str, float]:
    """The figures of the real record; none where it is not beside the project."""
    if not record.SHARED.is_dir():
        print(f"The real record is not at {record.SHARED}: its yardsticks are skipped, docs/quality.md stays as it is.")
        return {}
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        return {**record.whole(), **record.gold(work), **record.sentences(), **record.transcripts(work)}


def broken(name: str, value: float, limits: Limits) -> bool:
    """Whether a figure is below its floor or above its ceiling."""
    return value < limits["floors"].get(name, 0) or value > limits["ceilings"].get(name, value)


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
