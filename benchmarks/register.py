"""Speed and memory of the register, in a folder of its own.

    python -m benchmarks.register

Documents a second from their bytes to a reading in the register, one process; then the time that verifying takes for
many changes of one space, with the most memory that the process had. The changes are of the form that the program
writes; they are written in bulk, which only this page does, so that the benchmark ends today.
"""

import os
import resource
import secrets
import tempfile
import time
from pathlib import Path

FOLDER = tempfile.TemporaryDirectory(prefix="collegium-bench-")
os.environ["COLLEGIUM_HOME"] = FOLDER.name
os.environ["DJANGO_SETTINGS_MODULE"] = "collegium.settings"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from collegium.accounts.journal import canonical  # noqa: E402
from collegium.accounts.journal.change import hash_of  # noqa: E402
from collegium.accounts.journal.pending import announced  # noqa: E402
from collegium.accounts.journal.verify import verify  # noqa: E402
from collegium.accounts.models import Change, Head, Space, Version  # noqa: E402
from collegium.reading.read import make_ready  # noqa: E402
from collegium.register import actions  # noqa: E402
from collegium.register.arrival import Arrival  # noqa: E402
from collegium.register.models import Consent, Document  # noqa: E402
from tests.cast import Cast, cast  # noqa: E402

RECORD = Path(__file__).parent.parent / "examples" / "record"
ROUNDS = 10
CHANGES = 100_000
AT_ONCE = 5_000


def adding(everybody: Cast) -> None:
    """Print how many documents of the example record are added in a second."""
    files = [path.read_bytes() for path in sorted(RECORD.iterdir()) if path.suffix in (".txt", ".html")]
    arrivals = [Arrival(data + b"\n" * number, "document") for number in range(ROUNDS) for data in files]
    begun = time.perf_counter()
    made = list(actions.add_all(everybody.editor_qm, everybody.spaces["QM"], everybody.marking(), arrivals))
    seconds = time.perf_counter() - begun
    new = sum(each.new for each in made)
    print(f"adding: {new} documents in {seconds:.1f} s, {new / seconds:.1f} a second")


def verifying(everybody: Cast) -> None:
    """Print how long verifying takes."""
    _write_many(everybody)
    begun = time.perf_counter()
    found = verify(Space.objects.all())
    seconds = time.perf_counter() - begun
    assert not found.faults, found.faults
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"verifying: {found.changes} changes in {seconds:.1f} s; the process at most {peak:.0f} MiB")


def _write_many(everybody: Cast) -> None:
    """Many changes of the joint space, each of which says yes or no of one partner to one document."""
    space, by = everybody.spaces["joint"], everybody.principal_qm
    document = actions.table(by, Document.objects.filter(space=everybody.spaces["QM"])[0])
    consent = actions.consent(by, document)
    head = Head.objects.get(space=space)
    for begin in range(0, CHANGES, AT_ONCE):
        changes, versions = [], []
        for _ in range(begin, begin + AT_ONCE):
            consent.version += 1
            consent.given = not consent.given
            content, salt = canonical.content_of(consent), secrets.token_hex(16)
            change = Change(space=space, by=by, verb="consents", number=head.number + 1, shape=canonical.SHAPE)
            change.at, change.previous = timezone.now(), head.hash
            version = Version(change=change, space=space, position=0, kind=Consent._meta.label, entry=consent.pk)
            version.number, version.content, version.salt = consent.version, content, salt
            version.hash = canonical.salted(salt, content)
            change.hash = hash_of(change, [version])
            head.number, head.hash = change.number, change.hash
            changes.append(change)
            versions.append(version)
        with announced():
            Change.objects.bulk_create(changes)
            Version.objects.bulk_create(versions)
    with announced():
        head.save()
        Consent._base_manager.filter(pk=consent.pk).update(version=consent.version, given=consent.given)


def main() -> None:
    """Found a register and measure it."""
    call_command("migrate", verbosity=0)
    everybody = cast()
    make_ready()
    adding(everybody)
    verifying(everybody)


if __name__ == "__main__":
    main()
