"""Titles of texts: which words tell something, and how alike two titles are."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SHORTEST = 4  # letters of a word that tells something

Words = frozenset[str]


def words_of(text: str) -> Words:
    """The words of a title that tell something, without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return frozenset(word for word in re.findall(r"[^\W\d_]+", plain) if len(word) >= SHORTEST)


def likeness(text: Words, others: Sequence[Words]) -> NDArray[np.float64]:
    """How alike each of the other titles is to a text, from 0 to 1: the words of both over the words of either.

    Words weigh by how rare they are among the other titles: log((n + 1) / titles with the word). Source: Jaccard's
    index with inverse document frequencies (Spärck Jones 1972, Journal of Documentation 28(1), 11–21). 0 where
    either has no word.
    """
    titles = Counter(word for words in others for word in words)
    rarity = {word: math.log((len(others) + 1) / max(titles[word], 1)) for word in {*titles, *text}}
    found = np.zeros(len(others))
    for place, words in enumerate(others):
        if text & words:
            found[place] = sum(rarity[word] for word in text & words) / sum(rarity[word] for word in text | words)
    return found
