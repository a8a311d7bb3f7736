"""docs/quality.md is written whole: figures, what training found, the sentences, the errors."""

import re
import tomllib
from collections import defaultdict

from collegium.reading.contract import ACTS
from collegium.reading.words import LANGUAGES
from tools.measuring import page

LIMITS: page.Limits = {"floors": {"examples: turns F1": 0.5}, "ceilings": {"real record: lost": 0}}
FIGURES = defaultdict(float, {"examples: turns F1": 0.75, "real record: lost": 0, "sentences in ru: read": 7})


def test_the_page_has_its_figures_and_no_place_is_left_open() -> None:
    text = page.page(FIGURES, LIMITS)
    assert "| examples: turns F1 | 0.750 | 0.5 |" in text
    assert "| real record: lost | 0 | at most 0 |" in text
    assert "| Russian | 7 |" in text
    assert "sentences in ru" not in text  # they have tables of their own
    assert not re.search(r"\{\w*\}", text)


def test_all_rows_of_a_table_are_as_long_as_its_head() -> None:
    tables = re.findall(r"(?:^\|.*\n)+", page.page(FIGURES, LIMITS), re.MULTILINE)
    assert len(tables) >= 4
    for each in tables:
        assert len({line.count("|") for line in each.splitlines()}) == 1, each


def test_each_error_is_an_act_of_the_contract_in_a_language_that_is_read() -> None:
    rows = tomllib.loads(page.ERRORS.read_text("utf-8"))["error"]
    assert len({row["sentence"] for row in rows}) == len(rows) >= 8
    for row in rows:
        assert set(filter(None, row["does"].split(", "))) <= set(ACTS)
        assert row["language"] in LANGUAGES
