"""How long pages take in a register of 100,000 documents, in a folder of its own.

    python -m benchmarks.pages

The documents of the example record are added as anybody adds them; the others around them are rows written in bulk, of
the form that the program writes, each with its reading's heading, its change and its version, without kept bytes. Then
each page is asked for through the whole program but the network, and the slowest of twenty is told (p95).
"""

import os
import secrets
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

FOLDER = tempfile.TemporaryDirectory(prefix="collegium-bench-")
os.environ.setdefault("COLLEGIUM_HOME", FOLDER.name)
os.environ["DJANGO_SETTINGS_MODULE"] = "collegium.settings"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from collegium.accounts.journal import canonical  # noqa: E402
from collegium.accounts.journal.change import hash_of  # noqa: E402
from collegium.accounts.journal.pending import announced  # noqa: E402
from collegium.accounts.models import Change, Entry, Head, Seat, Space, Version  # noqa: E402
from collegium.accounts.sight import seeing_everything  # noqa: E402
from collegium.register import actions  # noqa: E402
from collegium.register.arrival import Arrival  # noqa: E402
from collegium.register.models import Compared, Document, Reading  # noqa: E402
from tests.cast import Cast, cast  # noqa: E402

RECORD = Path(__file__).parent.parent / "examples" / "record"
DOCUMENTS = 100_000
AT_ONCE = 5_000
ROUNDS = 5
PAGES = ("", "/history", "/details", "/original", "/choices")
COMPARED = ("2023-11-21-press-conference.html", "2024-09-24-briefing.txt")
FAILED = 1_000  # one document of so many was not read


def added(everybody: Cast) -> list[str]:
    """The example record in Velmora's own space: the ids of its documents."""
    arrivals = [Arrival(path.read_bytes(), path.name) for path in sorted(RECORD.iterdir())]
    made = actions.add_all(everybody.editor_qm, everybody.spaces["QM"], everybody.marking(), arrivals)
    return [each.document.pk for each in made]


def fill(everybody: Cast, space: Space) -> None:
    """The other documents of a space."""
    seat = Seat.objects.get(person=everybody.editor_qm).pk
    head = Head.objects.get(space=space)
    for begin in range(0, DOCUMENTS, AT_ONCE):
        documents, readings, changes, versions = [], [], [], []
        for number in range(begin, begin + AT_ONCE):
            document, reading = _pair(everybody, space, number)
            change = Change(space=space, by=everybody.editor_qm, verb="adds", number=head.number + 1, seat=seat)
            change.shape, change.at, change.previous = canonical.SHAPE, timezone.now(), head.hash
            wrote = [_version(change, place, entry) for place, entry in enumerate((document, reading))]
            change.hash = hash_of(change, wrote)
            head.number, head.hash = change.number, change.hash
            documents.append(document)
            readings.append(reading)
            changes.append(change)
            versions += wrote
        with announced():
            Document._base_manager.bulk_create(documents)
            Reading._base_manager.bulk_create(readings)
            Change.objects.bulk_create(changes)
            Version.objects.bulk_create(versions)
    with announced():
        head.save()


def _pair(everybody: Cast, space: Space, number: int) -> tuple[Document, Reading]:
    document = Document(
        space=space,
        sha256=f"{number:064x}",
        size=5_000,
        media_type="text/html",
        name=f"release-{number}.html",
        source_address=f"https://harbour.example/releases/{number // 2}",
        marking_id=MARKING[0],
        version=1,
    )
    failed = number % FAILED == 0
    reading = Reading(space=space, document=document, reader="0.1.0", kind="" if failed else "press_release", version=1)
    reading.title = "" if failed else f"Release {number} of the harbour office on lamps, ropes and the winter ferry"
    reading.date, reading.language = f"20{number % 30:02}-0{number % 9 + 1}-11", ("en", "de", "fr")[number % 3]
    reading.error, reading.cause = ("NoText", "The PDF holds no text.") if failed else ("", "")
    return document, reading


def _version(change: Change, position: int, entry: Entry) -> Version:
    content, salt = canonical.content_of(entry), secrets.token_hex(16)
    version = Version(change=change, space=change.space, position=position, kind=entry._meta.label, entry=entry.pk)
    version.number, version.content, version.salt = 1, content, salt
    version.hash = canonical.salted(salt, content)
    return version


MARKING: list[str] = []


def told(name: str, client: Client, paths: Iterable[str]) -> None:
    """Print how long an address takes, by the clock and by CPU: in the middle, and of twenty the slowest."""
    taken: dict[str, list[float]] = {"by the clock": [], "CPU": []}
    for path in paths:
        begun = time.perf_counter(), time.process_time()
        answer = client.get(path)
        ended = time.perf_counter(), time.process_time()
        for kept, start, end in zip(taken.values(), begun, ended, strict=True):
            kept.append((end - start) * 1000)
        assert answer.status_code == 200, (path, answer.status_code)
    told = [
        f"{how} median {statistics.median(each):.0f} ms, p95 {statistics.quantiles(each, n=20)[-1]:.0f} ms"
        for how, each in taken.items()
    ]
    print(f"{name}: {'; '.join(told)}")


def forgotten(path: str) -> Iterator[str]:
    """An address again and again, each time without what was kept of comparisons."""
    for _ in range(4 * ROUNDS):
        Compared.objects.all().delete()
        yield path


def main() -> None:
    """Found a register, fill it, and ask for its pages."""
    call_command("migrate", verbosity=0)
    with seeing_everything():
        everybody = cast()
        MARKING.append(everybody.marking().pk)
        ids = added(everybody)
        begun = time.perf_counter()
        fill(everybody, everybody.spaces["QM"])
        print(f"filled with {DOCUMENTS:,} documents in {time.perf_counter() - begun:.0f} s")
    client, space = Client(headers={"host": "localhost"}), everybody.spaces["QM"].pk
    client.force_login(everybody.editor_qm, backend=settings.AUTHENTICATION_BACKENDS[-1])
    client.get("/")
    for end in PAGES:
        told(f"document{end}", client, [f"/documents/{entry}{end}" for entry in ids * ROUNDS])
    older, newer = (Document.objects.get(space=space, name=name).pk for name in COMPARED)
    path = f"/documents/{older}/compare/{newer}"
    told("comparison, first look", client, forgotten(path))
    told("comparison, second look", client, [path] * 4 * ROUNDS)
    for path in ("/", f"/spaces/{space}", f"/spaces/{space}/journal", f"/spaces/{space}/looks"):
        told(path.replace(space, "…"), client, [path] * 4 * ROUNDS)


if __name__ == "__main__":
    main()
