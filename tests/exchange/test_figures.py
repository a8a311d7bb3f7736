"""Figures leave whole: what is not known stays apart from zero, and nothing steers a terminal or a spreadsheet."""

import csv
import json

from collegium.exchange.figures import WIDEST, Figures

FIGURES = Figures(
    "Agreement of partners",
    "Two rows.",
    ("state", "value", "rolls"),
    [("QM", 0.123456, 3), ("=QN", None, 0)],
)


def test_a_table_shows_what_is_not_known_as_a_dash() -> None:
    assert FIGURES.write("table") == (
        "Agreement of partners\n\nstate  value  rolls\nQM     0.123      3\n=QN        —      0\n\nTwo rows.\n"
    )


def test_json_has_title_words_and_null() -> None:
    assert json.loads(FIGURES.write("json")) == {
        "title": "Agreement of partners",
        "words": "Two rows.",
        "rows": [{"state": "QM", "value": 0.1235, "rolls": 3}, {"state": "=QN", "value": None, "rolls": 0}],
    }


def test_csv_leaves_empty_what_is_not_known_and_no_formula_runs() -> None:
    rows = list(csv.reader(FIGURES.write("csv").splitlines()))
    assert rows == [["state", "value", "rolls"], ["QM", "0.1235", "3"], ["'=QN", "", "0"]]


def test_a_long_text_is_cut_in_a_table_only() -> None:
    figures = Figures("Long", "", ("title",), [("a" * 500,)])
    assert max(map(len, figures.write("table").splitlines())) == WIDEST
    assert "a" * 500 in figures.write("csv")


def test_a_title_cannot_steer_a_terminal() -> None:
    assert "\x1b" not in Figures("Odd", "", ("title",), [("\x1b[31mred\n",)]).write("table")


def test_figures_without_rows_have_their_columns() -> None:
    assert Figures("None", "Nothing.", ("state", "value"), []).write("csv") == "state,value\n"
