"""Several processes that word, agree to and bracket one paragraph at the same moment: run as a program.

    COLLEGIUM_HOME=… python -m tests.programme.together STEPS SEED...

There is a process for each seed, which draws its steps. None may end otherwise than by what the register refuses;
afterwards the register must verify, every word that was kept must stand in the journal, and no stance may hold for
words that never stood there.
"""

import json
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
from collegium.accounts.models import Space, Version  # noqa: E402
from collegium.accounts.sight import seeing_everything  # noqa: E402
from collegium.programme.actions import drafting  # noqa: E402
from collegium.programme.actions.drafting import Drafted, Seen  # noqa: E402
from collegium.programme.models import Stance, Text  # noqa: E402
from collegium.programme.queries.drafting import standing_of  # noqa: E402
from collegium.programme.rules.texts import hash_of_words  # noqa: E402
from collegium.reading.read import make_ready  # noqa: E402
from tests.cast import cast  # noqa: E402


def step(who: str, words: str, draw: random.Random) -> str:
    """One step of somebody who looks and then acts; the words that were kept by it."""
    person = cast().people[who]
    at = standing_of(Text.objects.get()).paragraphs[0]
    own = next((each for each in at.stances if each.partner.code == who[-2:].upper()), None)
    saw = Seen(at.hash, {"en": at.said[0].hash}, own.version if own else 0)
    verb = draw.choice(["say", "agree", "bracket"])
    if verb == "say":
        return words if drafting.say_words(person, at.paragraph, {"en": words}, saw) else ""
    if verb == "agree":
        drafting.agree(person, at.paragraph, saw)
        return ""
    drafting.bracket(person, at.paragraph, {"en": words}, saw)
    return words


def work(steps: int, seed: int, begin: Barrier, kept: list[str], met: list[int]) -> None:
    """Take many steps; keep what was kept, and count those at which somebody else was first."""
    draw, who = random.Random(seed), ("editor_qm", "editor_qn", "principal_qm")[seed % 3]  # noqa: S311
    begin.wait()
    with seeing_everything():
        for number in range(steps):
            try:
                kept.append(step(who, f"words {seed} {number}", draw))
            except ChangedMeanwhile:
                met.append(seed)
            except Refused:  # such as bracketing what the common words say: no step
                continue


def check(kept: list[str]) -> None:
    """The register is whole, holds every word that was kept, and no stance for others."""
    found = verify(Space.objects.all())
    assert not found.faults, found.faults
    versions = Version.objects.filter(kind="programme.Wording").values_list("content", flat=True)
    ever = {json.loads(each)["words"] for each in versions}
    assert {words for words in kept if words} <= ever, "a word was lost"
    hashes = {hash_of_words({"en": words}) for words in ever}
    assert all(each.words in hashes for each in Stance.objects.filter(withdrawn=False)), "a stance for other words"


def main() -> None:
    """Begin with everybody founded and a text, and end with what was found."""
    make_ready()
    call_command("migrate", verbosity=0)
    with seeing_everything():
        everybody = cast()
        text = drafting.draft_text(everybody.editor_qm, everybody.spaces["joint"], Drafted("Lamps"), "Lamps are lit.")
        drafting.open_text(everybody.editor_qm, text)
    connections.close_all()
    apart = get_context("fork")
    steps, seeds = int(sys.argv[1]), [int(seed) for seed in sys.argv[2:]]
    with apart.Manager() as manager:
        begin, kept, met = apart.Barrier(len(seeds)), manager.list(), manager.list()
        begun = [apart.Process(target=work, args=(steps, seed, begin, kept, met)) for seed in seeds]
        for process in begun:
            process.start()
        for process in begun:
            process.join()
        assert [process.exitcode for process in begun] == [0] * len(seeds)
        with seeing_everything():
            check(list(kept))
            print(len([words for words in kept if words]), len(met))


if __name__ == "__main__":
    main()
