"""How fast findings are decided, and how fast their queue is shown, on SQLite in a folder of its own.

    python -m benchmarks.findings [FINDINGS]

Deciding is one request to the server, as the script of the review page makes it: from the form to the next finding.
The queue holds FINDINGS findings (1,000,000 where it is not said) of made-up documents beside the one that is decided
on, and is asked for by everything that it can be asked by. They are written in bulk, which only this page does.
"""

import hashlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

FOLDER = tempfile.TemporaryDirectory(prefix="collegium-bench-")
os.environ["COLLEGIUM_HOME"] = FOLDER.name
os.environ["COLLEGIUM_SECOND_FACTOR"] = "nobody"
os.environ["DJANGO_SETTINGS_MODULE"] = "collegium.settings"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from collegium.reading.contract import ACTS  # noqa: E402
from collegium.register import actions  # noqa: E402
from collegium.register.arrival import Arrival  # noqa: E402
from collegium.register.models import Document, Finding, Named  # noqa: E402
from tests.cast import Cast, cast, note  # noqa: E402

RECORD = Path(__file__).parent.parent / "examples" / "record"
FINDINGS = 1_000_000
OF_A_DOCUMENT = 1_000
ROUNDS = 20
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
            standing="own",
        )


def _names(rows: list[Finding]) -> Iterator[Named]:
    for each in rows:
        yield Named(space_id=each.space_id, document_id=each.document_id, finding=each, role="actor", value="QM")
        if each.number % 500 == 0:
            yield Named(space_id=each.space_id, document_id=each.document_id, finding=each, role="issue", value="ice")


def told(name: str, seconds: list[float]) -> None:
    """Print the median and the slowest but one in twenty."""
    ordered = sorted(seconds)
    slow = ordered[max(0, round(len(ordered) * 0.95) - 1)]
    print(f"{name:34}{statistics.median(ordered) * 1000:8.0f}{slow * 1000:8.0f}")


def deciding(client: Client, document: Document) -> None:
    """Decide one finding after the other, and take the last one back each time."""
    decided, back = [], []
    for finding in Finding.objects.filter(document=document, state="proposed").order_by("id")[: ROUNDS * 2]:
        sent = {"key": finding.key, "verdict": "confirmed"}
        begun = time.perf_counter()
        answer = client.post(f"/documents/{document.pk}/decide", sent, headers={"HX-Request": "true"})
        decided.append(time.perf_counter() - begun)
        assert answer.status_code == 200
    for _ in range(ROUNDS):
        page = client.get(f"/documents/{document.pk}/review", headers={"HX-Request": "true"}).content.decode()
        last = page.rpartition('name="decision" value="')[2].partition('"')[0]
        begun = time.perf_counter()
        client.post(f"/documents/{document.pk}/take-back", {"decision": last}, headers={"HX-Request": "true"})
        back.append(time.perf_counter() - begun)
    told("deciding one", decided)
    told("taking one back", back)


def asking(client: Client, address: str) -> None:
    """Ask for the queue by everything that it can be asked by."""
    for query in ("", "act=holds", "actor=QM", "issue=ice", "actor=QM&issue=ice", "sure=likely", "state=rejected"):
        seconds = []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            answer = client.get(f"{address}?{query}")
            seconds.append(time.perf_counter() - begun)
            assert answer.status_code == 200
        told(f"queue ?{query}", seconds)


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FINDINGS
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    everybody = cast()
    document = added(everybody)
    fill(everybody, count)
    client = Client()
    client.force_login(everybody.editor_qm, backend="django.contrib.auth.backends.ModelBackend")
    print(f"{f'{Finding.objects.count():,} findings':34}{'median':>8}{'p95':>8}  ms")
    deciding(client, document)
    asking(client, f"/spaces/{document.space_id}/findings")


if __name__ == "__main__":
    main()
