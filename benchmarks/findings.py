"""How fast findings are decided, and how fast their queue and the pages around it are shown, on both databases.

    python -m benchmarks.findings [FINDINGS]

Deciding is one request to the server, as the script of the review page makes it: from the form to the next finding.
The queue holds FINDINGS findings (1,000,000 where it is not said) of made-up documents beside the one that is decided
on, and is asked for by everything that it can be asked by: half of them wait, the others are in every state, as in a
register at which somebody works. They are written in bulk, which only this page does, without the statements that
confirmed ones become. Of each
request the CPU of this process and the clock are told, in the middle and of twenty the slowest.
"""

import hashlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

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

from benchmarks.asked import HERE, on_each_database  # noqa: E402
from collegium.accounts.sight import seeing_everything  # noqa: E402
from collegium.reading.contract import ACTS  # noqa: E402
from collegium.register import actions  # noqa: E402
from collegium.register.arrival import Arrival  # noqa: E402
from collegium.register.models import Document, Finding, Named  # noqa: E402
from tests.cast import Cast, cast, note  # noqa: E402

RECORD = Path(__file__).parent.parent / "examples" / "record"
FINDINGS = 1_000_000
OF_A_DOCUMENT = 1_000
ROUNDS = 20
BY_SCRIPT = {"HX-Request": "true"}
QUERIES = (
    "",
    "act=holds",
    "actor=QM",
    "issue=ice",
    "actor=QM&issue=ice",
    "sure=likely",
    "standing=joint",
    "state=rejected",
)
STATES = [*["proposed"] * 10, *["confirmed"] * 5, "corrected", *["rejected"] * 2, "awaiting", "disputed"]
STANDINGS = [*["own"] * 7, *["told"] * 2, "joint"]
COMPARED = ("2023-11-21-press-conference.html", "2024-09-24-briefing.txt")
LONG = 10  # times the example document, so that the text that is decided on is a long one


def added(everybody: Cast) -> Document:
    """The document that is decided on."""
    text = (RECORD / "2024-09-24-briefing.txt").read_bytes()
    arrival = Arrival(b"\n\n".join([text] * LONG), "briefing.txt")
    return actions.add(everybody.editor_qm, everybody.spaces["QM"], everybody.marking("open"), arrival).document


def fill(everybody: Cast, count: int) -> None:
    """Put findings of made-up documents into the queue."""
    for number in range(count // OF_A_DOCUMENT):
        document = actions.add(
            everybody.editor_qm, everybody.spaces["QM"], everybody.marking("open"), note(number + 1)
        ).document
        rows = Finding.objects.bulk_create(_findings(document))
        Named.objects.bulk_create(_names(rows))


def _findings(document: Document) -> Iterator[Finding]:
    for number in range(OF_A_DOCUMENT):
        act = ACTS[number % len(ACTS)]
        yield Finding(
            space_id=document.space_id,
            document=document,
            key=hashlib.sha256(f"{document.pk} {number}".encode()).hexdigest(),
            kind="statement",
            number=number,
            confidence=(number % 100) / 100,
            act=act,
            start=number,
            end=number + 20,
            quote="We will mend the pier before the first ice.",
            actors=["QM"],
            standing=STANDINGS[number // 3 % len(STANDINGS)],
            state=STATES[number // 7 % len(STATES)],
        )


def _names(rows: list[Finding]) -> Iterator[Named]:
    for each in rows:
        state = {"state": each.state, "standing": each.standing}
        yield Named(
            space_id=each.space_id, document_id=each.document_id, finding=each, role="actor", value="QM", **state
        )
        if each.number % 500 == 0:
            yield Named(
                space_id=each.space_id, document_id=each.document_id, finding=each, role="issue", value="ice", **state
            )


class Taken:
    """What requests of one sort took, in seconds of CPU and by the clock."""

    def __init__(self, name: str) -> None:
        self.name, self.cpu, self.clock = name, list[float](), list[float]()

    def of(self, request: Callable[[], Any]) -> None:
        """Make a request, and keep what it took."""
        begun = time.perf_counter(), time.process_time()
        answer = request()
        self.clock.append(time.perf_counter() - begun[0])
        self.cpu.append(time.process_time() - begun[1])
        assert answer.status_code == 200, (self.name, answer.status_code)

    def tell(self) -> None:
        """Print the median and the slowest but one in twenty."""
        figures = [figure * 1000 for some in (self.cpu, self.clock) for figure in _middle_and_late(some)]
        print(
            f"{self.name:36}CPU {figures[0]:6.0f}{figures[1]:6.0f}   clock {figures[2]:6.0f}{figures[3]:6.0f}",
            flush=True,
        )


def _middle_and_late(seconds: list[float]) -> tuple[float, float]:
    ordered = sorted(seconds)
    return statistics.median(ordered), ordered[max(0, round(len(ordered) * 0.95) - 1)]


def deciding(client: Client, document: Document) -> None:
    """Decide one finding after the other, then take the last one back each time."""
    decided, back = Taken("deciding one"), Taken("taking one back")
    with seeing_everything():
        waiting = Finding.objects.filter(document=document, state="proposed").order_by("id")
        keys = list(waiting.values_list("key", flat=True)[: ROUNDS * 2])
    for key in keys:
        sent = {"key": key, "verdict": "confirmed"}
        decided.of(partial(client.post, f"/documents/{document.pk}/decide", sent, headers=BY_SCRIPT))
    for _ in range(ROUNDS):
        page = client.get(f"/documents/{document.pk}/review", headers=BY_SCRIPT).content.decode()
        last = {"decision": page.rpartition('name="decision" value="')[2].partition('"')[0]}
        back.of(partial(client.post, f"/documents/{document.pk}/take-back", last, headers=BY_SCRIPT))
    decided.tell()
    back.tell()


def asking(client: Client, everybody: Cast, document: Document, compared: list[str]) -> None:
    """Ask for the queue by everything that it can be asked by, and for the pages around it."""
    space = f"/spaces/{document.space_id}"
    for query in QUERIES:
        _ask(client, f"queue ?{query}", f"{space}/findings?{query}")
    _ask(client, "queue of a document", f"{space}/findings?document={document.pk}")
    _ask(client, "queue of the partnership", f"/partnerships/{everybody.partnership.pk}/findings")
    _ask(client, "review", f"/documents/{document.pk}/review")
    for page in ("parties", "parties/QM", "wanted", "questions"):
        _ask(client, page, f"{space}/{page}")
    _ask(client, "comparison, kept", f"/documents/{compared[0]}/compare/{compared[1]}")


def _ask(client: Client, name: str, path: str) -> None:
    client.get(path)
    taken = Taken(name)
    for _ in range(ROUNDS):
        taken.of(partial(client.get, path))
    taken.tell()


def measure(count: int) -> None:
    """Found a register in the environment's database, fill it, decide and ask."""
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    with seeing_everything():
        everybody = cast()
        document = added(everybody)
        compared = [_of_record(everybody, name) for name in COMPARED]
        fill(everybody, count)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as PostgreSQL does by itself, and SQLite is told from time to time
        print(f"{Finding.objects.count():,} findings; median and p95 in ms")
    client = Client()
    client.force_login(everybody.editor_qm, backend="django.contrib.auth.backends.ModelBackend")
    deciding(client, document)
    asking(client, everybody, document, compared)


def _of_record(everybody: Cast, name: str) -> str:
    """The id of a document of the example record."""
    arrival = Arrival((RECORD / name).read_bytes(), name)
    return actions.add(everybody.editor_qm, everybody.spaces["QM"], everybody.marking("open"), arrival).document.pk


if __name__ == "__main__":
    if HERE in sys.argv:
        measure(int(next((each for each in sys.argv[1:] if each.isdecimal()), FINDINGS)))
    else:
        on_each_database("benchmarks.findings")
