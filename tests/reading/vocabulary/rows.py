"""Cases of the vocabulary, a row each, and the invented tables that they are asked of."""

import json
from pathlib import Path
from typing import Any

from collegium.reading.vocabulary import Vocabulary

CASES = Path(__file__).parent / "cases"

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """The rows of a file of cases."""
    found: list[Row] = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return found


def named(row: Row) -> str:
    """What a case is called in the report."""
    return str(row.get("name") or row.get("id"))


def invented() -> Vocabulary:
    """Invented parties and nothing that is shipped."""
    return Vocabulary().with_file(CASES / "own.json")
