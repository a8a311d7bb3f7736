"""`collegium compare` as people use it: the real program, its output and its exit code."""

import json
from pathlib import Path

import pytest

from tests.cli.program import Ended, collegium

PROMISE = "Velmora commits to deepen the winter channel beside the old lighthouse by the spring of that year."
OTHER = "Oskendal will continue to paint every buoy of the northern roadstead and to light the pier at night."
OWN = {"parties": [{"id": "QM", "names": {"en": "Velmora"}}, {"id": "QN", "names": {"en": "Oskendal"}}]}


def paper(title: str, date: str, *sentences: str) -> str:
    return f"{title}\n\n{date}\n\n{' '.join(sentences)}\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two communiqués of one series, one in another language, one without statements, and the parties' names."""
    (tmp_path / "old.txt").write_text(paper("Communiqué on the Channel", "3 February 2031", PROMISE, OTHER))
    (tmp_path / "new.txt").write_text(paper("Communiqué on the Channel", "2 February 2032", PROMISE))
    (tmp_path / "german.txt").write_text(
        paper(
            "Mitteilung über den Hafen",
            "3. Februar 2031",
            "Die Fähre fährt, sobald das Eis es zulässt, und nicht früher.",
        )
    )
    (tmp_path / "calm.txt").write_text(
        paper("The Weather", "4 March 2031", "There was fog over the pier, and much of it.")
    )
    (tmp_path / "own.json").write_text(json.dumps(OWN))
    return tmp_path


def compared(folder: Path, *arguments: str) -> Ended:
    return collegium("compare", *arguments, "--vocabulary", "own.json", cwd=folder)


def test_a_table_is_what_people_get(archive: Path) -> None:
    ended = compared(archive, "old.txt", "new.txt")
    assert (ended.code, ended.err) == (0, "")
    assert "  earlier     2031-02-03 · Communiqué on the Channel · old.txt\n" in ended.out.decode()
    assert "  statements  1 kept, 0 reworded, 0 new, 1 not repeated\n" in ended.out.decode()
    assert "Silence is no withdrawal." in ended.out.decode()


def test_json_and_page_say_the_same(archive: Path) -> None:
    told = json.loads(compared(archive, "old.txt", "new.txt", "--format", "json").out)
    assert [pair["kind"] for pair in told["pairs"]] == ["kept", "not_repeated"]
    assert told["pairs"][1]["old"]["actors"] == ["QN"]
    page = compared(archive, "old.txt", "new.txt", "--format", "html").out.decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "Oskendal</bdi>" in page
    assert told["old"]["source"]["sha256"] in page


def test_a_document_beside_itself_is_all_kept(archive: Path) -> None:
    ended = compared(archive, "old.txt", "old.txt")
    assert "2 kept, 0 reworded, 0 new, 0 not repeated" in ended.out.decode()


def test_a_document_without_statements_is_compared_too(archive: Path) -> None:
    assert "0 kept, 0 reworded, 0 new, 2 not repeated" in compared(archive, "old.txt", "calm.txt").out.decode()
    ended = compared(archive, "calm.txt", "calm.txt")
    assert ended.code == 0
    assert "In neither text a statement was found" in ended.out.decode()


def test_a_file_that_is_missing_is_named(archive: Path) -> None:
    ended = compared(archive, "gone.txt", "new.txt")
    assert (ended.code, ended.out) == (1, b"")
    assert ended.err.startswith("collegium: gone.txt: There is no such file.")


def test_documents_in_two_languages_are_refused_with_a_reason(archive: Path) -> None:
    ended = compared(archive, "old.txt", "german.txt")
    assert (ended.code, ended.out) == (1, b"")
    assert "The first document is in English, the second in German." in ended.err
    assert "give both documents in the same one" in ended.err


def test_a_later_document_given_first_is_compared_with_a_word_about_it(archive: Path) -> None:
    ended = compared(archive, "new.txt", "old.txt")
    assert ended.code == 0
    assert "new.txt has a later date than old.txt" in ended.err


def test_a_line_of_a_jsonl_and_standard_input_are_documents(archive: Path) -> None:
    line = {"id": "channel-31", "text": (archive / "old.txt").read_text()}
    (archive / "old.jsonl").write_text(json.dumps(line) + "\n")
    given = (archive / "new.txt").read_bytes()
    ended = collegium("compare", "old.jsonl", "-", "--vocabulary", "own.json", cwd=archive, given=given)
    assert "· channel-31\n" in ended.out.decode()
    assert "1 kept, 0 reworded, 0 new, 1 not repeated" in ended.out.decode()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("old.txt",), "Missing argument 'NEW'"),
        (("-", "-"), "Standard input is one document."),
        ((".", "new.txt"), ". is a folder. Give two documents."),
        (("many.jsonl", "new.txt"), "many.jsonl holds 2 documents. Give a file with one."),
        (("old.txt", "new.txt", "--format", "csv"), "'csv' is not one of"),
    ],
)
def test_a_wrong_call_is_refused_with_words(archive: Path, arguments: tuple[str, ...], says: str) -> None:
    (archive / "many.jsonl").write_text('{"text": "The ferry sails."}\n' * 2)
    ended = compared(archive, *arguments)
    assert (ended.code, ended.out) == (2, b"")
    assert says in ended.err


def test_a_vocabulary_that_cannot_be_used_is_refused(archive: Path) -> None:
    (archive / "own.json").write_text('{"parties": 7}')
    ended = compared(archive, "old.txt", "new.txt")
    assert ended.code == 2
    assert "own.json" in ended.err


def test_a_document_that_cannot_be_read_is_named(archive: Path) -> None:
    (archive / "wreck.pdf").write_bytes(b"%PDF-1.7\n" + b"\x00" * 99)
    ended = compared(archive, "old.txt", "wreck.pdf")
    assert ended.code == 1
    assert ended.err.startswith("collegium: wreck.pdf: ")
