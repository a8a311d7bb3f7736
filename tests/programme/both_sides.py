"""A desk and a post that act on the same charges at the same moment: run as a program.

    COLLEGIUM_HOME=… python -m tests.programme.both_sides STEPS

There is a process for each side, and a second desk. None may end otherwise than by what the register refuses; after
that every word that was taken stands in its thread, no thread leaves the table, and the register verifies.
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
from collegium.accounts.journal.verify import verify  # noqa: E402
from collegium.accounts.models import Space  # noqa: E402
from collegium.accounts.sight import seeing_everything  # noqa: E402
from collegium.programme.actions.charges import Said, last_step, take  # noqa: E402
from collegium.programme.actions.instructions import revise  # noqa: E402
from collegium.programme.models import Charge, Instruction, Step  # noqa: E402
from collegium.programme.queries.instructions import threads  # noqa: E402
from collegium.programme.rules.instructions import BY_CAPITAL, BY_POST, CHARGES  # noqa: E402
from collegium.programme.rules.steps import step as leads_to  # noqa: E402
from tests.cast import Cast, cast  # noqa: E402
from tests.programme.instructing import DRAFTED, REVISED, charged  # noqa: E402

MANY = 4  # charges; a report ends one for long


def step(everybody: Cast, side: str, draw: random.Random, words: str) -> None:
    """One step of one side, from what it sees."""
    by = everybody.post_qm if side == "post" else everybody.editor_qm
    charge = draw.choice(list(Charge.objects.order_by("id")))
    seen, verb = last_step(charge), draw.choice(sorted(BY_POST if side == "post" else BY_CAPITAL))
    if verb == "revise":
        held = Instruction.objects.get(pk=charge.instruction_id)
        said = DRAFTED if held.position == REVISED.position else REVISED
        revise(by, held, said, [charge], Said(words))
    else:
        take(by, charge, verb, Said(words, line="line"), seen)


def work(side: str, steps: int, begin: Barrier, kept: list[str], met: list[str]) -> None:
    """Take many steps; tell the words of those that were taken, and at which somebody else was first."""
    draw, everybody = random.Random(side), cast()  # noqa: S311
    begin.wait()
    with seeing_everything():
        for number in range(steps):
            words = f"{side} {number}"
            try:
                step(everybody, side.split()[0], draw, words)
            except ChangedMeanwhile:
                met.append(words)
            except Refused:  # a step that the table does not have
                continue
            else:
                kept.append(words)


def check(everybody: Cast, kept: list[str]) -> None:
    """Every word stands there once, every thread follows the table to the state of its charge, all fits."""
    said = Step.objects.exclude(verb="issue").values_list("words", flat=True)
    assert sorted(said) == sorted(kept), "words were lost, or kept twice"
    charges = list(Charge.objects.select_related("instruction"))
    for charge in charges:
        state = "issued"
        for taken in threads(everybody.editor_qm, charges)[charge.pk][1:]:
            state = leads_to(CHARGES, state, taken.step.verb)
        assert state == charge.state
    found = verify(Space.objects.all())
    assert not found.faults, found.faults


def main() -> None:
    """Begin with charges that were issued, and end with what was found."""
    call_command("migrate", verbosity=0)
    with seeing_everything():
        everybody = cast()
        for _ in range(MANY):
            charged(everybody)
    connections.close_all()
    apart, steps = get_context("fork"), int(sys.argv[1])
    sides = ("post", "desk one", "desk two")
    with apart.Manager() as manager:
        begin, kept, met = apart.Barrier(len(sides)), manager.list(), manager.list()
        begun = [apart.Process(target=work, args=(side, steps, begin, kept, met)) for side in sides]
        for process in begun:
            process.start()
        for process in begun:
            process.join()
        assert [process.exitcode for process in begun] == [0] * len(sides)
        with seeing_everything():
            check(everybody, list(kept))
            print(len(kept), len(met))


if __name__ == "__main__":
    main()
