"""Reading cases, and counting the characters of blocks."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from collegium.reading.source import Block
from tools.measuring.counting import visible

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[dict[str, Any]]:
    """The cases of a table."""
    cases: list[dict[str, Any]] = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return cases


def of_blocks(blocks: Iterable[Block]) -> Counter[str]:
    """The characters of blocks that are not white space."""
    count: Counter[str] = Counter()
    for block in blocks:
        count.update(block.text)
    return visible(count)
