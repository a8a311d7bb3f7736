"""A body named with the one it belongs to: "the Security Council of the United Nations" is one forum."""

from collections.abc import Iterable

from collegium.reading.contract import Mention
from collegium.reading.mentions.found import Text
from collegium.reading.mentions.grammar import Grammar
from collegium.reading.vocabulary.words import fold

FARTHEST = 12  # characters between the two


def joined(text: Text, grammar: Grammar, named: Iterable[Mention]) -> list[Mention]:
    """The mentions, where "of" joins two forums as one with the id of the first."""
    found: list[Mention] = []
    for mention in sorted(named, key=lambda each: each.span):
        if found and mention.kind == found[-1].kind == "forum" and _of(text, found[-1], mention, grammar):
            last = found[-1]
            found[-1] = Mention((last.span[0], mention.span[1]), last.kind, last.id)
        else:
            found.append(mention)
    return found


def _of(text: Text, one: Mention, other: Mention, grammar: Grammar) -> bool:
    if one.id == other.id or other.span[0] - one.span[1] > FARTHEST:
        return False
    between = text.text[one.span[1] : other.span[0]]
    return "\n" not in between and " ".join(fold(between).split()) in grammar.name["belongs"]
