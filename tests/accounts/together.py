"""Several processes that add, mark, table and undo in one space at the same moment: run as a program.

    COLLEGIUM_HOME=… python -m tests.accounts.together STEPS SEED...

There is a process for each seed, which draws its steps. None may end otherwise than by what the register refuses;
afterwards the register must verify, and hold each document once and no half tabling.
"""

import os
import random
import sys
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "collegium.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402

from collegium.accounts.errors import ChangedMeanwhile, Refused  # noqa: E402
from collegium.accounts.journal.undo import undo  # noqa: E402
from collegium.accounts.journal.verify import verify  # noqa: E402
from collegium.accounts.models import Change, Space  # noqa: E402
from collegium.accounts.sight import seeing_everything  # noqa: E402
from collegium.reading.read import make_ready  # noqa: E402
from collegium.register import actions  # noqa: E402
from collegium.register.models import Document  # noqa: E402
from tests.cast import Cast, cast, note  # noqa: E402

VERBS = ("add", "add", "mark", "table", "table", "undo", "undo")
DOCUMENTS = 2


def step(everybody: Cast, draw: random.Random) -> None:
    """One step of somebody of Velmora."""
    by, own = draw.choice([everybody.editor_qm, everybody.principal_qm]), everybody.spaces["QM"]
    verb = draw.choice(VERBS)
    if verb == "add":
        actions.add(by, own, everybody.marking("open"), note(draw.randrange(DOCUMENTS)))
        return
    document = Document.objects.filter(space=own, withdrawn=False).order_by("?").first()
    last = Change.objects.filter(space=own).order_by("-number").first()
    if verb == "undo" and last:
        undo(last, by, "")
    elif verb == "mark" and document:
        actions.mark(by, document, everybody.marking(draw.choice(["open", "for partners"])), "")
    elif verb == "table" and document:
        actions.table(by, document)


def work(steps: int, seed: int, begin: Barrier, met: list[int]) -> None:
    """Take many steps, and count those at which somebody else was first."""
    draw, everybody = random.Random(seed), cast()  # noqa: S311
    begin.wait()
    with seeing_everything():
        for _ in range(steps):
            try:
                step(everybody, draw)
            except ChangedMeanwhile:
                met.append(seed)
            except Refused:  # such as undoing what was changed since, or tabling twice: no step
                continue


def check(everybody: Cast) -> None:
    """The register is whole, and holds nothing twice."""
    found = verify(Space.objects.all())
    assert not found.faults, found.faults
    for name in ("QM", "joint"):
        held = list(Document.objects.filter(space=everybody.spaces[name], withdrawn=False).values_list("sha256"))
        assert len(held) == len(set(held)), "a document twice in a space"
    tabled = Document.objects.filter(space=everybody.spaces["QM"], tabled_as__isnull=False)
    assert all(document.tabled_as and not document.tabled_as.withdrawn for document in tabled), "half a tabling"


def main() -> None:
    """Begin with everybody founded, and end with what was found."""
    make_ready()
    call_command("migrate", verbosity=0)
    with seeing_everything():
        everybody = cast()
        before = Change.objects.count()
    connections.close_all()
    apart = get_context("fork")
    steps, seeds = int(sys.argv[1]), [int(seed) for seed in sys.argv[2:]]
    with apart.Manager() as manager:
        begin, met = apart.Barrier(len(seeds)), manager.list()
        begun = [apart.Process(target=work, args=(steps, seed, begin, met)) for seed in seeds]
        for process in begun:
            process.start()
        for process in begun:
            process.join()
        assert [process.exitcode for process in begun] == [0] * len(seeds)
        with seeing_everything():
            check(everybody)
            print(Change.objects.count() - before, len(met))


if __name__ == "__main__":
    main()
