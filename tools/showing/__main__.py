"""COLLEGIUM_HOME=demo/register python -m tools.showing"""

import os
import shutil
import sys
import tomllib
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
OWN_NAMES = "vocabulary.json"

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "collegium.settings")


def furnish(home: Path) -> None:
    """Put beside the database what the installation is told: the names of the invented world."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(EXAMPLES / OWN_NAMES, home / OWN_NAMES)
    (home / "settings.toml").write_text(f'vocabulary = "{OWN_NAMES}"\nsecond_factor = "nobody"\n', "utf-8")


if __name__ == "__main__":
    furnish(Path(os.environ["COLLEGIUM_HOME"]))

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402

from collegium.accounts.actions import found_installation  # noqa: E402
from collegium.accounts.journal.verify import verify  # noqa: E402
from collegium.accounts.models import Space  # noqa: E402
from collegium.accounts.sight import seeing_everything  # noqa: E402
from collegium.register.models import Document  # noqa: E402
from collegium.register.vocabulary import make_languages_ready  # noqa: E402
from tools.showing import eight, record, union  # noqa: E402
from tools.showing.seats import seated  # noqa: E402


def main() -> None:
    """Build the register, verify it, and say what is in it. What is there already stays, and ends the program."""
    plan, of_union, of_eight = (
        tomllib.loads((EXAMPLES / f"{name}.toml").read_text("utf-8")) for name in ("register", "union", "eight")
    )
    call_command("migrate", verbosity=0)
    make_languages_ready()
    with seeing_everything():
        keeper = found_installation(plan["keeper"]["email"], plan["keeper"]["name"], demonstration=True)
        council = seated(keeper, plan)
        for said in plan["documents"]:
            record.play(council, said)
        copies = {kind: Document.objects.filter(space__kind=kind).count() for kind in ("own", "joint", "public")}
        told = [union.played(seated(keeper, of_union), of_union), eight.played(seated(keeper, of_eight), of_eight)]
        found = verify(Space.objects.order_by("id"))
    if found.faults:
        sys.exit("\n".join(map(str, found.faults)))
    print(
        f"{len(plan['documents'])} documents of three partners: {copies['own']} in their own spaces, {copies['joint']} "
        f"before all of them, {copies['public']} published"
    )
    print("\n".join(told))
    print(f"{found.changes} changes, which all fit")


if __name__ == "__main__":
    main()
