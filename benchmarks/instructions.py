"""How long the grid and the list of what to chase take in a year of a network of 27 partners.

    python -m benchmarks.instructions [how many charges]

Ten thousand charges, with reports on most, are rows written in bulk, of the form that the program writes, two of three
of them shared; without their changes and versions. Then each page is asked for on both databases (`benchmarks.asked`
says how), beside a plain count of the same rows by SQL.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

FOLDER = tempfile.TemporaryDirectory(prefix="collegium-bench-")
os.environ.setdefault("COLLEGIUM_HOME", FOLDER.name)
os.environ["COLLEGIUM_SECOND_FACTOR"] = "nobody"
os.environ["DJANGO_SETTINGS_MODULE"] = "collegium.settings"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from benchmarks.asked import HERE, ROUNDS, browser_of, on_each_database, serving  # noqa: E402
from collegium.accounts import actions  # noqa: E402
from collegium.accounts.actions import PartnerPlan, PartnershipPlan, SeatPlan  # noqa: E402
from collegium.accounts.journal.pending import announced  # noqa: E402
from collegium.accounts.models import Entry, Partner, Person, Post, Space  # noqa: E402
from collegium.accounts.sight import seeing_everything  # noqa: E402
from collegium.programme.models import Action, Charge, Instruction, Programme, Shared, Sharing, Step  # noqa: E402

PARTNERS, PLACES, ACTIONS, CHARGES = 27, 40, 200, 10_000
STATES = ("issued", "acknowledged", "acted", *["reported"] * 6, "not carried out")
ON = "2031-09-01"


def founded() -> Person:
    """A partnership of many partners, each with posts; who sits at the first one's desk."""
    keeper = actions.found_installation("keeper@house.example", "keeper")
    partners = tuple(
        PartnerPlan(f"P{number:02}", f"Partner {number:02}", posts=tuple(_posts(number))) for number in range(PARTNERS)
    )
    partnership = actions.found_partnership(keeper, PartnershipPlan("Wide", partners, markings=(("open", 0),)))
    office = SeatPlan("office@wide.example", "office", "secretariat", partnership=partnership)
    actions.give_seat(keeper, office)
    first = Partner.objects.get(code="P00")
    return actions.give_seat(keeper, SeatPlan("head@wide.example", "head", "principal", first)).person


def _posts(number: int) -> Iterable[tuple[str, str]]:
    """Posts at four places of five."""
    return ((f"Post {number:02} at {place:02}", f"Place {place:02}") for place in range(PLACES) if (place + number) % 5)


def fill(head: Person, many: int) -> None:
    """The programme, and what posts were charged with, did and reported in a year."""
    chance = random.Random(7)  # noqa: S311  # nosec B311 - the same rows each time
    joint = Space.objects.get(kind="joint")
    programme = Programme(space=joint, name="Year", starts=date(2031, 1, 1), ends=date(2031, 12, 31), version=1)
    listed = [
        Action(space=joint, programme=programme, number=number, title=f"Action {number}", version=1)
        for number in range(1, ACTIONS + 1)
    ]
    spaces = {space.partner_id or "": space for space in Space.objects.filter(kind="own")}
    posts = list(Post.objects.select_related("partner"))
    rows: dict[type[Entry], list[Entry]] = {Programme: [programme], Action: [*listed]}
    for _number in range(many):
        for row in _charge(chance, joint, spaces, chance.choice(listed), chance.choice(posts)):
            rows.setdefault(type(row), []).append(row)
    with announced():
        for kind, some in rows.items():
            kind._base_manager.bulk_create(some, batch_size=1000)


def _charge(chance: random.Random, joint: Space, spaces: dict[str, Space], action: Action, post: Post) -> list[Entry]:
    """One charge with its instruction and steps; of two in three a copy is shared."""
    own, state = spaces[post.partner_id], chance.choice(STATES)
    begun = datetime(2031, 1, 1, 9, tzinfo=UTC) + timedelta(days=chance.randrange(360))
    due = begun + timedelta(days=20)
    said = {"partner": post.partner, "action": action, "title": action.title, "text": "Speak for it.", "due": due}
    instruction = Instruction(space=own, version=1, **said)
    shared = chance.choice(("nothing", "status", "text"))
    charge = Charge(space=own, instruction=instruction, post=post, shared=shared, state=state, version=1)
    rows: list[Entry] = [instruction, charge]
    for day, verb in enumerate(("issue", "acknowledge", "report")):
        words = "The delegation answered at length." if verb == "report" else ""
        rows.append(Step(space=own, charge=charge, verb=verb, at=begun + timedelta(days=day), words=words, version=1))
    if shared != "nothing":
        about = {"partner": post.partner, "action": action, "place": post.place, "post": post.name}
        copy = Shared(space=joint, state=state, due=due, version=1, **about)
        copy.title, copy.text = (action.title, "Speak for it.") if shared == "text" else ("", "")
        rows += [copy, Sharing(space=own, charge=charge, copy=copy, version=1)]
    return rows


def counted() -> None:
    """The peer: one plain count over the same rows; what it takes in the middle."""
    taken = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT action_id, place, state, count(*) FROM programme_shared GROUP BY action_id, place, state"
            )
            cursor.fetchall()
        taken.append((time.perf_counter() - begun) * 1000)
    print(f"SQL, counted by action, place and state: clock {sorted(taken)[ROUNDS // 2]:.0f} ms", flush=True)


def measure(many: int) -> None:
    """Found a register, fill it, and ask for its pages."""
    call_command("migrate", verbosity=0)
    with seeing_everything():
        head = founded()
        fill(head, many)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as PostgreSQL does by itself, and SQLite is told from time to time
        joint, action = Space.objects.get(kind="joint").pk, Action.objects.order_by("number").first()
        own = Space.objects.get(partner__code="P00").pk
        print(f"{many:,} charges, {Shared.objects.count():,} of them shared")
        office = Person.objects.get(email="office@wide.example")
    assert action
    pages = {
        "topics": f"/spaces/{joint}/grid?on={ON}",
        "grid": f"/spaces/{joint}/grid?kind=action&key={action.pk}&on={ON}",
        "chase": f"/chase?on={ON}",
    }
    desk = {"instructions": f"/spaces/{own}/instructions", "inbox": f"/spaces/{own}/inbox"}
    with serving() as port:
        for who, asked in ((head, pages | desk), (office, pages)):
            browser = browser_of(who, port)
            for name, path in asked.items():
                browser.told(f"{who.name}, {name}", path)
    with seeing_everything():
        counted()


if __name__ == "__main__":
    if HERE in sys.argv:
        measure(int(next((each for each in sys.argv[1:] if each.isdecimal()), CHARGES)))
    else:
        on_each_database("benchmarks.instructions")
