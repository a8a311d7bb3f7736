"""`collegium tick`: what is due, started from a timer."""

from collections.abc import Callable, Iterator

import click
from django.db.models import QuerySet

from collegium.accounts.actions.looks import forget_looks
from collegium.accounts.sessions import forget_sessions
from collegium.accounts.sight import seeing_everything
from collegium.cli.register.door import asked
from collegium.cli.terminal import say
from collegium.programme.mail.digest import digest_all, remind_all
from collegium.programme.mail.inbox import forget_set_aside
from collegium.programme.mail.outbox import send_due
from collegium.register.actions.searches import tell_all
from collegium.register.derived import behind, catch_up, make_cards
from collegium.register.models import Document
from collegium.register.outside.working import enrol, read_outside
from collegium.register.vocabulary import vocabulary
from collegium.register.waiting import outdated, read_anew, read_waiting, unread


def _each(rows: QuerySet[Document]) -> Iterator[Document]:
    """One after the other: there may be very many."""
    return (Document.objects.get(pk=pk) for pk in list(rows.values_list("pk", flat=True)))


def _read() -> int:
    return sum(1 for _ in read_waiting(_each(unread())))


def _read_anew() -> int:
    return sum(1 for _ in read_anew(_each(outdated())))


def _read_outside() -> int:
    enrol(AT_ONCE)
    return sum(1 for _ in read_outside())


def _catch_up() -> int:
    return sum(1 for _ in catch_up(_each(behind())))


def _make_cards() -> int:
    return sum(1 for _ in make_cards())


AT_ONCE = 1000  # documents about which the outside reader is asked by itself

DUE: tuple[tuple[str, Callable[[], int]], ...] = (
    ("read for the first time", _read),
    ("read anew by today's program", _read_anew),
    ("followed by their findings anew", _catch_up),
    ("entries found by search anew", _make_cards),
    ("answered by the outside reader, or given up", _read_outside),
    ("mails of what is new for saved searches", tell_all),
    ("reminders found of what is due within a day, or is owed on an appeal", remind_all),
    ("letters written of what is to be chased", digest_all),
    ("letters sent", send_due),
    ("lines of the log of reads and exports forgotten", forget_looks),
    ("lines of mails that were not taken forgotten", forget_set_aside),
    ("sessions forgotten that had ended", forget_sessions),
)


@click.command("tick")
def tick_command() -> None:
    """Do what is due: read what waits and what an older version read, ask the outside reader, send letters, forget old
    sessions.

    For a timer. Where nothing is due it does nothing; two at once do everything once.
    """
    with asked(), seeing_everything():
        vocabulary()
        for what, do in DUE:
            say(f"{do()} {what}")
