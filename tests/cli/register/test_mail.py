"""Mail by the program itself: two at once send each letter once; a mail from a pipe is never bounced."""

import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.cli.program import PROGRAM
from tests.cli.register.house import HEAD, House, founded
from tests.postgresql import cluster
from tests.programme.mailbox import Mailbox, free_port, mailbox

LETTERS = 12
TOLD = {"COLLEGIUM_MAIL_IN": "reports@register.example"}
WRITE = """
INSERT INTO programme_letter (id, key, person_id, subject, body, made, state, tries, due, cause, said)
SELECT '01ARZ3NDEKTSV4RRFFQ69G5F{0:02d}', 'key {0}', id, 'Letter {0}', 'It waits.',
'2031-02-03 09:00:00', 'waiting', 0, '{2}', '', '' FROM accounts_person WHERE email = '{1}'
"""
LATE = "UPDATE programme_letter SET due = '{0}'"


def an_hour_ago() -> str:
    """A moment of which nobody says that it is long ago."""
    return f"{datetime.now(UTC) - timedelta(hours=1):%Y-%m-%d %H:%M:%S}"


def write_letters(house: House) -> None:
    """Letters to the head of Velmora that are due."""
    for number in range(LETTERS):
        house.by_hand(WRITE.format(number, HEAD, an_hour_ago()))


def server(box: Mailbox) -> dict[str, str]:
    """How a program finds a server."""
    return {"COLLEGIUM_MAIL_HOST": "127.0.0.1", "COLLEGIUM_MAIL_PORT": str(box.settings.EMAIL_PORT)}


@pytest.fixture(params=["sqlite", "postgresql"])
def on_each(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """An installation on each of the databases: two programs keep out of each other's way in another manner there."""
    with cluster() if request.param == "postgresql" else nullcontext("") as database:
        yield founded(tmp_path / "each", database)


def test_two_programs_at_once_send_each_letter_once(on_each: House, settings: Settings) -> None:
    write_letters(on_each)
    with mailbox(settings) as box, ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: on_each.run("tick", told=server(box)), range(2)))
    assert [each.returncode for each in done] == [0, 0], [each.stderr for each in done]
    assert sorted(str(each["Subject"]) for each in box.taken) == sorted(f"Letter {each}" for each in range(LETTERS))


def test_a_server_that_is_down_loses_nothing(house: House, settings: Settings) -> None:
    write_letters(house)
    away = {"COLLEGIUM_MAIL_HOST": "127.0.0.1", "COLLEGIUM_MAIL_PORT": str(free_port())}
    assert "0 letters sent" in house.run("tick", told=away).stderr
    house.by_hand(LATE.format(an_hour_ago()))
    with mailbox(settings) as box:
        assert f"{LETTERS} letters sent" in house.run("tick", told=server(box)).stderr
        assert len(box.taken) == LETTERS


@pytest.mark.parametrize(
    ("mail", "says"),
    [
        ("From: <a@b.example>\nTo: <reports@register.example>\n\nWords\n", "not taken: no address"),
        ("From: <a@b.example>\nTo: <reports+x@register.example>\n\nWords\n", "not taken: wrong address"),
        ("", "not taken: no address"),
        ("From: <a@b.example>\n\n" + "x" * (17 << 20), "not taken: too large"),
    ],
)
def test_a_mail_that_is_not_taken_is_not_bounced(house: House, mail: str, says: str) -> None:
    done = house.run("receive", said=mail, told=TOLD)
    assert (done.returncode, done.stdout) == (0, "")
    assert says in done.stderr


def test_a_mail_that_cannot_be_taken_now_is_left_with_the_server(house: House, tmp_path: Path) -> None:
    assert house.run("receive", said="To: x\n\n").returncode == 75  # no address is set
    (tmp_path / "home" / "collegium.sqlite3").write_bytes(b"torn")
    done = house.run("receive", said="To: x\n\n", told=TOLD)
    assert (done.returncode, "collegium:" in done.stderr) == (75, True)


def test_the_server_may_stop_reading_the_answer(house: House) -> None:
    command = [*PROGRAM, "receive", "--to", "reports+x@register.example"]
    done = subprocess.run(command, env=house.told() | TOLD, input=b"\xff\x00", capture_output=True, check=False)
    assert (done.returncode, b"wrong address" in done.stderr) == (0, True)
