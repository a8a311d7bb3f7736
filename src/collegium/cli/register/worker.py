"""The processes beside the pages, for which no page waits: they read what was added, and send letters."""

import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial

from django.db import DatabaseError, connections

from collegium.accounts.sight import seeing_everything
from collegium.programme.mail.outbox import send_due
from collegium.register.derived import behind, catch_up, make_cards
from collegium.register.outside.working import enrol, read_outside
from collegium.register.waiting import lately, outdated, read_anew, read_waiting, unread

PAUSE = 0.4  # seconds between two looks
LONG_PAUSE = 5.0  # seconds between two looks for what waits for the outside reader, or for mail
AT_ONCE = 20  # of what can wait, before what cannot is looked for again
LOG = logging.getLogger(__name__)


class Beside:
    """A child of this process that does `work`, and is begun again when it dies.

    The work is told whose child it is: who is another one's child by now has lost its parent, and ends.
    """

    def __init__(self, work: Callable[[int], None]) -> None:
        self._work = work
        self._pid = 0

    def keep_up(self) -> None:
        """Begin the child, where none is there."""
        if self._pid and self._lives():
            return
        parent = os.getpid()
        self._pid = os.fork()
        if not self._pid:
            _live(partial(self._work, parent))

    def end(self) -> None:
        """Let the child end."""
        with suppress(ProcessLookupError):
            if self._pid:
                os.kill(self._pid, signal.SIGTERM)

    def _lives(self) -> bool:
        """Whether the child is there. Whoever waits for all children may have seen its end first."""
        try:
            return os.waitpid(self._pid, os.WNOHANG) == (0, 0)
        except ChildProcessError:
            return False


def _live(work: Callable[[], None]) -> None:
    """The life of the child; never returns."""
    code = 1
    try:
        for each in (signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2, signal.SIGWINCH, signal.SIGINT):
            signal.signal(each, signal.SIG_IGN)  # they are the parent's to answer
        for each in (signal.SIGCHLD, signal.SIGQUIT):
            signal.signal(each, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, _ended)
        work()
        code = 0
    except SystemExit:
        code = 0
    except BaseException:
        LOG.exception("The process that reads documents has a fault, and is begun again.")
    finally:
        os._exit(code)


def _ended(*_: object) -> None:
    """End as after an error, so that children are ended and no half change is kept."""
    sys.exit(0)


def read_on(parent: int) -> None:
    """Read what waits, and beside it what an older program read, for as long as the parent lives."""
    since: datetime | None = None
    old = True
    while os.getppid() == parent:
        began = lately()
        try:
            with seeing_everything():
                done = len(list(read_waiting(unread(since)[:AT_ONCE])))
                old = old and (done > 0 or _some_anew())
            since = since if done else began
        except DatabaseError:
            LOG.warning("The database does not answer; what waits to be read is looked for again.")
            connections.close_all()
            since, done = None, 0
        if not done and not old:
            time.sleep(PAUSE)


def ask_on(parent: int) -> None:
    """Ask the outside reader about what waits for it, for as long as the parent lives: a process of its own, so that no
    document waits to be read for a model that thinks."""
    while os.getppid() == parent:
        try:
            with seeing_everything():
                done = enrol(AT_ONCE) + sum(1 for _ in read_outside())
        except DatabaseError:
            LOG.warning("The database does not answer; what waits for the outside reader is looked for again.")
            connections.close_all()
            done = 0
        if not done:
            time.sleep(LONG_PAUSE)


def send_on(parent: int) -> None:
    """Send the letters that are due, for as long as the parent lives: a process of its own, so that nothing waits for a
    server of mail that says nothing."""
    while os.getppid() == parent:
        try:
            with seeing_everything():
                sent = send_due(AT_ONCE)
        except DatabaseError:
            LOG.warning("The database does not answer; what is to be mailed is looked for again.")
            connections.close_all()
            sent = 0
        if not sent:
            time.sleep(LONG_PAUSE)


def _some_anew() -> bool:
    """Catch up with some of what an older program read or a backup left out; whether there may be more."""
    made = len(list(catch_up(behind()[:AT_ONCE]))) + len(list(make_cards(AT_ONCE)))
    return made > 0 or bool(list(read_anew(outdated()[:AT_ONCE])))
