"""The table tells a person at a terminal what a reading found, and does nothing to the terminal."""

from hypothesis import given
from hypothesis import strategies as st

from collegium.exchange.table import BEGINNING, WIDTH, table_of
from collegium.reading.contract import Period, Turn
from tests.exchange.page.invented import ferry, naming, pact, reading
from tests.exchange.stated import asked, harbour, stating


def test_it_shows_the_heading_and_each_turn() -> None:
    lines = table_of(ferry()).splitlines()
    assert lines[0] == "ferry.txt"
    for shown in (
        "kind        press_conference",
        "date        2031-02-03",
        "time        09:30",
        "number      —",
        "turns       6",
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
    assert table_of(reading("The ferry sails.")).endswith("  turns       — (nobody speaks in it)\n")


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
    assert table.count("\n") == 14


def test_a_long_turn_is_cut() -> None:
    text = "ferry " * 100
    line = table_of(reading(text, turns=[Turn((0, len(text)), "answer", None, None, None)])).splitlines()[-1]
    assert line == f"     1 answer    —: {text[: BEGINNING - 1]}…"


def test_it_counts_what_is_named_and_lists_parties_forums_and_instruments() -> None:
    lines = table_of(pact()).splitlines()
    assert lines[-8:-2] == [
        "  named       42 parties, 1 forum, 1 instrument, 1 person, 1 place, 3 dates, 1 quantity",
        "  parties     Velmora (QM) 41, Oskendal (QN) 1",
        "  forums      Tarn Pact (tarn-pact) 1",
        "  instruments Programme of Ferries for 2031 1",
        "              A listing implies no view on the status of a state, territory, authority, name or",
        "              border.",
    ]


def test_it_says_where_nothing_is_named() -> None:
    assert "  named       —" in table_of(reading("The ferry sails.")).splitlines()


def test_many_names_stand_in_lines_that_fit() -> None:
    names = [f"Council of Pier {number:03}" for number in range(60)]
    one = naming("\n".join(names), *((name, "forum", None, name, None) for name in names))
    lines = [line for line in table_of(one).splitlines() if "Council" in line]
    assert len(lines) > 10
    assert max(map(len, lines)) <= WIDTH
    assert " ".join(" ".join(lines).split()) == f"forums {', '.join(f'{name} 1' for name in names)}"


@given(st.text(min_size=1), st.text())
def test_no_name_steers_the_terminal(words: str, name: str) -> None:
    table = table_of(naming(words, (words, "forum", name, name, None)))
    assert all(char.isprintable() or char == "\n" for char in table)


def test_it_counts_acts_and_lists_undertakings_with_words_time_and_condition() -> None:
    lines = table_of(harbour()).splitlines()
    start = lines.index("  statements  2 commits, 1 adopts, 1 requests")
    assert lines[start + 1 : start + 7] == [
        "  undertaken  2",
        "     1 Velmora: “Velmora will keep the ferry afloat as long as Oskendal keeps the pier clear of ice”",
        "         when: 2031",
        "         condition: as long as Oskendal keeps the pier clear of ice",
        "     3 Velmora: “which Velmora has promised to weigh”",
        "  turns       — (nobody speaks in it)",
    ]


def test_it_counts_what_questions_take_for_granted() -> None:
    assert "  statements  1 commits; 1 taken for granted by questions" in table_of(asked()).splitlines()


def test_it_says_where_nothing_is_stated() -> None:
    assert "  statements  —" in table_of(reading("The ferry sails.")).splitlines()


@given(st.text(min_size=1), st.text())
def test_no_undertaking_steers_the_terminal(words: str, name: str) -> None:
    said = {"actors": (name,), "condition": name, "when": Period(name, None)}
    table = table_of(stating(reading(words), (words, "commits", said)))
    assert all(char.isprintable() or char == "\n" for char in table)
