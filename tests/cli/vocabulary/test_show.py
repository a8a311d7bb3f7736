"""`collegium vocabulary show`: what a word means, how, and where that comes from."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from collegium.cli.main import program
from collegium.exchange.named import NOTICE
from tests.cli.program import collegium, table_rows
from tests.machine import ROOT

CASES = Path(__file__).parent / "cases" / "show.toml"
EXAMPLES = ROOT / "examples" / "vocabulary.json"
FILES = ("--vocabulary", str(EXAMPLES))


def show(*arguments: str) -> Result:
    return CliRunner().invoke(program, ["vocabulary", "show", *arguments])


def shown(*arguments: str) -> dict[str, Any]:
    result = show(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    told: dict[str, Any] = json.loads(result.output)
    return told


def given(row: dict[str, Any]) -> list[str]:
    words = row["words"] if isinstance(row["words"], list) else [row["words"].replace("LONG", "Ab" * 5000)]
    return [*words, *row.get("arguments", ()), *(FILES if row.get("own") else ())]


@pytest.mark.parametrize("row", table_rows(CASES, "means"))
def test_a_word_means_what_its_row_says(row: dict[str, Any]) -> None:
    result = show(*given(row), "--format", "json")
    meanings = json.loads(result.output)["meanings"] if row["means"] else []
    assert [" ".join(filter(None, (each["kind"], each["id"]))) for each in meanings] == row["means"], row["guards"]
    assert result.exit_code == (0 if row["means"] else 1)
    if meanings:
        said = meanings[0]["said"]
        assert list(dict.fromkeys(each["how"] for each in said)) == row["how"], row["guards"]
        assert list(dict.fromkeys(each["language"] or "" for each in said)) == row["languages"], row["guards"]


@pytest.mark.parametrize("row", table_rows(CASES, "means"))
def test_a_table_says_the_same_and_cannot_steer_a_terminal(row: dict[str, Any]) -> None:
    result = show(*given(row))
    assert all(char.isprintable() or char == "\n" for char in result.output)
    assert len(result.output) < 20_000
    for meant in row["means"]:
        assert f"\n{meant}: " in result.output


@pytest.mark.parametrize("row", table_rows(CASES, "refused"))
def test_a_wrong_call_is_refused_with_words(
    row: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = show(*row["arguments"])
    assert result.exit_code == 2
    assert row["says"] in result.output


def test_a_forum_comes_with_its_facts_and_its_sources() -> None:
    forum = shown("UNMISS")["meanings"][0]
    assert forum["facts"]["parent"] == "un"
    assert forum["facts"]["founded"] == "2011"
    assert forum["from"][0]["table"] == "forums.csv"
    members = shown("NATO")["meanings"][0]
    assert members["facts"]["members"] == 32
    assert [each["table"] for each in members["from"]] == ["forums.csv", "members.csv"]


def test_a_forum_that_has_ended_says_so() -> None:
    assert shown("Warsaw Pact")["meanings"][0]["facts"]["ended"].startswith("1991")


def test_an_instrument_an_issue_and_a_former_state_come_with_their_facts() -> None:
    treaty = shown("Kyoto Protocol")["meanings"][0]["facts"]
    assert (treaty["kind"], treaty["date"]) == ("protocol", "1997-12-11")
    assert shown("disarmament")["meanings"][0]["facts"] == {"parent": "peace-and-security"}
    facts = shown("Czechoslovakia")["meanings"][0]["facts"]
    assert facts == {"since": "1918-10-28", "until": "1992-12-31", "successors": ["CZ", "SK"]}
    assert "successors CZ (Czechia), SK (Slovakia)" in show("Czechoslovakia").output


def test_the_keys_of_sources_are_told_in_words() -> None:
    told = shown("UNMISS")
    keys = {key for meaning in told["meanings"] for each in meaning["from"] for key in each["sources"]}
    assert {each["key"] for each in told["sources"]} == keys
    assert "  own        the names that a body uses of itself" in show("African Union").output


def test_the_notice_stands_where_states_are_listed_and_nowhere_else() -> None:
    assert NOTICE in show("Oman").output
    assert shown("Oman")["notice"] == NOTICE
    assert NOTICE not in show("disarmament").output
    assert shown("disarmament")["notice"] is None


def test_what_is_ambiguous_is_said_for_each_form() -> None:
    assert shown("Congolese")["in_texts"][0]["form"] == "Congolese"
    assert "“Congolese” names a party, and does not say which of CD, CG" in show("Congolese").output
    assert "\nIn a text\n" not in show("Oman").output


def test_how_many_capitals_a_text_needs_is_told() -> None:
    assert [each["capitals"] for each in shown("us", "--language", "en")["meanings"][0]["said"]] == ["any", "all"]
    assert "found in capitals only" in show("us").output


def test_rows_of_an_own_file_name_the_file() -> None:
    own = shown("Morvenia", *FILES)["meanings"][0]
    assert (own["own"], own["from"]) == (str(EXAMPLES), [])
    assert all(each["own"] for each in own["said"])
    assert shown("Oman", *FILES)["meanings"][0]["own"] is None


def test_a_shipped_row_that_a_file_adds_to_has_both_sources(tmp_path: Path) -> None:
    file = tmp_path / "mission.json"
    file.write_text('{"parties": [{"id": "OM", "metonyms": {"en": ["the Cedar Gate"]}}]}')
    told = shown("Cedar Gate", "--vocabulary", str(file))["meanings"][0]
    assert (told["id"], told["own"], told["said"][0]["own"]) == ("OM", str(file), True)
    assert told["from"][0]["table"] == "states.en.csv"
    assert f"{file}: a partnership's own file, which adds to the row" in "".join(
        line.strip() + " " for line in show("Oman", "--vocabulary", str(file)).output.splitlines()
    )


def test_a_name_that_a_file_shares_with_a_state_is_shown_as_ambiguous(tmp_path: Path) -> None:
    file = tmp_path / "mission.json"
    file.write_text('{"parties": [{"id": "QM", "names": {"en": ["Oman"]}}]}')
    told = shown("Oman", "--language", "en", "--vocabulary", str(file))
    assert [each["id"] for each in told["meanings"]] == ["OM", "QM"]
    assert "does not say which of OM, QM" in told["in_texts"][0]["says"]


def test_a_word_without_meaning_gets_near_names() -> None:
    result = show("Omman")
    assert result.exit_code == 1
    assert "“Omman” means nothing that the tables know. Near names: Oman" in result.output


def test_a_word_that_means_something_elsewhere_says_where() -> None:
    result = show("Ägypten", "--language", "fr")
    assert result.exit_code == 1
    assert "“Ägypten” means nothing in fr, but does in de: leave --language out." in result.output


def test_a_message_repeats_no_more_than_the_beginning_of_a_word() -> None:
    result = show("Ab" * 5000)
    assert result.exit_code == 1
    assert len(result.output) < 200


def test_a_file_that_cannot_be_used_is_refused_with_its_row(tmp_path: Path) -> None:
    file = tmp_path / "mission.json"
    file.write_text('{"persons": [{"name": "Idris Calloway", "party": "QX"}]}')
    result = show("Oman", "--vocabulary", str(file))
    assert result.exit_code == 2
    assert "persons, row 1, party: No table knows the party 'QX'." in " ".join(result.output.split())


def test_the_real_program_answers_in_one_process(tmp_path: Path) -> None:
    ended = collegium("vocabulary", "show", "Sultanate", "of", "Oman", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.decode().startswith("“Sultanate of Oman” means one thing.\n\nparty OM: Oman\n")
    assert ended.out == collegium("vocabulary", "show", "sultanate of oman", cwd=tmp_path).out.replace(
        "“sultanate of oman”".encode(), "“Sultanate of Oman”".encode()
    )


def test_the_kinds_of_meanings_in_the_rows_are_all_that_there_are() -> None:
    rows = tomllib.loads(CASES.read_text("utf-8"))["means"]
    kinds = {meant.split()[0] for row in rows for meant in row["means"]}
    assert kinds == {"party", "forum", "instrument", "place", "person", "issue", "office", "other"}
