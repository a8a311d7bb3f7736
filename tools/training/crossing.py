"""Cross-validation by document: what a model says of documents that it was not made with."""

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from collegium.reading.contract import Statement
from collegium.reading.statements.model import CLASSES, NONE, Model
from tools.training.labels import WORD, Labelled, Words, meet, words_in
from tools.training.linear import fit
from tools.training.sources import Mark, Marked, again

FOLDS = 8
SEED = 1
BANDS = 10


@dataclass(slots=True)
class Tally:
    """Counts of statements: marked, found, hit, at the place alone and with the act."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: Counter[tuple[str, str]] = field(default_factory=Counter)

    def f1(self, name: str) -> float:
        """Twice the hits over what is marked and what is found."""
        both = self.counts[f"{name} marked"] + self.counts[f"{name} found"]
        return 2 * self.counts[f"{name} hit"] / both if both else 0.0


def folds(names: Sequence[str]) -> dict[str, int]:
    """The fold of each document, drawn with SEED; parts of one document, told by a word behind its name, share one."""
    drawn = sorted({name.split()[0] for name in names})
    random.Random(SEED).shuffle(drawn)  # noqa: S311 - folds are no secret
    place = {name: number % FOLDS for number, name in enumerate(drawn)}
    return {name: place[name.split()[0]] for name in names}


def crossed(documents: Sequence[Marked], clauses: Sequence[Labelled]) -> Iterator[tuple[Marked, Model]]:
    """Each document with a model that was made without it."""
    fold = folds([clause.document for clause in clauses])
    for number in range(FOLDS):
        model = fit([clause for clause in clauses if fold[clause.document] != number])
        yield from ((document, model) for document in documents if fold.get(document.name) == number)


def tally(document: Marked, model: Model, counts: Tally, sure: list[tuple[float, bool]]) -> None:
    """Read a document with a model and count what it finds; `sure` gains the confidence and rightness of each."""
    reading = again(document, model)
    places = [match.span() for match in WORD.finditer(reading.text)]
    first, last = document.region
    found = [
        (words_in(places, each.span), each)
        for each in reading.statements
        if each.span[0] >= first and each.span[1] <= last
    ]
    asked = [(words_in(places, mark.span), mark) for mark in document.marks]
    for name, agreeing in (("place", False), ("place and act", True)):
        pairs = paired(asked, [(words, each.act) for words, each in found], agreeing)
        hit = sum(not asked[i][1].optional for i in pairs)
        counts.counts[f"{name} marked"] += sum(not mark.optional for _, mark in asked)
        counts.counts[f"{name} found"] += len(found) - sum(asked[i][1].optional for i in pairs)
        counts.counts[f"{name} hit"] += hit
    right = set(pairs.values())
    sure += [(each.confidence, j in right) for j, (_, each) in enumerate(found)]
    _acts(asked, found, pairs, counts)


def _acts(
    asked: list[tuple[Words, Mark]], found: list[tuple[Words, Statement]], pairs: dict[int, int], counts: Tally
) -> None:
    for i, (_, mark) in enumerate(asked):
        if not mark.optional:
            counts.counts[f"{mark.act} marked"] += 1
            counts.counts[f"{mark.act} hit"] += i in pairs
    by_place = paired(asked, [(words, each.act) for words, each in found], False)
    taken = {j: i for i, j in pairs.items()}
    for j, (_, each) in enumerate(found):
        act = asked[taken[j]][1].act if j in taken else each.act
        counts.counts[f"{act} found"] += not (j in taken and asked[taken[j]][1].optional)
    for i, (_, mark) in enumerate(asked):
        if i not in pairs and not mark.optional:
            counts.errors[mark.act, found[by_place[i]][1].act if i in by_place else NONE] += 1
    used = set(by_place.values()) | set(pairs.values())
    for j, (_, each) in enumerate(found):
        if j not in used:
            counts.errors[NONE, each.act] += 1


def paired(asked: list[tuple[Words, Mark]], found: list[tuple[Words, str]], agreeing: bool) -> dict[int, int]:
    """Which found passage each mark is met by: one to one, those that are asked first, then the nearest."""
    near = sorted(
        (
            (not mark.optional, len(words & own) ** 2 / len(words | own) / min(len(words), len(own)), i, j)
            for i, (words, mark) in enumerate(asked)
            for j, (own, act) in enumerate(found)
            if meet(words, own) and (not agreeing or act in (mark.act, mark.also))
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in near:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def brier(sure: Sequence[tuple[float, bool]]) -> float:
    """The mean square of the difference between confidence and being right."""
    return sum((confidence - right) ** 2 for confidence, right in sure) / max(len(sure), 1)


def bands(sure: Sequence[tuple[float, bool]]) -> list[list[float]]:
    """For each tenth of confidence: from, to, how many, the share that is right, the mean confidence."""
    rows = []
    for number in range(BANDS):
        inside = [each for each in sure if min(int(each[0] * BANDS), BANDS - 1) == number]
        if inside:
            right = sum(each[1] for each in inside) / len(inside)
            mean = sum(each[0] for each in inside) / len(inside)
            rows.append([number / BANDS, (number + 1) / BANDS, len(inside), round(right, 3), round(mean, 3)])
    return rows


def report(tallies: dict[str, Tally], sure: Sequence[tuple[float, bool]], addressees: dict[str, float]) -> str:
    """The figures as JSON, for `make measure`; `addressees` is their mean F1 for each kind of document."""
    every = Counter[tuple[str, str]]()
    for each in tallies.values():
        every.update(each.errors)
    sets = {
        name: {
            key: round(each.f1(key), 3)
            for key in ("place", "place and act", *CLASSES[1:])
            if each.counts[f"{key} marked"]
        }
        | {"addressees (mean)": addressees[name]}
        for name, each in tallies.items()
    }
    errors = [[*pair, count] for pair, count in every.most_common()]
    return (
        json.dumps({"sets": sets, "brier": round(brier(sure), 3), "tenths": bands(sure), "errors": errors}, indent=1)
        + "\n"
    )
