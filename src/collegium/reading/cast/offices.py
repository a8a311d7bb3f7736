"""Offices that say what part somebody has in a meeting: who presides, who speaks for others."""

from collegium.reading.words import Words, fold


def presides(label: str, words: Words) -> bool:
    """Whether a label is that of who presides over a meeting on the record: "The President"."""
    return fold(label).startswith(words.offices["presiding"])


def speaks_for_others(office: str, words: Words) -> bool:
    """Whether an office is a spokesperson's, or that of who gives the floor."""
    folded = fold(office)
    return any(beginning in folded for beginning in words.offices["spokes"])
