"""The register that `make demo` builds in COLLEGIUM_HOME: `examples/register.toml`, by the actions that pages use.

COLLEGIUM_HOME=demo/register python -m tools.showing
"""

import os
import shutil
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parent.parent / "examples"
PLAN = EXAMPLES / "register.toml"
OWN_NAMES = "vocabulary.json"
KNOWN = ("source_address", "originator", "republisher", "translation")

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

from collegium.accounts.actions import SeatPlan, found_installation, found_partnership, give_seat  # noqa: E402
from collegium.accounts.journal.verify import verify  # noqa: E402
from collegium.accounts.models import Marking, Partner, Partnership, Person, Post, Space  # noqa: E402
from collegium.accounts.queries import own_space, person_of, space_named  # noqa: E402
from collegium.accounts.sight import seeing_everything  # noqa: E402
from collegium.cli.register.found import plan_of, seat_heads  # noqa: E402
from collegium.register import actions, describing  # noqa: E402
from collegium.register.actions.deciding import Word, decide_all  # noqa: E402
from collegium.register.arrival import Arrival  # noqa: E402
from collegium.register.models import Document, Finding  # noqa: E402
from collegium.register.vocabulary import make_languages_ready  # noqa: E402


@dataclass(frozen=True, slots=True)
class Showing:
    """The partnership, its secretariat, and the principal of each partner by its code."""

    partnership: Partnership
    office: Person
    heads: Mapping[str, Person]


def seated(plan: Mapping[str, Any]) -> Showing:
    """Found a demonstration with its partnership, and give everybody their seats."""
    keeper = found_installation(plan["keeper"]["email"], plan["keeper"]["name"], demonstration=True)
    partnership = found_partnership(keeper, plan_of(dict(plan)))
    seat_heads(keeper, partnership, dict(plan))
    heads = {each["code"]: person_of(each["principal"]["email"]) for each in plan["partners"] if "principal" in each}
    for said in plan["seats"]:
        partner = Partner.objects.get(partnership=partnership, code=said["partner"])
        post = Post.objects.get(partner=partner, name=said["post"]) if "post" in said else None
        deputy_of = person_of(said["deputy_of"]) if "deputy_of" in said else None
        seat = SeatPlan(said["email"], said["name"], said["role"], partner, post=post, deputy_of=deputy_of)
        give_seat(heads[said["partner"]], seat)
    return Showing(partnership, person_of(plan["secretariat"][0]["email"]), heads)


def place_of(showing: Showing, by: Person) -> Space:
    """Where somebody adds documents: to its partner's own space, the office to the joint one."""
    if by.pk == showing.office.pk:
        return space_named(by, "joint")
    return own_space(by, by.seats.get().partner.code)  # type: ignore[union-attr]


def play(showing: Showing, said: Mapping[str, Any]) -> None:
    """Add a document, and do with it what the plan says."""
    by = person_of(said["by"])
    place = place_of(showing, by)
    marking = Marking.objects.get(partnership=showing.partnership, name=said.get("marking", "open"))
    known = {name: said[name] for name in KNOWN if name in said}
    arrival = Arrival((EXAMPLES / "record" / said["file"]).read_bytes(), said["file"], **known)
    document = actions.add(by, place, marking, arrival).document
    if "says_the_same_as" in said:
        describing.link(by, document, Document.objects.get(space=place, name=said["says_the_same_as"]))
    if "table" in said:
        document = actions.table(by, document, said["table"])
    if "confirmed" in said:
        decided(by, document, said)
    agree(showing, document, said)


def decided(by: Person, document: Document, said: Mapping[str, Any]) -> None:
    """What somebody says to the first findings of a document: to several, against one, and of one more sealed."""
    waiting = list(Finding.objects.filter(document=document).order_by("id"))
    confirmed = said["confirmed"]
    decide_all(by, waiting[:confirmed], Word("confirmed"))
    decide_all(by, [waiting[confirmed]], Word("rejected", reason=said["rejected"]))
    decide_all(by, [waiting[confirmed + 1]], Word("confirmed", asks=True))


def agree(showing: Showing, document: Document, said: Mapping[str, Any]) -> None:
    """What partners say to the publishing of a joint document, and its publishing."""
    for code in said.get("consent", ()):
        actions.consent(showing.heads[code], document)
    for code, why in said.get("withhold", {}).items():
        actions.consent(showing.heads[code], document, given=False, why=why)
    if "publish" in said:
        actions.publish(showing.office, document, said["publish"])


def main() -> None:
    """Build the register, verify it, and say what is in it. What is there already stays, and ends the program."""
    plan = tomllib.loads(PLAN.read_text("utf-8"))
    call_command("migrate", verbosity=0)
    make_languages_ready()
    with seeing_everything():
        showing = seated(plan)
        for said in plan["documents"]:
            play(showing, said)
        found = verify(Space.objects.order_by("id"))
        copies = {kind: Document.objects.filter(space__kind=kind).count() for kind in ("own", "joint", "public")}
    if found.faults:
        sys.exit("\n".join(map(str, found.faults)))
    print(
        f"{len(plan['documents'])} documents of three partners: {copies['own']} in their own spaces, {copies['joint']} "
        f"before all of them, {copies['public']} published; {found.changes} changes, which all fit"
    )


if __name__ == "__main__":
    main()
