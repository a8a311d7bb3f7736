"""The stage in an installation of its own, with more of what pages show, for a browser: run as a program, it puts all
there and says the ids as JSON.

    COLLEGIUM_HOME=… python -m tests.web.furnished
"""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "collegium.settings"
    django.setup()

from django.core.management import call_command

from collegium.accounts.sight import seeing_everything
from collegium.programme.actions.adjustments import NoneMade, record_none
from collegium.programme.actions.proceedings import publish_text, say_of_publishing
from collegium.programme.actions.publishing import publish_programme
from collegium.programme.actions.relaying import Relayed, record_word, seal_of
from collegium.programme.models import Programme
from collegium.register.actions.merging import Words, link, merge
from collegium.register.actions.references import Said, add, state
from collegium.register.queries.documents import arrived
from tests.cast import Cast, cast
from tests.cli.register.house import House
from tests.machine import ROOT
from tests.programme.adopting import adopted
from tests.programme.concert import agreed_by_both, drafted, in_force
from tests.programme.proceedings import MAIL, mail, partner
from tests.register.naming import added
from tests.web.server import PASSWORD
from tests.web.stage import stage

WHO = ("editor_qm", "principal_qm", "editor_qn", "principal_qn", "secretariat")


def furnish(everybody: Cast) -> dict[str, str]:
    """Put everything there; ids by what they are of."""
    staged = stage(everybody)
    entries: dict[str, Any] = {**staged.documents, **staged.others, **_referred(everybody), **_published(everybody)}
    ids = {name: each.pk for name, each in entries.items() if hasattr(each, "pk")}
    spaces = {f"space {name}": each.pk for name, each in everybody.spaces.items()}
    return ids | spaces | {"none made": _none_made(everybody), "partnership": everybody.partnership.pk}


def _referred(cast: Cast) -> dict[str, Any]:
    """References of Velmora's own: with names and a fact, one that was merged; words that wait to be linked."""
    space, by = cast.spaces["QM"], cast.editor_qm
    board = add(
        by, space, "forum", {"en": ["Lamp Board", "Board of the Lamps of the Channel"], "fr": ["Office du port"]}
    )
    state(by, board, Said("founded", "1998"))
    merge(by, add(by, space, "forum", {"en": ["Lantern Club"]}), board.slug, "It changed its name")
    add(by, space, "instrument", {"en": ["Treaty of Salt of 1998"]})
    papers = added(cast), added(cast, "joint")
    link(by, space, Words("forum", "Board of Lamps"), board.slug, True, reason="The same")
    joint = add(cast.secretariat, cast.spaces["joint"], "forum", {"en": ["Lamp Hall"]})
    return {"board": board, "joint board": joint, "named": papers[0]}


def _published(cast: Cast) -> dict[str, Any]:
    """A programme and a text that stand before everybody; a word by mail on another programme."""
    programme = in_force(cast)
    agreed_by_both(cast, programme, "publishing")
    text, _ = adopted(cast)
    for head in (cast.principal_qm, cast.principal_qn):
        say_of_publishing(head, text, True)
    waiting = Programme.objects.get(pk=drafted(cast).pk)
    letter = mail(cast)
    said = Relayed(True, letter, MAIL, arrived(letter))
    record_word(cast.secretariat, waiting, partner("QN"), said, seal_of(waiting))
    copy = publish_programme(cast.secretariat, programme, "Agreed by both")
    return {"public programme": copy, "adopted text": text, "public text": publish_text(cast.secretariat, text)}


def _none_made(cast: Cast) -> str:
    """The id of the record that no adjustment was made."""
    programme = in_force(cast)
    said = NoneMade("Minister of Velmora", "Asked about ice", date(2031, 11, 18))
    return str(record_none(cast.secretariat, programme, said, why="For the review").pk)


def furnished(folder: Path) -> tuple[House, dict[str, str]]:
    """An installation with all of it, into which each of `WHO` can sign in, and the ids."""
    house = House(folder / "home")
    house.home.mkdir()
    told = house.told() | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [sys.executable, "-m", "tests.web.furnished"]
    done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    for who in WHO:
        house.done("user", "password", f"{who}@tidewater.example", said=f"{PASSWORD}\n")
    ids: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return house, ids


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    with seeing_everything():
        print(json.dumps(furnish(cast())))
