"""`collegium user`: who has which seat."""

import sys

import click
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from collegium.accounts.actions import SeatPlan, end_seat, give_seat
from collegium.accounts.actions.revoking import revoke_second_factor, revoke_sessions
from collegium.accounts.errors import Improper
from collegium.accounts.models import Partner, Partnership, Post, Role
from collegium.accounts.queries import person_of, seats_seen_by
from collegium.cli.register.door import acting, asked, in_the_name_of, reason
from collegium.cli.terminal import say


@click.group("user")
def user_group() -> None:
    """Who has which seat: give one, end one, list them; set a password, take a second factor away."""


@user_group.command("add")
@click.argument("email", metavar="EMAIL")
@acting
@click.option("--name", default="", metavar="TEXT", help="The name of somebody who is new.")
@click.option("--role", type=click.Choice(Role.values), required=True, help="In which capacity.")
@click.option("--partner", metavar="CODE", help="At which partner.")
@click.option("--partnership", metavar="NAME", help="Of which partnership, for a secretariat or where codes repeat.")
@click.option("--post", metavar="NAME", help="At which post of the partner.")
@click.option("--deputy-of", metavar="EMAIL", help="Whose deputy.")
@reason
def add_command(
    email: str,
    as_: str,
    name: str,
    role: str,
    partner: str | None,
    partnership: str | None,
    post: str | None,
    deputy_of: str | None,
    why: str,
) -> None:
    """Give somebody a seat. EMAIL is made known where it is new."""
    with in_the_name_of(as_) as by:
        home = _partner(partner, partnership) if partner else None
        plan = SeatPlan(
            email,
            name or email,
            role,
            home,
            _partnership(partnership) if partnership and not home else None,
            _post(home, post) if home and post else None,
            person_of(deputy_of) if deputy_of else None,
        )
        seat = give_seat(by, plan, why)
        say(f"{seat.person.email} is {seat.role}{f' of {partner}' if partner else ''}")


def _partnership(name: str) -> Partnership:
    found = Partnership.objects.filter(name=name).first()
    if found is None:
        raise Improper(f"There is no partnership of this name: {name}.")
    return found


def _partner(code: str, partnership: str | None) -> Partner:
    """The one partner of a code. Raises Improper where there is none, or where the partnership must be named."""
    found = Partner.objects.filter(code=code)
    found = found.filter(partnership__name=partnership) if partnership else found
    if found.count() != 1:
        raise Improper(f"There is not one partner of this code, but {found.count()}: {code}.", "Name its partnership.")
    return found.get()


def _post(partner: Partner, name: str) -> Post:
    found = partner.posts.filter(name=name).first()
    if found is None:
        raise Improper(f"{partner.name} has no post of this name: {name}.")
    return found


@user_group.command("end")
@click.argument("email", metavar="EMAIL")
@acting
@click.option("--partner", metavar="CODE", help="Only the seats at this partner.")
@reason
def end_command(email: str, as_: str, partner: str | None, why: str) -> None:
    """End the seats of somebody who leaves, as far as you may; what the person did stays."""
    with in_the_name_of(as_) as by:
        seats = seats_seen_by(by).filter(person=person_of(email), ended=False)
        ending = list(seats.filter(partner__code=partner) if partner else seats)
        if not ending:
            raise Improper(f"{email} has no seat that you may know of.")
        for seat in ending:
            end_seat(by, seat, why)
        say(f"{len(ending)} ended for {email}")


@user_group.command("revoke")
@click.argument("email", metavar="EMAIL")
@acting
@click.option("--sessions", is_flag=True, help="End the sessions, and leave the second factor.")
@reason
def revoke_command(email: str, as_: str, sessions: bool, why: str) -> None:
    """Take away somebody's second factor, which is lost, and end its sessions."""
    with in_the_name_of(as_) as by:
        person = person_of(email)
        (revoke_sessions if sessions else revoke_second_factor)(by, person, why)
        say(f"{person.email} is signed in nowhere{'' if sessions else ', and has no second factor'}")


@user_group.command("list")
@acting
def list_command(as_: str) -> None:
    """List the seats that you may know of, one a line: address, role, where, whether it has ended."""
    with in_the_name_of(as_) as by:
        for seat in seats_seen_by(by).order_by("person__email", "id"):
            where = seat.partner.code if seat.partner else seat.partnership.name if seat.partnership else ""
            click.echo("\t".join((seat.person.email, seat.role, where, "ended" if seat.ended else "")))


def _password() -> str:
    """A password, typed twice without being shown, or from a pipe."""
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return typed
    return sys.stdin.readline().rstrip("\r\n")


@user_group.command("password")
@click.argument("email", metavar="EMAIL")
def password_command(email: str) -> None:
    """Set somebody's password: it is asked for, or taken from the first line of standard input."""
    with asked():
        person = person_of(email)
        password = _password()
        try:
            validate_password(password, person)
        except ValidationError as error:
            raise Improper(" ".join(error.messages)) from error
        person.set_password(password)
        person.save(update_fields=["password"])
    say(f"{person.email} has a new password")
