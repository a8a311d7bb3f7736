"""How fast a programme of five hundred actions opens, beside a plain question for the same rows.

    python -m benchmarks.programmes [how many actions]

The actions are added by the action that pages use; then each page is asked for through the whole program but the
network.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta

FOLDER = tempfile.TemporaryDirectory(prefix="collegium-bench-")
os.environ.setdefault("COLLEGIUM_HOME", FOLDER.name)
os.environ["COLLEGIUM_SECOND_FACTOR"] = "nobody"
os.environ["DJANGO_SETTINGS_MODULE"] = "collegium.settings"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from collegium.accounts.sight import seeing_everything  # noqa: E402
from collegium.programme.actions.assents import say_to_programme, seal_of_programme  # noqa: E402
from collegium.programme.actions.concerted import ActionSaid, add_action  # noqa: E402
from collegium.programme.actions.programmes import ProgrammeSaid, adopt_programme, draft_programme  # noqa: E402
from collegium.programme.models import Programme  # noqa: E402
from tests.cast import Cast, cast  # noqa: E402

ACTIONS, ROUNDS, SUBJECTS = 500, 40, 12
BEGUN = date(2031, 1, 1)


def filled(everybody: Cast, many: int) -> Programme:
    """A programme in force with so many actions, each with two leads, an issue, a forum and a due date."""
    said = ProgrammeSaid("Tides 2031–2032", BEGUN, date(2032, 12, 31))
    programme = draft_programme(everybody.editor_qm, everybody.spaces["joint"], said)
    for number in range(many):
        about = f"Tide {number % SUBJECTS}"
        due, leads = BEGUN + timedelta(days=number), {"QM": "Harbour desk", "QN": "Sea desk"}
        action = ActionSaid(f"Mend pier {number}", "Stone by stone.", about, f"{about} forum", due, leads=leads)
        add_action(everybody.editor_qm, programme, action)
    for head in (everybody.principal_qm, everybody.principal_qn):
        say_to_programme(head, programme, "adoption", seal_of_programme(programme))
    adopt_programme(everybody.secretariat, programme)
    return programme


def told(name: str, ask: Callable[[], object]) -> None:
    """Print how long something takes: in the middle, and of twenty the slowest."""
    taken = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - begun) * 1000)
    print(f"{name}: median {statistics.median(taken):.0f} ms, p95 {statistics.quantiles(taken, n=20)[-1]:.0f} ms")


def counted() -> object:
    """The peer: the same rows by SQL."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM programme_action a JOIN programme_lead l ON l.action_id = a.id ORDER BY a.number")
        return cursor.fetchall()


def main() -> None:
    """Found a register, fill it, and ask for its pages."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else ACTIONS
    call_command("migrate", verbosity=0)
    with seeing_everything():
        everybody = cast()
        begun = time.perf_counter()
        programme = filled(everybody, many)
        print(f"{many} actions added in {time.perf_counter() - begun:.0f} s")
    client = Client(headers={"host": "localhost"})
    client.force_login(everybody.editor_qm, backend=settings.AUTHENTICATION_BACKENDS[-1])
    pages = {
        "the programme": f"/programmes/{programme.pk}",
        "the programme by forum": f"/programmes/{programme.pk}?by=forum",
        "at a glance": f"/spaces/{programme.space_id}/programme",
    }
    for name, path in pages.items():
        assert client.get(path).status_code == 200
        told(name, lambda path=path: client.get(path))  # type: ignore[misc]
    told("SQL, the same rows", counted)


if __name__ == "__main__":
    main()
