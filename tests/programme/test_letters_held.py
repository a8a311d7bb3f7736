"""What waited where nothing ran is held, and goes out when the keeper says so; the keeper and `health` are told."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from collegium.accounts.errors import NotVisible
from collegium.cli.register.missing import missing
from collegium.programme.actions.letters import decide_held, tell
from collegium.programme.mail.outbox import send_due
from collegium.programme.models import Letter
from collegium.programme.queries.letters import letters_that_wait, traffic
from collegium.programme.rules.letters import HELD_AFTER, LONGEST
from tests.cast import Cast
from tests.programme.mailbox import Mailbox, free_port, mailbox
from tests.web.stage import signed_in


@pytest.fixture
def box(settings: Settings, cast: Cast, tmp_path: Path) -> Iterator[Mailbox]:
    """A server of mail."""
    settings.HOME = tmp_path
    with mailbox(settings) as running:
        yield running


def asleep(cast: Cast, *names: str, days: float = 3) -> None:
    """Letters as a backup holds them that is restored some days after they were due."""
    then = timezone.now() - timedelta(days=days)
    for name in names:
        tell(f"late:{name}", [cast.people[name]], "instruction", "/mail")
    Letter.objects.filter(key__startswith="late:").update(due=then, made=then)


def standing() -> list[str]:
    """How letters stand."""
    return list(Letter.objects.order_by("id").values_list("state", flat=True))


def test_what_waited_in_a_backup_is_held_and_what_is_new_goes_out(box: Mailbox, cast: Cast) -> None:
    asleep(cast, "post_qm", "editor_qm")
    tell("new", [cast.reader_qm], "instruction", "/mail")
    assert send_due() == 1
    assert box.to() == [cast.reader_qm.email]
    assert standing() == ["held", "held", "sent"]
    assert send_due() == 0


def test_the_keeper_sends_what_is_held_once_or_gives_it_up(box: Mailbox, cast: Cast) -> None:
    asleep(cast, "post_qm")
    send_due()
    client = signed_in(cast.keeper)
    page = client.get("/mail/traffic").content.decode()
    assert "due more than two days ago and that nobody has tried since: 1." in page
    assert cast.post_qm.email not in page
    said = client.post("/mail/held", {"do": "send"}, follow=True).content.decode()
    assert "Letters that go out now: 1." in said
    assert (send_due(), send_due()) == (1, 0)
    assert box.to() == [cast.post_qm.email]
    asleep(cast, "editor_qm")
    send_due()
    assert decide_held(cast.keeper, sent=False) == 1
    assert send_due() == 0
    assert (Letter.objects.get(person=cast.editor_qm).state, traffic(cast.keeper).causes) == ("refused", [("late", 1)])
    assert 'value="send"' not in client.get("/mail/traffic").content.decode()


def test_nobody_else_decides_and_none_held_is_nothing(box: Mailbox, cast: Cast) -> None:
    asleep(cast, "post_qm")
    send_due()
    with pytest.raises(NotVisible):
        decide_held(cast.principal_qm, sent=True)
    assert standing() == ["held"]
    decide_held(cast.keeper, sent=True)
    assert decide_held(cast.keeper, sent=False) == 0


def test_whoever_a_letter_is_for_has_it_sent(box: Mailbox, cast: Cast) -> None:
    asleep(cast, "post_qm")
    send_due()
    client: Client = signed_in(cast.post_qm)
    assert "kept back, for the keeper to decide" in client.get("/mail").content.decode().lower()
    client.post(f"/mail/{Letter.objects.get().pk}/again")
    assert send_due() == 1


def test_a_server_that_was_away_for_long_holds_nothing_back(settings: Settings, box: Mailbox, cast: Cast) -> None:
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    tell("new", [cast.post_qm], "instruction", "/mail")
    Letter.objects.update(made=timezone.now() - timedelta(days=9), tries=40, due=timezone.now() - timedelta(hours=12))
    assert send_due() == 0
    assert standing() == ["waiting"]
    assert timedelta(minutes=LONGEST) < HELD_AFTER
    settings.EMAIL_PORT = there
    Letter.objects.update(due=timezone.now())
    assert send_due() == 1


def test_health_says_what_waits_since_when_and_why_and_what_is_held(
    settings: Settings, box: Mailbox, cast: Cast
) -> None:
    assert "letters" not in _missing()
    settings.EMAIL_PORT = free_port()
    tell("new", [cast.post_qm], "instruction", "/mail")
    assert "letters" not in _missing()
    send_due()
    said = _missing()["letters"]
    assert said.startswith("1 wait, the oldest since ")
    assert "last fault: down" in said
    assert cast.post_qm.email not in said
    asleep(cast, "editor_qm")
    send_due()
    assert "1 are kept back" in _missing()["letters"]
    assert letters_that_wait().count == 1


def _missing() -> dict[str, str]:
    return {name: says for name, says in missing() if says}
