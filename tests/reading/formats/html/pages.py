"""Reading cases, and counting characters independently of the reader."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from collegium.reading.source import Block

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[dict[str, Any]]:
    """The cases of a table."""
    cases: list[dict[str, Any]] = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return cases


VOID = ("br", "hr", "img", "input", "link", "meta", "wbr")
CLOSES_PARAGRAPH = ("p", "hr", "div", "center", "table", "ul", "ol", "h1", "h2")


class Characters(HTMLParser):
    """Counts the characters of all text but scripts and styles; with `within`, only in elements of that attribute."""

    def __init__(self, within: str = "") -> None:
        super().__init__(convert_charrefs=True)
        self.within = within
        self.open: list[tuple[str, bool]] = []
        self.count: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in CLOSES_PARAGRAPH:
            self.handle_endtag("p")
        if tag in VOID:
            return
        self.open.append((tag, any(name == self.within for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        names = [name for name, _ in self.open]
        if tag in names:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        dropped = bool(self.open) and self.open[-1][0] in ("script", "style")
        if not dropped and (not self.within or any(inside for _, inside in self.open)):
            self.count.update(data)


def characters(page: str, within: str = "") -> Counter[str]:
    """The characters of a page that are not white space, as Python's own parser finds them."""
    parser = Characters(within)
    parser.feed(page)
    parser.close()
    return visible(parser.count)


def of_blocks(blocks: Iterable[Block]) -> Counter[str]:
    """The characters of blocks that are not white space."""
    count: Counter[str] = Counter()
    for block in blocks:
        count.update(block.text)
    return visible(count)


def visible(count: Counter[str]) -> Counter[str]:
    """A count without its white space."""
    return Counter({one: number for one, number in count.items() if not one.isspace()})
