"""Speed of a plan of consultations on its way out, in a folder of its own.

    python -m benchmarks.plans

A plan of 500 subjects as a Word document, plain and in a template, and as the feed of a calendar; beside it, in the
same run, the same cells as python-docx writes them when each is asked for in turn.
"""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO

FOLDER = tempfile.TemporaryDirectory(prefix="collegium-bench-")
os.environ["COLLEGIUM_HOME"] = FOLDER.name
os.environ["DJANGO_SETTINGS_MODULE"] = "collegium.settings"

import django  # noqa: E402

django.setup()

import docx  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from collegium.exchange.plans import ics_of, plan_docx, take_plan  # noqa: E402
from collegium.exchange.plans.paper import cells_of  # noqa: E402
from collegium.exchange.tables.columns import plan_table  # noqa: E402
from collegium.exchange.tables.shapes import written  # noqa: E402
from collegium.exchange.tables.taking import take_plan as take_rows  # noqa: E402
from collegium.exchange.tables.template import plain_template  # noqa: E402
from collegium.programme.actions.plans import Period, Planned, draft_plan  # noqa: E402
from collegium.programme.models import Plan  # noqa: E402
from collegium.programme.queries.calendars import calendar_of, written_last  # noqa: E402
from collegium.programme.queries.plans import subjects_of  # noqa: E402
from tests.cast import Cast, cast  # noqa: E402

SUBJECTS = 500
ROUNDS = 5


def planned() -> list[Planned]:
    """Subjects with everything that one may have."""
    return [
        Planned(
            f"Consultation {number} on ferries, lamps and nets",
            level="directors",
            planned=f"2031-{number % 12 + 1:02}",
            place="Quellhaven",
            in_person=bool(number % 2),
            leads={"QM": f"Office {number % 7}", "QN": f"Board {number % 5}"},
        )
        for number in range(SUBJECTS)
    ]


def peer(plan: Plan) -> bytes:
    """The same cells, as the library writes them."""
    paper = docx.Document()
    table = paper.add_table(rows=0, cols=7)
    for row in subjects_of(plan):
        for cell, words in zip(table.add_row().cells, cells_of(row), strict=True):
            cell.text = words
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def measured(name: str, does: Callable[[], bytes]) -> float:
    """Print the least seconds of several rounds, and how large what came out is."""
    seconds = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        content = does()
        seconds.append(time.perf_counter() - begun)
    print(f"{name}: {min(seconds):.3f} s (at most {max(seconds):.3f} s), {len(content) / 1024:.0f} KiB")
    return min(seconds)


def feed(everybody: Cast) -> bytes:
    """The calendar of an editor, as its program fetches it."""
    by = everybody.editor_qm
    rows = calendar_of(by)
    return ics_of(by.pk, timezone.now(), rows, written_last(by, rows), lambda row: f"https://house.example/{row.title}")


def main() -> None:
    """Draft the plan, then write it."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    everybody = cast()
    begun = time.perf_counter()
    said = Period("Talks 2031", date(2031, 1, 1), date(2031, 12, 31))
    plan = draft_plan(everybody.editor_qm, everybody.spaces["joint"], said, planned())
    print(f"drafting {SUBJECTS} subjects in one change: {time.perf_counter() - begun:.1f} s")
    ours = measured("DOCX of the plan", lambda: plan_docx(take_plan(everybody.editor_qm, plan)))
    theirs = measured("its cells by python-docx", lambda: peer(plan))
    print(f"the peer takes {theirs / ours:.1f} times as long")
    own = plain_template(plan_table(("QM", "QN")))
    measured("DOCX in a template of its own", lambda: written(take_rows(everybody.editor_qm, plan), "docx", own))
    measured("iCalendar of it", lambda: feed(everybody))


if __name__ == "__main__":
    main()
