"""The table tells a person at a terminal what a reading found, and does nothing to the terminal."""

from hypothesis import given
from hypothesis import strategies as st

from collegium.exchange.table import BEGINNING, table_of
from collegium.reading.contract import Turn
from tests.exchange.page.invented import ferry, reading


def test_it_shows_the_heading_and_each_turn() -> None:
    lines = table_of(ferry()).splitlines()
    assert lines[0] == "ferry.txt"
    for shown in (
        "kind       press_conference",
        "date       2031-02-03",
        "time       09:30",
        "number     —",
        "turns      6",
    ):
        assert f"  {shown}" in lines
    assert [line.split()[1] for line in lines[-6:]] == [
        "statement",
        "chair",
        "question",
        "answer",
        "question",
        "answer",
    ]
    assert "Ondra Pell, Harbour Minister, QM: The ferry sails" in lines[-6]


def test_it_says_where_nobody_speaks() -> None:
    assert table_of(reading("The ferry sails.")).endswith("  turns      — (nobody speaks in it)\n")


def test_it_counts_words_and_what_was_left_out() -> None:
    assert "3 words; 2 pieces of furniture (10 characters) left out" in table_of(
        reading("The ferry sails.", furniture=["Print", "Share"])
    )


def test_a_document_without_a_name_has_none() -> None:
    assert table_of(reading("The ferry sails.", name="")).startswith("(no name)\n")


@given(st.text(), st.text(), st.text(), st.text())
def test_no_character_steers_the_terminal_and_no_turn_takes_two_lines(
    text: str, name: str, title: str, speaker: str
) -> None:
    turn = Turn((0, len(text)), "answer", speaker, speaker, None)
    table = table_of(reading(text, name=name, title=title, turns=[turn]))
    assert all(char.isprintable() or char == "\n" for char in table)
    assert table.count("\n") == 12


def test_a_long_turn_is_cut() -> None:
    text = "ferry " * 100
    line = table_of(reading(text, turns=[Turn((0, len(text)), "answer", None, None, None)])).splitlines()[-1]
    assert line == f"     1 answer    —: {text[: BEGINNING - 1]}…"
