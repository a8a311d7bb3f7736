"""How fast a programme of five hundred actions opens, beside a plain question for the same rows.

    python -m benchmarks.programmes [how many actions]

The actions are added by the action that pages use; then each page is asked for on both databases (`benchmarks.asked`
says how).
"""

import os
import sys
import tempfile
import time
from datetime import date, timedelta

FOLDER = tempfile.TemporaryDirectory(prefix="collegium-bench-")
os.environ.setdefault("COLLEGIUM_HOME", FOLDER.name)
os.environ["COLLEGIUM_SECOND_FACTOR"] = "nobody"
os.environ["DJANGO_SETTINGS_MODULE"] = "collegium.settings"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from benchmarks.asked import HERE, ROUNDS, browser_of, on_each_database, serving  # noqa: E402
from collegium.accounts.sight import seeing_everything  # noqa: E402
from collegium.programme.actions.assents import say_to_programme, seal_of_programme  # noqa: E402
from collegium.programme.actions.concerted import ActionSaid, add_action  # noqa: E402
from collegium.programme.actions.programmes import ProgrammeSaid, adopt_programme, draft_programme  # noqa: E402
from collegium.programme.models import Programme  # noqa: E402
from tests.cast import Cast, cast  # noqa: E402

ACTIONS, SUBJECTS = 500, 12
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


def counted() -> None:
    """The peer: the same rows by SQL; what it takes in the middle."""
    taken = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT * FROM programme_action a JOIN programme_lead l ON l.action_id = a.id ORDER BY a.number"
            )
            cursor.fetchall()
        taken.append((time.perf_counter() - begun) * 1000)
    print(f"SQL, the same rows: clock {sorted(taken)[ROUNDS // 2]:.0f} ms", flush=True)


def measure(many: int) -> None:
    """Found a register, fill it, and ask for its pages."""
    call_command("migrate", verbosity=0)
    with seeing_everything():
        everybody = cast()
        begun = time.perf_counter()
        programme = filled(everybody, many)
        print(f"{many} actions added in {time.perf_counter() - begun:.0f} s")
    pages = {
        "the programme": f"/programmes/{programme.pk}",
        "the programme by forum": f"/programmes/{programme.pk}?by=forum",
        "at a glance": f"/spaces/{programme.space_id}/programme",
    }
    with serving() as port:
        browser = browser_of(everybody.editor_qm, port)
        for name, path in pages.items():
            browser.told(name, path)
    with seeing_everything():
        counted()


if __name__ == "__main__":
    if HERE in sys.argv:
        measure(int(next((each for each in sys.argv[1:] if each.isdecimal()), ACTIONS)))
    else:
        on_each_database("benchmarks.programmes")
