"""docs/quality.md: the figures, how they are measured, and where the reading goes wrong."""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from collegium.reading.contract import ACTS
from collegium.reading.vocabulary import Vocabulary
from tools.measuring import judged
from tools.measuring.examples import EXAMPLES
from tools.measuring.sentences import LANGUAGES, stated_in

HERE = Path(__file__).parent
TEXT = HERE / "quality.md"
ERRORS = HERE / "errors.toml"
TRAINING = HERE.parent / "training" / "report.json"
NAMES = {"en": "English", "es": "Spanish", "fr": "French", "ru": "Russian", "de": "German"}
APART = "sentences"  # what figures begin with that have tables of their own
JUDGED = ("Document", "Later document", "Span", "One", "Other")
MOST = 12  # kinds of confusion that are shown

Limits = dict[str, dict[str, float]]
Figures = Mapping[str, float]


def page(figures: Figures, limits: Limits) -> str:
    """The page; its prose stands in quality.md beside this file."""
    return TEXT.read_text("utf-8").format(
        date=datetime.now(UTC).date().isoformat(),
        figures=table(
            ("What", "Measured", "Floor"),
            ((name, *shown(name, value, limits)) for name, value in figures.items() if not name.startswith(APART)),
        ),
        training=training(),
        parallel=parallel(figures, limits),
        cooperation=cooperation(figures, limits),
        errors=errors(),
        judged=table(
            ("Proposals", "Drawn", "Right, one", "Right, other", "Agree", "Kappa"), map(judged.shares, judged.SORTS)
        ),
        **{sort: table(JUDGED, judged.listed(sort)) for sort in judged.SORTS},
    )


def shown(name: str, value: float, limits: Limits) -> tuple[str, str]:
    """A figure and its limit as they are written: counts whole, shares with three digits."""
    bound = f"at most {limits['ceilings'][name]}" if name in limits["ceilings"] else str(limits["floors"].get(name, 0))
    return (str(value) if isinstance(value, int) else f"{value:.3f}"), bound


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown."""
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def parallel(figures: Figures, limits: Limits) -> str:
    """The acts of a sentence in other languages beside those in English."""
    total = figures["sentences in en: read"]
    rows = []
    for code in LANGUAGES[1:]:
        read = figures[f"sentences in {code}: read"]
        same = f"sentences in {code}: the acts of English"
        mean = f"sentences in {code}: acts beside English (mean F1)"
        counts = (NAMES[code], f"{read:.0f}", f"{total - read:.0f}")
        rows.append((*counts, *shown(same, figures[same], limits), *shown(mean, figures[mean], limits)))
    return table(("Language", "Read", "Without text", "Same acts", "Floor", "Mean F1", "Floor"), rows)


def cooperation(figures: Figures, limits: Limits) -> str:
    """Cooperation and conflict in words, by acts and by keywords."""
    rows = []
    for kind in ("cooperation", "conflict"):
        for code in LANGUAGES:
            name = f"sentences in {code}: verbal {kind} F1"
            others = (f"{figures[name + how]:.3f}" for how in (", by keywords", ", said of every sentence"))
            rows.append((f"Verbal {kind}", NAMES[code], *shown(name, figures[name], limits), *others))
    return table(("What", "Language", "By acts, F1", "Floor", "By keywords, F1", "Said of every sentence, F1"), rows)


def errors() -> str:
    """Invented sentences of each kind of error, and what the program says of them today."""
    vocabulary = Vocabulary.shipped().with_file(EXAMPLES / "vocabulary.json")
    rows = []
    for row in tomllib.loads(ERRORS.read_text("utf-8"))["error"]:
        said = dict.fromkeys(each.act for each in stated_in(row["sentence"], row["language"], vocabulary))
        acts = (f"{acts or 'nothing'}" for acts in (row["does"], ", ".join(said)))
        rows.append((row["kind"], row["sentence"], *acts, row["why"]))
    return table(("Kind", "Sentence", "It does", "The program says", "What makes it hard"), rows)


def training() -> str:
    """What training wrote of documents that a model was not made with."""
    if not TRAINING.is_file():
        return "The training has not been run here: `python -m tools.training` writes these figures."
    report: dict[str, Any] = json.loads(TRAINING.read_text("utf-8"))
    return "\n\n".join((_sets(report), _tenths(report), _confusions(report)))


def _sets(report: Mapping[str, Any]) -> str:
    """A row for each figure, a column for each kind of document."""
    sets: Mapping[str, Mapping[str, float]] = report["sets"]
    keys = dict.fromkeys(key for figures in sets.values() for key in figures)
    rows = ((f"{key}, F1", *(_figure(figures.get(key)) for figures in sets.values())) for key in keys)
    return table(("Statements", *sets), rows)


def _tenths(report: Mapping[str, Any]) -> str:
    rows = (
        (f"{low:.1f} to {high:.1f}", f"{count}", _figure(right), _figure(mean))
        for low, high, count, right, mean in report["tenths"]
    )
    head = ("`confidence`", "Statements", "Share that is right", "Mean `confidence`")
    return f"Brier score of `confidence`: {report['brier']:.3f} (0 is perfect, 0.25 is a coin).\n\n{table(head, rows)}"


def _confusions(report: Mapping[str, Any]) -> str:
    rows = sorted(report["errors"], key=lambda row: (-row[2], row[0], row[1]))[:MOST]
    named = ((_act(gold), _act(read), f"{count}") for gold, read, count in rows)
    return f"The {len(rows)} commonest errors:\n\n{table(('Marked', 'Read', 'Times'), named)}"


def _act(name: str | None) -> str:
    return name if name in ACTS else "nothing"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
