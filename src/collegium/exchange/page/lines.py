"""Lines of the text → paragraphs, points of a list, and tables."""

import regex

from collegium.exchange.page.markup import escaped
from collegium.reading.contract import Reading, Span

POINT = regex.compile(r"(?:[•·▪■◦‣*–—-]|\(?(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[ivxIVX]{1,5})[.)])\s")
"""How a line begins that is a point of a list: a bullet, a dash, a number or letter with its stop."""


def paragraphs(reading: Reading, lines: tuple[Span, ...]) -> str:
    """Every line as a paragraph; one that is a point of a list hangs."""
    return "".join(_paragraph(reading.text[slice(*line)]) for line in lines)


def _paragraph(line: str) -> str:
    kind = ' class="point"' if POINT.match(line) else ""
    return f'<p dir="auto"{kind}>{escaped(line)}</p>\n'
