"""Numbers in a text, in figures or words, and what they are worth."""

import re
from fractions import Fraction
from typing import NamedTuple

from collegium.reading.contract import Span
from collegium.reading.mentions.quantities.table import FIGURE, SPACE, Table

# A year in four figures is none; figures that nothing can follow up are left out at once.
FIGURES = re.compile(rf"{FIGURE}(?<![^\d.,$€£]1[5-9]\d\d)(?<![^\d.,$€£]20\d\d)(?=\W|[a-zA-Z]{{2}}|\Z)")
GAPS = re.compile(r"['’  \u202f]")


class Numeral(NamedTuple):
    """A number: where it stands, what it is worth, and whether a word such as "million" scales it."""

    span: Span
    value: int | float
    scaled: bool
    figures: bool


def beginnings(text: str, table: Table) -> list[int]:
    """Where numbers may begin, in order."""
    return [at for at in table.starts.places(text) if not text[at].isdecimal() or FIGURES.match(text, at)]


def numeral_at(window: str, at: int, offset: int, table: Table) -> Numeral | None:
    """The number at a place of a folded window, which begins at `offset` in the text; None where none begins."""
    match = table.numeral.match(window, at)
    if not match:
        return None
    begin, end = match.span()
    written = match[0]
    figures = written[0].isdecimal()
    plain = int(written) if written.isdecimal() else table.plain.get(written)
    if plain is not None:
        return Numeral((offset + begin, offset + end), plain, False, figures)
    tokens = table.tokens.findall(written)
    worth = _worth(tokens, table)
    scaled = any(table.values[token] >= 1000 for token in tokens if token in table.scales)
    if tokens[0] in table.scales:
        begin, worth = _fraction(window, begin, worth, table)
    value = int(worth) if worth.denominator == 1 else float(worth)
    return Numeral((offset + begin, offset + end), value, scaled, figures)


def _worth(tokens: list[str], table: Table) -> Fraction | int:
    """The sum of the parts, where a scale multiplies what stands before it."""
    total: Fraction | int = 0
    current: Fraction | int = 0
    for token in tokens:
        value = table.values.get(token)
        if value is None:
            current += figure(token, table.decimal)
        elif token not in table.scales:
            current += value
        elif value < 1000:
            current = (current or 1) * value
        else:
            total = total + current * value if current else (total or 1) * value
            current = 0
    return total + current


def figure(written: str, decimal: str) -> Fraction | int:
    """A number in figures; one that has one sign with three figures behind it is whole unless the sign is decimal."""
    plain = GAPS.sub("", written)
    signs = [char for char in plain if char in ".,"]
    last = signs[-1] if signs else ""
    whole = not last or signs.count(last) > 1 or (last != decimal and len(plain.rpartition(last)[2]) == 3)
    if whole:
        return int(plain.replace(".", "").replace(",", ""))
    head, _, tail = plain.rpartition(last)
    return Fraction(f"{head.replace('.', '').replace(',', '')}.{tail}")


def _fraction(window: str, begin: int, worth: Fraction | int, table: Table) -> tuple[int, Fraction | int]:
    """A scale alone, with "half a" or "one" before it."""
    for words, parts in table.fractions.items():
        lead = re.search(rf"(?<!\w){re.escape(words)}{SPACE}$", window[:begin])
        if lead:
            return lead.start(), Fraction(worth) / parts
    return begin, worth
