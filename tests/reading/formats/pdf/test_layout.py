"""What stands on a page becomes blocks in the order of reading."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from collegium.reading.formats.pdf import extract
from collegium.reading.source import Block
from tests.reading.formats.pdf.paper import Set, page_content, paper, set_from

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    rows = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(row, id=row["name"]) for row in rows]


def described(block: Block) -> str:
    kind = f"{block.kind}{block.level or ''}"
    name = f"{kind}, {block.furniture}" if block.furniture else kind
    return f"{name} | {' '.join(block.text.split())}"


@pytest.mark.parametrize("case", cases("layout"))
def test_a_page_is_read_as_a_person_reads_it(case: dict[str, Any]) -> None:
    contents = [page_content(map(set_from, page), case.get("woven", False)) for page in case["pages"]]
    source = extract(paper(contents, rotate=case.get("rotate", 0)))
    assert [described(block) for block in source.blocks] == case["blocks"], case["guards"]
    bold = [run.text.strip() for block in source.blocks for run in block.runs if run.bold]
    assert "bold" not in case or bold == case["bold"]


@pytest.mark.parametrize("case", cases("hyphens"))
def test_a_hyphen_at_a_lines_end_is_weighed(case: dict[str, Any]) -> None:
    cut = Set(60, 700, f"{case['before']}\n{case['after']}")
    source = extract(paper([page_content([cut, Set(60, 600, case["elsewhere"])])]))
    assert described(source.blocks[0]) == f"paragraph | {case['expected']}", case["guards"]
    assert source.hyphens == case["before"].count("-") - case["expected"].count("-")
