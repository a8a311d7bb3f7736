"""`collegium found`: an installation with its keeper, and partnerships from files."""

import tomllib
from pathlib import Path
from typing import Any

import click
from django.core.management import call_command
from django.db import connection

from collegium.accounts.actions import (
    PartnerPlan,
    PartnershipPlan,
    SeatPlan,
    found_installation,
    found_partnership,
    give_seat,
)
from collegium.accounts.errors import Improper
from collegium.accounts.models import Partner, Partnership, Person
from collegium.accounts.queries import installation, person_of
from collegium.accounts.sight import seeing_everything
from collegium.cli.register.door import asked
from collegium.cli.terminal import say


@click.command("found")
@click.argument("file", required=False, metavar="[FILE]", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--keeper", required=True, metavar="EMAIL", help="Who keeps the installation; made known if need be.")
@click.option("--name", default="", metavar="TEXT", help="The keeper's name, on first start.")
def found_command(file: Path | None, keeper: str, name: str) -> None:
    """Found the installation, and the partnership that FILE describes.

    On first start this makes the database and the first keeper. FILE is TOML: docs/operate.md shows one.
    """
    plan = _read(file) if file else None
    with asked():
        if _is_new():
            with seeing_everything():
                call_command("migrate", verbosity=0)
        with seeing_everything():
            by = person_of(keeper) if installation() else found_installation(keeper, name or keeper)
            if plan:
                partnership = found_partnership(by, plan_of(plan))
                seat_heads(by, partnership, plan)
                say(f"Founded: {partnership.name}, {partnership.partners.count()} partners")
    say(f"The keeper is {by.email}. Give people passwords with `collegium user password`.")


def _is_new() -> bool:
    """Whether the database has no tables yet."""
    return Person._meta.db_table not in connection.introspection.table_names()


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except ValueError as error:
        raise click.UsageError(f"{file} is no TOML ({error}).") from error


def plan_of(said: dict[str, Any]) -> PartnershipPlan:
    """The plan that a file holds. Raises Improper where it is none."""
    try:
        partners = tuple(
            PartnerPlan(
                each["code"],
                each["name"],
                each.get("kind", "state"),
                bool(each.get("followed", False)),
                tuple((post["name"], post.get("place", "")) for post in each.get("posts", ())),
            )
            for each in said["partners"]
        )
        return PartnershipPlan(
            said["name"], partners, tuple((each["name"], int(each["rank"])) for each in said["markings"])
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Improper(f"The file describes no partnership ({error}).", "docs/operate.md shows one.") from error


def seat_heads(by: Person, partnership: Partnership, said: dict[str, Any]) -> None:
    """Seat each partner's principal and the secretariat, as the file names them."""
    for each in said["partners"]:
        if "principal" in each:
            partner = Partner.objects.get(partnership=partnership, code=each["code"])
            give_seat(by, SeatPlan(each["principal"]["email"], each["principal"]["name"], "principal", partner))
    for each in said.get("secretariat", ()):
        give_seat(by, SeatPlan(each["email"], each["name"], "secretariat", partnership=partnership))
