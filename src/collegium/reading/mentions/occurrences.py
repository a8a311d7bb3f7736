"""Where some words that a text itself has taught stand in it, all found in one pass."""

from collections.abc import Collection, Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from collegium.reading.contract import Span


def occurrences(text: str, words: Collection[str]) -> Iterator[Span]:
    """The places of words in a text, as they are written and between word boundaries, the longest first."""
    if not words:
        return
    for _, start, end in AhoCorasick(list(words), MatchKind.LeftmostLongest).find_matches_as_indexes(text):
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end
