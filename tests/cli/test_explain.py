"""`collegium explain` as people use it: the real program, its output and its exit code."""

import json
from pathlib import Path

import pytest

from tests.cli.program import Ended, collegium

SAID = "Velmora will keep the old lighthouse lit through the winter. Oskendal welcomes the new bell on the pier."
OWN = {"parties": [{"id": "QM", "names": {"en": "Velmora"}}, {"id": "QN", "names": {"en": "Oskendal"}}]}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A communiqué with two statements, a document with none, a question that takes something for granted, names."""
    (tmp_path / "bell.txt").write_text(f"Communiqué on the Bell\n\n3 February 2031\n\n{SAID}\n")
    (tmp_path / "calm.txt").write_text("The Weather\n\n4 March 2031\n\nThere was fog over the pier, and much of it.\n")
    (tmp_path / "own.json").write_text(json.dumps(OWN))
    return tmp_path


def explained(folder: Path, *arguments: str) -> Ended:
    return collegium("explain", *arguments, "--vocabulary", "own.json", cwd=folder)


def test_a_statement_is_explained_with_its_words_rule_and_actors(archive: Path) -> None:
    ended = explained(archive, "bell.txt", "--statement", "2")
    assert (ended.code, ended.err) == (0, "")
    text = ended.out.decode()
    assert text.startswith("Statement 2 of 2 · bell.txt\n")
    assert "  “Oskendal [welcomes] the new bell on the pier”\n" in text
    assert "  actors      Oskendal (QN): “Oskendal”, named in the subject\n" in text
    assert "  rule        “welcomes”: supports\n" in text


def test_without_a_number_all_are_explained_briefly(archive: Path) -> None:
    ended = explained(archive, "bell.txt")
    assert ended.code == 0
    assert "   1 commits: Velmora: “Velmora " in ended.out.decode()
    assert "   2 supports: Oskendal: “Oskendal [welcomes]" in ended.out.decode()


def test_numbers_are_those_of_the_list_of_statements(archive: Path) -> None:
    listed = collegium("read", "bell.txt", "--format", "json", "--vocabulary", "own.json", cwd=archive).readings()[0]
    told = json.loads(explained(archive, "bell.txt", "--statement", "2", "--format", "json").out)
    (one,) = told["statements"]
    assert one["number"] == 2
    assert {key: one[key] for key in listed["statements"][1]} == listed["statements"][1]
    assert told["source"] == listed["source"]


def test_cutting_the_shown_words_out_of_the_file_removes_the_statement(archive: Path) -> None:
    (one,) = json.loads(explained(archive, "bell.txt", "--statement", "1", "--format", "json").out)["statements"]
    text = (archive / "bell.txt").read_text()
    for word in one["words"]:
        assert text.count(word["text"]) == 1
        text = text.replace(word["text"], "")
    (archive / "cut.txt").write_text(text)
    left = json.loads(explained(archive, "cut.txt", "--format", "json").out)["statements"]
    assert [(each["act"], each["actors"]) for each in left] == [("supports", ["QN"])]


def test_a_line_of_a_jsonl_and_standard_input_are_documents(archive: Path) -> None:
    line = {"id": "bell-31", "text": (archive / "bell.txt").read_text()}
    (archive / "bell.jsonl").write_text(json.dumps(line) + "\n")
    assert b"Statement 1 of 2" in explained(archive, "bell.jsonl", "--statement", "1").out
    given = (archive / "bell.txt").read_bytes()
    ended = collegium("explain", "-", "--statement", "1", "--vocabulary", "own.json", cwd=archive, given=given)
    assert b"Statement 1 of 2" in ended.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("gone.txt",), "collegium: gone.txt: There is no such file."),
        (("bell.txt", "--statement", "3"), "bell.txt has no statement 3: it has 2 statements, numbered from 1 to 2."),
        (("calm.txt",), "calm.txt has no statements, so there is none to explain."),
        (("calm.txt", "--statement", "1"), "calm.txt has no statements, so there is none to explain."),
    ],
)
def test_what_cannot_be_explained_is_refused_with_a_reason(
    archive: Path, arguments: tuple[str, ...], says: str
) -> None:
    ended = explained(archive, *arguments)
    assert (ended.code, ended.out) == (1, b"")
    assert says in ended.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Missing argument 'FILE'"),
        ((".",), ". is a folder. Give one document."),
        (("many.jsonl",), "many.jsonl holds 2 documents. Give a file with one."),
        (("bell.txt", "--statement", "0"), "0 is not in the range"),
        (("bell.txt", "--format", "html"), "'html' is not one of"),
    ],
)
def test_a_wrong_call_is_refused_with_words(archive: Path, arguments: tuple[str, ...], says: str) -> None:
    (archive / "many.jsonl").write_text('{"text": "The ferry sails."}\n' * 2)
    ended = explained(archive, *arguments)
    assert (ended.code, ended.out) == (2, b"")
    assert says in ended.err


def test_a_vocabulary_that_cannot_be_used_is_refused(archive: Path) -> None:
    (archive / "own.json").write_text('{"parties": 7}')
    ended = explained(archive, "bell.txt")
    assert ended.code == 2
    assert "own.json" in ended.err
