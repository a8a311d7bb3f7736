"""Two partners acting on one text at the same moment, each in a thread with a connection of its own; run as a program
on an installation that the environment names. It says what became of both, and where the text stands."""

import sys
from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread, current_thread

import django
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

django.setup()

from collegium.accounts.errors import Refused  # noqa: E402 - models want their settings first
from collegium.accounts.journal.verify import verify  # noqa: E402
from collegium.accounts.models import Space  # noqa: E402
from collegium.accounts.sight import seeing_everything  # noqa: E402
from collegium.programme.actions.proceedings import answer, break_silence, keep_silence  # noqa: E402
from collegium.programme.models import Silence, Text  # noqa: E402
from tests.cast import cast  # noqa: E402
from tests.programme.proceedings import given, silent, standing  # noqa: E402


def at_once(*steps: Callable[[], object]) -> list[str]:
    """What became of steps that were taken at the same moment: `done`, or why one was refused."""
    became, start = [""] * len(steps), Barrier(len(steps))

    def take(number: int) -> None:
        with seeing_everything():
            start.wait()
            try:
                steps[number]()
                became[number] = "done"
            except Refused as refused:
                became[number] = type(refused).__name__
        connection.close()

    threads = [Thread(target=take, args=(number,), name=str(number)) for number in range(len(steps))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return became


def main(what: str) -> None:
    """Two last consents, or one that breaks silence while it is recorded as kept, the clock between them."""
    call_command("migrate", verbosity=0)
    with seeing_everything():
        everybody = cast()
        if what == "consents":
            text, edition = standing(everybody)
            said = given("consents", edition)
            both = [
                lambda: answer(everybody.principal_qm, text, said),
                lambda: answer(everybody.principal_qn, text, said),
            ]
        else:
            text, edition = silent(everybody)
            until = Silence.objects.get().until
            clocks = {"0": until, "1": until + timedelta(seconds=1)}
            timezone.now = lambda: clocks.get(current_thread().name, clocks["1"])
            both = [
                lambda: break_silence(everybody.principal_qn, text, edition, "The pier is ours."),
                lambda: keep_silence(everybody.secretariat, text, edition),
            ]
        became = at_once(*both)
        state, faults = Text.objects.get(pk=text.pk).state, verify(Space.objects.all()).faults
    print(state, len(faults), *became)


if __name__ == "__main__":
    main(sys.argv[1])
