"""Whom acts are directed at: what could be meant where no rule tells, by the marks; the weights that tell it best."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

from collegium.reading.statements import statements_of
from collegium.reading.statements.choosing import Question, chosen
from collegium.reading.statements.model import Model
from collegium.reading.statements.statements import Trace
from tools.training.crossing import paired
from tools.training.labels import WORD, words_in
from tools.training.sources import Marked

DOCUMENTS = 3  # a feature that fewer documents hold is left out
PENALTY = 0.7  # by cross-validation
STEPS = 150
SMALLEST = 0.05  # a weight nearer to 0 is left out
NEAR = 0.5  # F1 of a choice and a mark from which it is taken for right

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Directed:
    """An act of a document: whom rules tell, what is weighed where they tell nobody, and whom the mark names."""

    document: str
    told: frozenset[str]
    question: Question | None
    marked: frozenset[str]

    def read(self, weights: Mapping[str, float]) -> frozenset[str]:
        """Whom the act is directed at, by some weights."""
        return frozenset(chosen(self.question, weights)) if self.question else self.told


def directed(document: Marked, model: Model) -> Iterator[Directed]:
    """The acts of a document that a model finds and marks agree with."""
    scene, heading, turns, mentions, begin, issuer = document.given
    trail: list[Trace] = []
    statements_of(scene, heading, turns, mentions, begin, issuer, trail, model)
    places = [match.span() for match in WORD.finditer(document.reading.text)]
    asked = [(words_in(places, mark.span), mark) for mark in document.marks]
    found = [(words_in(places, trace.statement.span), trace.statement.act) for trace in trail]
    for number, place in paired(asked, found, True).items():
        mark, trace = asked[number][1], trail[place]
        if mark.addressees is not None and not mark.optional:
            told: frozenset[str] = frozenset() if trace.question else frozenset(trace.statement.addressees)
            yield Directed(document.name, told, trace.question, frozenset(mark.addressees))


def crossed_f1(unmet: Sequence[Directed], acts: Sequence[Directed], fold: Mapping[str, int]) -> dict[str, float]:
    """The mean F1 of whom `unmet` are directed at, for each kind of document, by weights made from other folds."""
    sums: dict[str, float] = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)
    for number in sorted(set(fold.values())):
        weights = fit([each for each in acts if fold.get(each.document) != number])
        for each in unmet:
            if fold.get(each.document) == number:
                total, count = _f1_of([each], weights)
                kind = each.document.split("/")[0]
                sums[kind] += total
                counts[kind] += count
    return {kind: round(sums[kind] / counts[kind], 3) for kind in sums if counts[kind]}


def _f1_of(acts: Iterable[Directed], weights: Mapping[str, float]) -> tuple[float, int]:
    """The sum of F1 of whom is read and who is marked, where there is any of both, and how many acts those are."""
    scores = [_f1(read, act.marked) for act in acts if (read := act.read(weights)) or act.marked]
    return sum(scores), len(scores)


def _f1(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def fit(acts: Sequence[Directed]) -> dict[str, float]:
    """The weights with which those who are marked are the likeliest choices: a conditional logit, by L-BFGS.

    Where somebody is marked who is none of the choices, nothing is learned.
    """
    asked = [(act, wanted) for act in acts if act.question and (wanted := _wanted(act)) is not None]
    names = _kept([act for act, _ in asked])
    options = [_options(act) for act, _ in asked]
    sizes = [len(each) for each in options]
    starts = np.array([0, *accumulate(sizes)][:-1])
    held = [
        (row, names[feature])
        for row, features in enumerate(features for each in options for features in each)
        for feature in features
        if feature in names
    ]
    rows, columns = zip(*held, strict=True)
    data = sparse.csr_matrix((np.ones(len(held)), (rows, columns)), shape=(sum(sizes), len(names)))
    weights = _solved(data, starts, np.array(sizes), starts + np.array([wanted for _, wanted in asked]))
    found = {name: round(float(weights[place]), 2) for name, place in names.items()}
    return {name: weight for name, weight in found.items() if abs(weight) >= SMALLEST}


def _options(act: Directed) -> list[list[str]]:
    """The features of "nobody" and of each choice."""
    question = act.question
    return [question.nobody, *(choice.features for choice in question.choices)] if question else []


def _wanted(act: Directed) -> int | None:
    """Which option is marked: 0 for nobody, the best of the choices, None where no choice is near."""
    if not act.marked:
        return 0
    choices = act.question.choices if act.question else []
    near = [(_f1(frozenset(choice.ids), act.marked), -place) for place, choice in enumerate(choices, 1)]
    best, place = max(near, default=(0.0, 0))
    return -place if best >= NEAR else None


def _kept(acts: Iterable[Directed]) -> dict[str, int]:
    """The features that stand in DOCUMENTS documents or more, numbered."""
    documents: dict[str, set[str]] = defaultdict(set)
    for act in acts:
        for features in _options(act):
            for feature in features:
                documents[feature].add(act.document.split()[0])
    return {name: place for place, name in enumerate(sorted(n for n, d in documents.items() if len(d) >= DOCUMENTS))}


def _solved(data: sparse.csr_matrix, starts: Places, sizes: Places, wanted: Places) -> Numbers:
    """The weights; rows [start, start + size) of the data are the options of an act, `wanted` the right one of each."""
    turned = data.T.tocsr()
    groups = np.repeat(np.arange(len(starts)), sizes)
    right = np.zeros(data.shape[0])
    right[wanted] = 1

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        sums = data @ weights
        powers = np.exp(sums - np.maximum.reduceat(sums, starts)[groups])
        shares = powers / np.add.reduceat(powers, starts)[groups]
        value = -np.log(shares[wanted] + 1e-12).sum() + PENALTY / 2 * (weights @ weights)
        return float(value), turned @ (shares - right) + PENALTY * weights

    found: Numbers = minimize(loss, np.zeros(data.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return found
