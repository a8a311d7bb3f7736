"""Multinomial logistic regression with quadratic penalty, by L-BFGS."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

from collegium.reading.statements.model import CLASSES, Model
from tools.training.labels import Labelled

DOCUMENTS = 3  # a feature that fewer documents hold is left out
PENALTY = 5.0  # by cross-validation
STEPS = 120
SMALLEST = 0.05  # a weight nearer to the mean of its feature is left out

Matrix = NDArray[np.float64]


def kept(clauses: Sequence[Labelled]) -> dict[str, int]:
    """The features that stand in DOCUMENTS documents or more, numbered."""
    documents: dict[str, set[str]] = defaultdict(set)
    for clause in clauses:
        for feature in clause.features:
            documents[feature].add(clause.document)
    return {name: place for place, name in enumerate(sorted(n for n, d in documents.items() if len(d) >= DOCUMENTS))}


def fit(clauses: Sequence[Labelled]) -> Model:
    """The model that explains the acts of clauses best."""
    names = kept(clauses)
    rows, columns = [], []
    for number, clause in enumerate(clauses):
        for feature in clause.features:
            if (column := names.get(feature)) is not None:
                rows.append(number)
                columns.append(column)
    shape = (len(clauses), len(names))
    held = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)
    data = sparse.hstack([held, np.ones((len(clauses), 1))]).tocsr()
    acts = np.array([CLASSES.index(clause.act) for clause in clauses])
    weights = np.array([clause.weight for clause in clauses])
    return _model(names, _solved(data, acts, weights))


def _solved(data: sparse.csr_matrix, acts: NDArray[np.int64], weights: Matrix) -> Matrix:
    count, size = data.shape
    classes = len(CLASSES)
    wanted = np.zeros((count, classes))
    wanted[np.arange(count), acts] = 1
    turned = data.T.tocsr()

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        table = flat.reshape(size, classes)
        sums = data @ table
        sums -= sums.max(axis=1, keepdims=True)
        shares = np.exp(sums)
        shares /= shares.sum(axis=1, keepdims=True)
        bounded = table.copy()
        bounded[-1] = 0  # the bias is free
        value = -(weights * np.log(shares[np.arange(count), acts] + 1e-12)).sum() + PENALTY / 2 * (bounded**2).sum()
        slope = turned @ ((shares - wanted) * weights[:, None]) + PENALTY * bounded
        return float(value), slope.ravel()

    start = np.zeros(size * classes)
    found: Matrix = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return found.reshape(size, classes)


def _model(names: dict[str, int], table: Matrix) -> Model:
    rows: dict[str, list[float]] = {}
    for name, place in names.items():
        row = table[place] - table[place].mean()
        pairs = [(at, round(float(each), 2)) for at, each in enumerate(row) if abs(each) >= SMALLEST]
        if pairs:
            rows[name] = [part for pair in pairs for part in pair]
    return Model(tuple(round(float(each), 3) for each in table[-1]), rows)
