"""The order in which states stand in a matrix so that groups show, and the same in words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
from scipy.spatial.distance import squareform

Floats = NDArray[np.float64]


def order_of(values: Floats) -> list[int]:
    """Places of states so that those who agree stand side by side: leaves of an average-linkage tree, best turned.

    `values` is symmetric, larger for more agreement; NaN (no common vote) is taken as the mean of all. The end that
    holds the first state comes first, so that the order does not depend on chance.
    """
    size = len(values)
    if size < 3:
        return list(range(size))
    known = np.where(np.isnan(values), np.nanmean(values), values)
    apart = known.max() - known
    apart = (apart + apart.T) / 2
    np.fill_diagonal(apart, 0)
    distances = squareform(apart, checks=False)
    order: list[int] = leaves_list(optimal_leaf_ordering(linkage(distances, "average"), distances)).tolist()
    return order if order.index(0) <= size // 2 else order[::-1]


def tiles_in_words(values: Floats, names: Sequence[str]) -> str:
    """Mean agreement, and the pairs that agree most and least. `values` and `names` are in the same order."""
    rows, columns = np.triu_indices(len(names), 1)
    flat = values[rows, columns]
    known = np.flatnonzero(~np.isnan(flat))
    if not len(known):
        return "No two states have a common vote."
    most, least = known[flat[known].argmax()], known[flat[known].argmin()]

    def pair(place: int) -> str:
        return f"{names[rows[place]]} and {names[columns[place]]} ({flat[place]:.2f})"

    missing = f" {len(flat) - len(known)} pairs have no common vote." if len(known) < len(flat) else ""
    return (
        f"{len(names)} states, {flat[known].mean():.2f} in the mean of their pairs. Most alike: {pair(int(most))};"
        f" least: {pair(int(least))}. States that vote alike stand side by side.{missing}"
    )
