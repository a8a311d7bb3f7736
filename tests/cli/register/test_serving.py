"""The processes of `collegium serve` begin and end together, and the one that reads is begun again when it dies."""

import os
import select
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from collegium.cli.register.worker import Beside
from tests.cli.program import PROGRAM
from tests.cli.register.house import House, founded

LONGEST = 60  # seconds until something is taken for hanging


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """An installation with nothing in it."""
    return founded(tmp_path_factory.mktemp("serving"))


def children_of(pid: int) -> set[int]:
    return set(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


@contextmanager
def serving(house: House) -> Iterator[tuple[subprocess.Popen[str], set[int]]]:
    """A server with all its processes: one that answers, one that reads."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*PROGRAM, "serve", "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    with subprocess.Popen(command, env=house.told(), stderr=subprocess.PIPE, text=True) as server:
        try:
            while len(children := children_of(server.pid)) < 2:
                assert server.poll() is None
            yield server, children
        finally:
            server.kill()


def all_end(processes: set[int], ends: Callable[[], None]) -> None:
    """Processes end when something is done."""
    watched = [os.pidfd_open(pid) for pid in processes]
    ends()
    for each in watched:
        assert select.select([each], [], [], LONGEST)[0], "a process outlived its server"
        os.close(each)


def kill(processes: set[int]) -> None:
    """End processes that can do nothing against it."""
    for pid in processes:
        os.kill(pid, signal.SIGKILL)


def test_what_dies_is_begun_again_and_all_end_with_their_server(house: House) -> None:
    with serving(house) as (server, children):
        all_end(children, partial(kill, children))
        while len(others := children_of(server.pid) - children) < 2:
            assert server.poll() is None
        all_end(others, server.terminate)


def test_all_end_when_their_server_is_killed(house: House) -> None:
    with serving(house) as (server, children):
        all_end(children, server.kill)


def told(beside: Beside, said: int) -> bytes:
    """What the child says next, which is kept up meanwhile."""
    while not select.select([said], [], [], 0.01)[0]:
        beside.keep_up()
    return os.read(said, 1)


def _waits(pipe: int) -> Callable[[int], None]:
    def work(parent: int) -> None:
        os.write(pipe, b"w")
        signal.pause()

    return work


def _fails(pipe: int) -> Callable[[int], None]:
    def work(parent: int) -> None:
        os.write(pipe, b"f")
        raise ValueError("A fault of the program")

    return work


def test_a_child_that_is_killed_or_fails_is_begun_again_and_one_that_lives_is_not() -> None:
    for work, word in ((_waits, b"w"), (_fails, b"f")):
        said, pipe = os.pipe()
        beside = Beside(work(pipe))
        assert told(beside, said) == word
        if work is _waits:
            beside.keep_up()
            assert not select.select([said], [], [], 0)[0]
            os.kill(beside._pid, signal.SIGKILL)
        assert told(beside, said) == word
        beside.end()
        os.waitpid(beside._pid, 0)
        beside.end()
        os.close(said)
        os.close(pipe)


def test_a_tick_does_what_is_due_and_where_nothing_is_due_nothing(house: House) -> None:
    lines = house.done("tick").stderr.splitlines()
    assert {"0 read for the first time", "0 read anew by today's program"} < set(lines)
    assert all(line.startswith("0 ") for line in lines)


def test_a_tick_reads_anew_what_other_names_have_read(tmp_path: Path) -> None:
    house = founded(tmp_path)
    root = Path(__file__).parents[3]
    document = root / "examples" / "record" / "2023-11-21-opening-remarks.txt"
    house.done("add", document, "--as", "head@velmora.example", "--space", "QM")
    vocabulary = {"COLLEGIUM_VOCABULARY": str(root / "examples" / "vocabulary.json")}
    assert "1 read anew" in house.run("tick", told=vocabulary).stderr
    assert "0 read anew" in house.run("tick", told=vocabulary).stderr
    assert "all fits" in house.done("verify").stderr


@pytest.mark.parametrize("content", [None, b"{", b'{"parties": [{}]}'])
def test_a_vocabulary_that_cannot_be_used_is_said(house: House, tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "names.json").write_bytes(content)
    ended = house.run("tick", told={"COLLEGIUM_VOCABULARY": str(tmp_path / "names.json")})
    assert ended.returncode == 1
    assert "COLLEGIUM_VOCABULARY names this file" in ended.stderr
    assert "Traceback" not in ended.stderr
