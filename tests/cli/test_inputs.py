"""Which documents some paths stand for, and in which order."""

import os
from pathlib import Path

import pytest

from collegium.cli.documents import Document
from collegium.cli.inputs import LONGEST_LINE, documents
from collegium.reading.errors import Damaged, EmptyDocument, ReadingError, TooMuch
from collegium.reading.formats import LARGEST

LINE = b'{"text": "The ferry sails."}\n'


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the test stands."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*paths: str, content: bytes = b"The ferry sails.") -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(content)


def shown(*paths: str, leave_out: Path | None = None) -> list[str]:
    return [document.shown for document in documents(paths, leave_out)]


def faults(*paths: str) -> list[tuple[str, type[ReadingError] | None]]:
    return [(document.shown, type(document.error) if document.error else None) for document in documents(paths)]


def failure(document: Document) -> ReadingError:
    with pytest.raises(ReadingError) as refusal:
        document.load()
    return refusal.value


def test_files_come_in_the_order_in_which_they_are_given(harbour: Path) -> None:
    write("b.txt", "a.html")
    assert shown("b.txt", "a.html", "b.txt") == ["b.txt", "a.html", "b.txt"]


def test_a_folder_gives_its_files_in_order_of_name_then_those_of_its_folders(harbour: Path) -> None:
    write("in/c.txt", "in/a/z.txt", "in/b/y.txt", "in/b/x/w.txt", "in/B.txt")
    assert shown("in") == ["in/B.txt", "in/c.txt", "in/a/z.txt", "in/b/y.txt", "in/b/x/w.txt"]


def test_hidden_files_and_folders_are_left_out_unless_they_are_named(harbour: Path) -> None:
    write("in/.lock", "in/.git/a.txt", "in/seen.txt")
    assert shown("in", "*/*") == ["in/seen.txt", "in/seen.txt"]
    assert shown("in/.lock", "in/.git") == ["in/.lock", "in/.git/a.txt"]


def test_folders_are_walked_once_though_links_lead_back_to_them(harbour: Path) -> None:
    write("in/a.txt")
    os.symlink("../in", "in/loop")
    os.symlink("a.txt", "in/b.txt")
    assert shown("in") == ["in/a.txt", "in/b.txt"]
    assert shown("in/**") == ["in/a.txt"]


def test_a_link_that_leads_nowhere_or_to_itself_is_named(harbour: Path) -> None:
    write("in/a.txt")
    os.symlink("gone.txt", "in/dangling.txt")
    os.symlink("self.txt", "in/self.txt")
    assert faults("in") == [("in/a.txt", None), ("in/dangling.txt", Damaged), ("in/self.txt", Damaged)]
    assert faults("in/d*") == [("in/dangling.txt", Damaged)]


def test_what_is_no_file_is_left_out_of_a_folder(harbour: Path) -> None:
    write("in/a.txt")
    os.mkfifo("in/pipe")
    assert shown("in") == ["in/a.txt"]


def test_the_folder_of_the_outputs_is_not_read(harbour: Path) -> None:
    write("a.txt", "readings/a.json", "deep/readings/b.txt")
    assert shown(".", leave_out=harbour / "readings") == ["a.txt", "deep/readings/b.txt"]
    assert shown("readings", leave_out=harbour / "readings") == ["readings/a.json"]


def test_a_pattern_matches_files_and_folders_and_nothing_twice(harbour: Path) -> None:
    write("in/a.txt", "in/b/c.txt", "in/b/d.html")
    assert shown("in/*") == ["in/a.txt", "in/b/c.txt", "in/b/d.html"]
    assert shown("in/**/*.txt") == ["in/a.txt", "in/b/c.txt"]
    assert shown("**") == ["in/a.txt", "in/b/c.txt", "in/b/d.html"]


def test_a_pattern_that_matches_a_jsonl_and_its_folder_gives_each_line_once(harbour: Path) -> None:
    write("in/talks.jsonl", content=LINE * 2)
    assert shown("in*") == shown("in/**") == ["in/talks.jsonl:1", "in/talks.jsonl:2"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(harbour: Path) -> None:
    write("draft[1].txt", "draft1.txt")
    assert shown("draft[1].txt") == ["draft[1].txt"]
    assert shown("draft[12].txt") == ["draft1.txt"]


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        ("gone.txt", "There is no such file."),
        ("a.txt/b.txt", "It cannot be read (Not a directory)."),
        ("n" * 5000, "It cannot be read (File name too long)."),
        ("gone*.txt", "No file matches the pattern."),
        ("empty", "The folder has no files."),
        ("", "There is no such file."),
    ],
    ids=["no file", "a file as folder", "too long", "no match", "an empty folder", "no name"],
)
def test_a_path_that_leads_nowhere_is_a_document_with_an_error(harbour: Path, path: str, cause: str) -> None:
    write("a.txt", "empty/.hidden")
    documents_found = list(documents([path, "a.txt"]))
    assert [document.shown for document in documents_found] == [path, "a.txt"]
    assert failure(documents_found[0]).cause == cause
    assert failure(documents_found[0]).remedy


def test_a_file_that_vanishes_before_it_is_read_is_named(harbour: Path) -> None:
    write("a.txt")
    (document,) = documents(["a.txt"])
    Path("a.txt").unlink()
    assert failure(document).cause == "It cannot be read (No such file or directory)."


def test_the_lines_of_a_jsonl_are_documents_by_their_numbers(harbour: Path) -> None:
    write("talks.jsonl", content=LINE + b"\n  \r\n" + b'{"id": 7, "html": "<p>x"}\r\n' + LINE.strip())
    found = list(documents(["talks.jsonl"]))
    assert [document.shown for document in found] == ["talks.jsonl:1", "talks.jsonl:4", "talks.jsonl:5"]
    records = [document.load() for document in found]
    assert [record.stem for record in records] == ["talks-1", "7", "talks-5"]
    assert [record.data for record in records] == [b"The ferry sails.", b"<p>x", b"The ferry sails."]


@pytest.mark.parametrize("content", [b"", b"\n \n\r\n"], ids=["no bytes", "blank lines"])
def test_a_jsonl_without_lines_is_empty(harbour: Path, content: bytes) -> None:
    write("talks.jsonl", content=content)
    assert faults("talks.jsonl") == [("talks.jsonl", EmptyDocument)]


def test_a_line_without_end_is_refused_and_the_next_one_read(harbour: Path) -> None:
    write("talks.jsonl", content=LINE + b"x" * (2 * LONGEST_LINE + 7) + b"\n" + LINE)
    found = list(documents(["talks.jsonl"]))
    assert [type(document.error) for document in found] == [type(None), TooMuch, type(None)]
    assert found[2].shown == "talks.jsonl:3"
    assert found[2].load().data == b"The ferry sails."


def test_a_file_without_end_is_not_read_to_its_end() -> None:
    (document,) = documents(["/dev/zero"])
    assert f"larger than {LARGEST >> 20} MiB" in failure(document).cause
