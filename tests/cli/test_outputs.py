"""Outputs go into files that are whole, that nobody else's work was in, and that are named after their documents."""

from pathlib import Path

import pytest

from collegium.cli.outputs import Target


def test_each_document_gets_a_file(tmp_path: Path) -> None:
    target = Target(tmp_path / "deep" / "out", "json", force=False)
    target.prepare()
    assert [target.put(stem, content, stem) for stem, content in (("a", b"1\n"), ("a", b"2\n"))] == [None, None]
    assert {file.name: file.read_bytes() for file in target_files(target)} == {"a.json": b"1\n", "a~2.json": b"2\n"}
    assert target.renamed == [("a", "a~2.json")]
    assert target.written == 2


def test_each_file_of_csv_has_a_header(tmp_path: Path) -> None:
    target = Target(tmp_path, "csv", force=False)
    target.put("a", b"row\r\n", "a")
    target.put("b", b"row\r\n", "b")
    for file in target_files(target):
        assert file.read_bytes().startswith(b"name,media_type,")


def test_a_document_that_could_not_be_read_keeps_its_name(tmp_path: Path) -> None:
    target = Target(tmp_path, "json", force=False)
    target.reserve("a")
    target.put("a", b"", "a.txt")
    assert [file.name for file in target_files(target)] == ["a~2.json"]


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("mine")
    target = Target(tmp_path, "json", force=False)
    fault = target.put("a", b"new", "a.txt")
    assert fault == f"{tmp_path}/a.json is there already, and was left as it is. Give --force to replace it."
    assert (tmp_path / "a.json").read_text() == "mine"
    assert target.written == 0


def test_a_link_that_leads_nowhere_is_there_too(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to(tmp_path / "elsewhere")
    assert "is there already" in str(Target(tmp_path, "json", force=False).put("a", b"new", "a.txt"))
    assert not (tmp_path / "elsewhere").exists()


def test_force_replaces_a_file_and_not_what_it_links_to(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "a.json").symlink_to(tmp_path / "mine.txt")
    assert Target(tmp_path, "json", force=True).put("a", b"new", "a.txt") is None
    assert (tmp_path / "a.json").read_text() == "new"
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_what_cannot_be_written_is_said_and_nothing_is_left_over(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    target = Target(tmp_path, "json", force=True)
    fault = target.put("a", b"new", "a.txt")
    assert fault == f"{tmp_path}/a.json cannot be written (Is a directory). Check the folder and its rights."
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]


def test_a_folder_that_cannot_be_made_is_an_error_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OSError, match="Not a directory"):
        Target(tmp_path / "file" / "out", "json", force=False).prepare()


def target_files(target: Target) -> list[Path]:
    assert target.folder
    return sorted(target.folder.iterdir())
