"""A page becomes blocks in order, one for each line that a reader sees."""

from typing import Any

import pytest
from lxml import etree

from collegium.reading.formats.html import extract
from collegium.reading.source import Block
from tests.reading.formats.html.pages import rows


def told(block: Block) -> list[str]:
    text, bold = "", False
    for run in block.runs:
        text += "|" * (run.bold != bold and bool(run.text.strip())) + run.text
        bold = run.bold if run.text.strip() else bold
    parts = (text + "|" * bold).split("\t")
    return [block.kind, "\t".join(" ".join(part.split()) for part in parts), block.furniture]


@pytest.mark.parametrize("case", rows("blocks.toml"), ids=lambda case: case["name"])
def test_blocks(case: dict[str, Any]) -> None:
    assert [told(block) for block in extract(case["html"].encode()).blocks] == case["blocks"]


@pytest.mark.parametrize("case", rows("head.toml"), ids=lambda case: case["name"])
def test_the_head(case: dict[str, Any]) -> None:
    source = extract(case["html"].encode())
    assert source.title == case.get("title", "")
    assert source.date == case.get("date", "")
    assert source.language == case.get("language", "")
    assert list(source.languages) == case.get("languages", [])


def test_levels_of_headings() -> None:
    levels = [block.level for block in extract(b"<h1>a</h1><h3><span>b</span></h3><p>c</p>").blocks]
    assert levels == [1, 3, 0]


def test_a_run_names_its_element_and_its_place_there() -> None:
    page = b"<body><div>a<p>b</p></div><div>x <script>no</script><i>y</i> <b>z</b></div>"
    runs = [run for block in extract(page).blocks for run in block.runs]
    assert [(run.text, run.where, run.offset) for run in runs] == [
        ("a", "/html/body/div[1]", 0),
        ("b", "/html/body/div[1]/p[1]", 0),
        ("x y ", "/html/body/div[2]", 0),
        ("z", "/html/body/div[2]", 4),
    ]


AS_PARSED = [case for case in rows("blocks.toml") if not case["html"].startswith(("<b>", "<b "))]
"""Not those in which the reader mends what the parser does to the page."""


@pytest.mark.parametrize("case", AS_PARSED, ids=lambda case: case["name"])
def test_runs_stand_where_they_say(case: dict[str, Any]) -> None:
    root: Any = etree.HTML(case["html"].encode(), etree.HTMLParser(encoding="utf-8"))
    for block in extract(case["html"].encode()).blocks:
        for run in block.runs:
            element = root.xpath(run.where)[0]
            text = "".join(element.xpath(".//text()[not(parent::script or parent::style)][not(parent::comment())]"))
            assert text[run.offset : run.offset + len(run.text)] == run.text or not run.text.strip()
