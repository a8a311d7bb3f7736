"""Talks between two parties that are written low: "the U.S.-EU dialogue on China"."""

import re
from collections.abc import Iterator

from collegium.reading.contract import Mention
from collegium.reading.mentions.extent import right_of
from collegium.reading.mentions.found import Spot, Text
from collegium.reading.mentions.grammar import Grammar, Head
from collegium.reading.mentions.slugs import Slugs

DASH = re.compile(r"\s?[\-\u2010-\u2015]\s?")
FARTHEST = 3  # characters between the two


def pairs(text: Text, grammar: Grammar, slugs: Slugs) -> Iterator[Mention]:
    """The talks that a text names by the parties to them and a word written low."""
    if not grammar.pairs:
        return
    heads = re.compile(rf"[^\S\n](?:[a-z-]+[^\S\n])?(?:{'|'.join(map(re.escape, grammar.pairs))})\b")
    for one, other in zip(text.spots, text.spots[1:], strict=False):
        if other.span[0] - one.span[1] > FARTHEST or not DASH.fullmatch(text.text, one.span[1], other.span[0]):
            continue
        if _is_side(one) and _is_side(other):
            match = heads.match(text.text, other.span[1])
            if match:
                head = (match.start() + 1, match.end())
                span = (one.span[0], right_of(text, match.end(), grammar))
                yield Mention(span, "forum", slugs.of(text, span, head, Head("forum", "low", _slug(match[0]))))


def _is_side(spot: Spot) -> bool:
    return any(value.kind in ("party", "forum") and value.how == "name" for value in spot.values)


def _slug(words: str) -> str:
    return "-".join(words.split())
