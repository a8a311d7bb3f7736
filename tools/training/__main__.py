"""`python -m tools.training`: make the models of statements, and say how they do on documents they have not met."""

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from collegium.reading.statements.model import Model
from tools.training import directed, sentences
from tools.training.crossing import Tally, crossed, folds, report, tally
from tools.training.labels import Labelled, labelled
from tools.training.linear import fit
from tools.training.sources import HERE, RECORD, ROOT, Marked, documents

MODELS = ROOT / "src" / "collegium" / "reading" / "statements" / "models"
MEASURED = ROOT / "src" / "collegium" / "web" / "measured.json"  # what the page says that lets people try
WORDS = ("w ", "2 ", "after ", "verb ", "to ", "behind ")  # features that hold words of a language


def main() -> None:
    """Read what is marked, cross-validate, write the models and report.json."""
    if not RECORD.is_dir():
        sys.exit(f"The real record is not at {RECORD}: nothing to make the models from. What is shipped stays.")
    marked = list(documents())
    for each in marked:
        if each.moved:
            count = each.moved + len(each.marks)
            print(f"{each.name}: {each.moved} of {count} marks are not where they were; left out")
    english = [each for each in marked if each.reading.source.language == "en"]
    clauses = [clause for each in english for clause in labelled(each)] + list(sentences.clauses("en"))
    marks = sum(len(each.marks) for each in english)
    print(f"{len(english)} documents in English, {marks} marks, {len(clauses)} clauses")
    model = fit(clauses)
    acts = [act for each in english for act in directed.directed(each, model)]
    _cross(english, clauses, acts)
    write(model, MODELS / "en.json")
    write(fit([without_words(clause) for clause in clauses]), MODELS / "any.json")
    write_weights(directed.fit(acts), MODELS / "en-addressees.json")


def _cross(marked: Sequence[Marked], clauses: Sequence[Labelled], acts: Sequence[directed.Directed]) -> None:
    """Cross-validate by document, print the figures of each kind of document, and write them."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    sure: list[tuple[float, bool]] = []
    unmet: list[directed.Directed] = []
    for document, model in crossed(marked, clauses):
        tally(document, model, tallies[document.name.split("/")[0]], sure)
        unmet += directed.directed(document, model)
    addressees = directed.crossed_f1(unmet, acts, folds([clause.document for clause in clauses]))
    text = report(dict(tallies), sure, addressees)
    (HERE / "report.json").write_text(text, "utf-8")
    found = json.loads(text)
    MEASURED.write_text(json.dumps(measured(found)) + "\n", "utf-8")
    for name, figures in found["sets"].items():
        print(f"{name:10} place {figures['place']:.3f}  place and act {figures['place and act']:.3f}", end="  ")
        print(f"addressees {figures['addressees (mean)']:.3f}")
    print(f"Brier score {found['brier']}")
    for low, high, count, right, mean in found["tenths"]:
        print(f"confidence {low:.1f} to {high:.1f}: {count:5} statements, {right:.3f} right, {mean:.3f} said")


def measured(found: dict[str, Any]) -> dict[str, int]:
    """How many statements were found in documents that the model had not met, and how many of them are right."""
    counts = [(count, round(count * right)) for _, _, count, right, _ in found["tenths"]]
    return {"found": sum(count for count, _ in counts), "right": sum(right for _, right in counts)}


def without_words(clause: Labelled) -> Labelled:
    """A clause without the features that hold words, as languages without a model of their own are weighed."""
    kept = tuple(feature for feature in clause.features if not feature.startswith(WORDS))
    return Labelled(clause.document, kept, clause.act, clause.weight)


def write(model: Model, path: Path) -> None:
    """Write a model: a line for each feature, its weights as pairs of a class and a number."""
    rows = [f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in sorted(model.rows.items())]
    body = ",\n".join(rows)
    path.write_text(f'{{"bias": {json.dumps(model.bias)},\n"features": {{\n{body}\n}}}}\n', "utf-8")
    print(f"written: {path.relative_to(ROOT)}, {len(model.rows)} features")


def write_weights(weights: Mapping[str, float], path: Path) -> None:
    """Write a table of weights: a line for each feature."""
    path.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
    print(f"written: {path.relative_to(ROOT)}, {len(weights)} features")


if __name__ == "__main__":
    main()
