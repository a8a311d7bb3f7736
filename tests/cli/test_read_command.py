"""`collegium read` as people use it: the real program, its output and its exit code."""

import csv
import json
import os
import pty
import select
import signal
import subprocess
from pathlib import Path
from subprocess import PIPE

import pytest

from tests.cli.program import ENVIRONMENT, PROGRAM, collegium

TALK = "Opening Words by the Harbour Minister\n\n3 February 2031\n\nThe ferry sails when the ice allows it to sail.\n"
ENDED = 60_000  # milliseconds after which a child that should have ended has not


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A folder with two documents and a third that cannot be read."""
    (tmp_path / "ferry.txt").write_text(TALK)
    (tmp_path / "pier.html").write_text(f"<h1>Words on the Pier</h1><p>4 March 2031</p><p>{TALK}</p>")
    (tmp_path / "wreck.pdf").write_bytes(b"%PDF-1.7\n" + b"\x00" * 99)
    return tmp_path


def test_a_table_is_what_people_get(harbour: Path) -> None:
    ended = collegium("read", "ferry.txt", cwd=harbour)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.decode().startswith("ferry.txt\n  kind ")
    assert "2031-02-03" in ended.out.decode()


def test_json_is_one_reading_a_line_in_order_of_input(harbour: Path) -> None:
    ended = collegium("read", "pier.html", "ferry.txt", "--format", "json", cwd=harbour)
    assert (ended.code, ended.err) == (0, "")
    assert [reading["source"]["name"] for reading in ended.readings()] == ["pier.html", "ferry.txt"]


def test_the_same_bytes_give_the_same_readings_however_many_are_read_at_once(harbour: Path) -> None:
    (harbour / "many").mkdir()
    for number in range(30):
        (harbour / "many" / f"{number}.txt").write_text(f"{TALK}{'And so it does. ' * (1500 if number % 5 else 1)}")
    one = collegium("read", "many", "--format", "json", cwd=harbour)
    assert one.code == 0
    assert one.out == collegium("read", "many", "--format", "json", "--jobs", "2", cwd=harbour).out
    assert one.out == collegium("read", "many", "--format", "json", "--jobs", "7", cwd=harbour).out


def test_csv_of_several_documents_has_one_header(harbour: Path) -> None:
    ended = collegium("read", "pier.html", "ferry.txt", "--format", "csv", cwd=harbour)
    rows = list(csv.DictReader(ended.out.decode().splitlines(keepends=True)))
    assert [row["name"] for row in rows] == ["pier.html", "ferry.txt"]


def test_csv_of_mentions_has_one_header_and_the_names_of_the_vocabulary(harbour: Path) -> None:
    party = {"id": "QM", "names": {"en": "Velmora"}, "shown": {"en": "The Lantern Coast"}}
    (harbour / "own.json").write_text(json.dumps({"parties": [party]}))
    (harbour / "ferry.txt").write_text(f"{TALK}Velmora thanked the crew of the ferry for it.\n")
    ended = collegium("read", "ferry.txt", "pier.html", "--format", "mentions", "--vocabulary", "own.json", cwd=harbour)
    rows = list(csv.DictReader(ended.out.decode().splitlines(keepends=True)))
    assert {row["name"] for row in rows} == {"ferry.txt", "pier.html"}
    assert [(row["id"], row["called"], row["quote"]) for row in rows if row["kind"] == "party"] == [
        ("QM", "The Lantern Coast", "Velmora")
    ]


def test_standard_output_takes_one_page(harbour: Path) -> None:
    one = collegium("read", "ferry.txt", "--format", "html", cwd=harbour)
    assert one.code == 0
    assert one.out.startswith(b"<!DOCTYPE html>")
    two = collegium("read", "ferry.txt", "pier.html", "--format", "html", cwd=harbour)
    assert (two.code, two.out) == (1, one.out)
    assert "pier.html: Standard output takes one page, and it has one. Give --out DIR for several." in two.err


@pytest.mark.parametrize(
    ("format_", "suffix"),
    [
        ("json", "json"),
        ("html", "html"),
        ("csv", "csv"),
        ("mentions", "mentions.csv"),
        ("statements", "statements.csv"),
        ("table", "txt"),
    ],
)
def test_out_writes_a_file_for_each_document(harbour: Path, format_: str, suffix: str) -> None:
    ended = collegium("read", "ferry.txt", "pier.html", "--format", format_, "--out", "deep/out", cwd=harbour)
    assert (ended.code, ended.out, ended.err) == (0, b"", "2 of 2 readings written to deep/out\n")
    assert sorted(os.listdir(harbour / "deep/out")) == [f"ferry.{suffix}", f"pier.{suffix}"]


def test_out_alone_means_json(harbour: Path) -> None:
    collegium("read", "ferry.txt", "--out", "out", cwd=harbour)
    assert json.loads((harbour / "out/ferry.json").read_text())["contract"] == 1


def test_two_documents_of_one_name_get_two_files_and_the_run_says_so(harbour: Path) -> None:
    (harbour / "ferry.html").write_text("<p>The other ferry sails as well, all the year.</p>")
    ended = collegium("read", "ferry.txt", "ferry.html", "ferry.txt", "--out", "out", cwd=harbour)
    assert ended.code == 0
    names = [
        json.loads((harbour / "out" / f).read_text())["source"]["name"] for f in sorted(os.listdir(harbour / "out"))
    ]
    assert names == ["ferry.txt", "ferry.html", "ferry.txt"]
    assert "another document has the name of ferry.html: its file is called ferry~2.json" in ended.err
    assert "another document has the name of ferry.txt: its file is called ferry~3.json" in ended.err


def test_nothing_is_overwritten_without_force(harbour: Path) -> None:
    (harbour / "out").mkdir()
    (harbour / "out/ferry.json").write_text("mine")
    ended = collegium("read", "ferry.txt", "pier.html", "--out", "out", cwd=harbour)
    assert ended.code == 1
    assert "ferry.txt: out/ferry.json is there already, and was left as it is. Give --force" in ended.err
    assert "1 of 2 readings written to out" in ended.err
    assert (harbour / "out/ferry.json").read_text() == "mine"
    assert (harbour / "out/pier.json").exists()
    forced = collegium("read", "ferry.txt", "pier.html", "--out", "out", "--force", cwd=harbour)
    assert forced.code == 0
    assert (harbour / "out/ferry.json").read_text() != "mine"


def test_a_batch_goes_on_and_lists_what_failed(harbour: Path) -> None:
    ended = collegium("read", ".", "gone.txt", "--format", "json", cwd=harbour)
    assert ended.code == 1
    assert [reading["source"]["name"] for reading in ended.readings()] == ["ferry.txt", "pier.html"]
    first, *listed = ended.err.splitlines()
    assert first == "collegium: 2 of 4 documents failed:"
    assert [line.split(":")[0].strip() for line in listed] == ["wreck.pdf", "gone.txt"]


def test_standard_input_is_a_document(harbour: Path) -> None:
    ended = collegium("read", "-", "ferry.txt", "--format", "json", cwd=harbour, given=TALK.encode("utf-16"))
    assert ended.code == 0
    given, file = ended.readings()
    assert given["source"]["name"] == "stdin"
    assert given["text"] == file["text"]


def test_standard_input_writes_to_a_file_of_its_own_name(harbour: Path) -> None:
    assert collegium("read", "-", "--out", "out", cwd=harbour, given=TALK.encode()).code == 0
    assert os.listdir(harbour / "out") == ["stdin.json"]


@pytest.mark.parametrize("given", [b"", b" \n"], ids=["nothing", "white space"])
def test_nothing_on_standard_input_is_an_error(harbour: Path, given: bytes) -> None:
    ended = collegium("read", "-", cwd=harbour, given=given)
    assert (ended.code, ended.out) == (1, b"")
    assert ended.err.startswith("collegium: standard input: The file is empty.")


def test_title_and_date_of_a_line_stand_first_in_its_text(harbour: Path) -> None:
    line = {"id": "q/7", "text": "The ferry sails.", "title": "Words on Ice", "published": "2031-02-03T09:00:00Z"}
    (harbour / "talks.jsonl").write_text(json.dumps(line))
    (reading,) = collegium("read", "talks.jsonl", "--format", "json", cwd=harbour).readings()
    assert reading["text"].splitlines() == ["Words on Ice", "2031-02-03", "The ferry sails."]
    assert reading["heading"]["title"] == "Words on Ice"
    assert reading["heading"]["date"] == "2031-02-03"
    assert reading["source"]["name"] == "q/7"


def test_the_encoding_that_a_page_declares_does_not_spoil_a_line(harbour: Path) -> None:
    page = '<meta charset="windows-1252"><p>Паром отходит, когда позволяет лёд у старой пристани.</p>'
    (harbour / "talks.jsonl").write_text(json.dumps({"html": page}), encoding="utf-8")
    (reading,) = collegium("read", "talks.jsonl", "--format", "json", cwd=harbour).readings()
    assert reading["text"] == "Паром отходит, когда позволяет лёд у старой пристани."


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Missing argument 'PATH...'"),
        (["ferry.txt", "--format", "xml"], "'xml' is not one of"),
        (["ferry.txt", "--jobs", "0"], "0 is not in the range"),
        (["ferry.txt", "--seconds", "0"], "0.0 is not in the range"),
        (["ferry.txt", "--out", "ferry.txt"], "is a file"),
        (["ferry.txt", "--out", "ferry.txt/out"], "The folder ferry.txt/out cannot be made (Not a directory)."),
        (["ferry.txt", "--vocabulary", "gone.json"], "does not exist"),
        (["ferry.txt", "--vocabulary", "ferry.txt"], "ferry.txt: "),
        (["ferry.txt", "--colour"], "No such option"),
    ],
)
def test_a_wrong_call_is_refused_before_anything_is_read(harbour: Path, arguments: list[str], says: str) -> None:
    ended = collegium("read", *arguments, cwd=harbour)
    assert (ended.code, ended.out) == (2, b"")
    assert says in ended.err
    assert "Traceback" not in ended.err


def test_a_vocabulary_file_is_used(harbour: Path) -> None:
    (harbour / "words.json").write_text(json.dumps({"parties": [{"id": "QM", "names": {"en": ["Quellmark"]}}]}))
    plain, extended = (
        collegium("read", "ferry.txt", "--format", "json", *more, cwd=harbour).readings()[0]["vocabulary"]
        for more in ([], ["--vocabulary", "words.json"])
    )
    assert plain != extended


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "de_DE.ISO-8859-1"])
def test_output_is_utf_8_wherever_the_program_runs(harbour: Path, locale: str) -> None:
    (harbour / "Паром.txt").write_text("Паром отходит, когда позволяет лёд у старой пристани.", encoding="utf-8")
    for environment in ({"LC_ALL": locale}, {"LC_ALL": locale, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}):
        ended = collegium("read", "Паром.txt", "gone-ä.txt", "--format", "json", cwd=harbour, environment=environment)
        assert ended.code == 1
        assert ended.readings()[0]["text"] == "Паром отходит, когда позволяет лёд у старой пристани."
        assert "Traceback" not in ended.err


def test_no_name_and_no_text_steers_the_terminal(harbour: Path) -> None:
    steering = "red\x1b[31m\x07\u202e"
    (harbour / f"{steering}.txt").write_text(f"{steering} words on the ferry that sails today")
    (harbour / f"{steering}.pdf").write_bytes(b"%PDF-")
    (harbour / "talks.jsonl").write_text(json.dumps({"id": steering, "text": "The ferry sails."}) * 2)
    ended = collegium("read", ".", f"{steering}*.gone", cwd=harbour)
    again = collegium("read", ".", ".", "--out", "out", cwd=harbour)
    for text in (ended.out.decode(), ended.err, again.err):
        assert text
        assert all(char.isprintable() or char == "\n" for char in text)


def test_a_name_in_no_encoding_is_read(harbour: Path) -> None:
    Path(os.fsdecode(bytes(harbour) + b"/f\xe4hre.txt")).write_text(TALK)
    ended = collegium("read", ".", "--out", "out", "--jobs", "2", cwd=harbour)
    assert sorted(os.listdir(harbour / "out")) == ["f_hre.json", "ferry.json", "pier.json"]
    assert ended.code == 1


def test_a_document_from_a_pipe_is_read(harbour: Path) -> None:
    command = f"exec {' '.join(PROGRAM)} read <(cat ferry.txt) --format json"
    done = subprocess.run(["bash", "-c", command], cwd=harbour, capture_output=True, env=ENVIRONMENT)
    assert done.returncode == 0, done.stderr
    assert "ferry sails" in json.loads(done.stdout)["text"]


def test_a_document_that_never_comes_takes_no_longer_than_it_may(harbour: Path) -> None:
    os.mkfifo(harbour / "pipe")
    ended = collegium("read", "pipe", "ferry.txt", "--seconds", "3", "--format", "json", cwd=harbour)
    assert ended.code == 1
    assert "pipe: Reading took longer than 3 seconds." in ended.err
    assert len(ended.readings()) == 1


@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_ends_quietly_with_its_children(harbour: Path, stop: signal.Signals, code: int) -> None:
    os.mkfifo(harbour / "pipe")
    command = [*PROGRAM, "read", "pipe", "ferry.txt", "--out", "out"]
    running = subprocess.Popen(command, cwd=harbour, stderr=subprocess.PIPE, env=ENVIRONMENT)
    child = os.open(harbour / "pipe", os.O_WRONLY)  # returns when a child has opened its end
    running.send_signal(stop)
    _, said = running.communicate()
    assert running.returncode == code
    assert said in (b"", b"collegium: interrupted\n")
    ended = select.poll()
    ended.register(child, select.POLLERR)
    assert ended.poll(ENDED), "the child still holds its end of the pipe"
    os.close(child)


def test_a_reader_who_goes_away_ends_the_run_quietly(harbour: Path) -> None:
    (harbour / "many").mkdir()
    for number in range(40):
        (harbour / "many" / f"{number}.txt").write_text(TALK + "And so it does. " * 2000)
    command = [*PROGRAM, "read", "many", "--format", "json"]
    with subprocess.Popen(command, cwd=harbour, stdout=PIPE, stderr=PIPE, env=ENVIRONMENT) as running:
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline().startswith(b'{"contract":1')
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


def test_a_terminal_shows_how_far_a_run_is(harbour: Path) -> None:
    ours, theirs = pty.openpty()
    command = [*PROGRAM, "read", ".", "--out", "out"]
    running = subprocess.Popen(command, cwd=harbour, stdout=theirs, stderr=theirs, env=ENVIRONMENT)
    os.close(theirs)
    seen = b""
    while select.select([ours], [], []) and (piece := _read(ours)):
        seen += piece
    assert running.wait() == 1
    shown = seen.decode().split("\r\x1b[K")
    assert shown[1:4] == ["1 done, 0 failed", "2 done, 0 failed", "3 done, 1 failed"]
    assert shown[4].startswith("2 of 3 readings written to out")


def test_readings_on_a_terminal_are_not_mixed_with_progress(harbour: Path) -> None:
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [*PROGRAM, "read", "ferry.txt"], cwd=harbour, stdout=theirs, stderr=theirs, env=ENVIRONMENT
    )
    os.close(theirs)
    seen = b""
    while piece := _read(ours):
        seen += piece
    assert running.wait() == 0
    assert b"\x1b" not in seen


def _read(terminal: int) -> bytes:
    """What a terminal shows next; nothing when its programs have ended (which Linux tells by an error)."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_the_program_says_its_version_and_helps(tmp_path: Path) -> None:
    assert collegium("--version", cwd=tmp_path).out.startswith(b"collegium 0.")
    for arguments in (["-h"], ["--help"], ["read", "-h"], ["read", "--help"]):
        ended = collegium(*arguments, cwd=tmp_path)
        assert ended.code == 0
        assert b"Usage: collegium" in ended.out
    assert collegium("sail", cwd=tmp_path).code == 2
