"""How commands of the register begin and end: in whose name they act, and what they say when something is refused."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from django.db import DatabaseError

from collegium.accounts.access import seeing_as
from collegium.accounts.errors import Improper, NotVisible, Refused
from collegium.accounts.models import Marking, Person, Space
from collegium.accounts.queries import markings_of, person_of, space_named
from collegium.cli.terminal import say
from collegium.register.queries import markings_for

REFUSED = 1

acting = click.option("--as", "as_", required=True, metavar="EMAIL", help="In whose name this is done.")
reason = click.option("--why", default="", metavar="TEXT", help="Why; it stands in the journal.")


@contextmanager
def asked() -> Iterator[None]:
    """Say in one line what was refused, and end with REFUSED."""
    try:
        yield
    except Refused as refused:
        say(f"collegium: {refused}")
        sys.exit(REFUSED)
    except DatabaseError as error:
        say(f"collegium: The database refused ({str(error).strip()}). Ask `collegium health`.")
        sys.exit(REFUSED)


@contextmanager
def in_the_name_of(email: str) -> Iterator[Person]:
    """Act as a person, within what that person sees."""
    with asked():
        try:
            person = person_of(email)
        except NotVisible:
            raise Improper(f"Nobody here has this address: {email}.", "Ask `collegium user list`.") from None
        with seeing_as(person):
            yield person


def space_of(person: Person, name: str) -> Space:
    """The space that a person names. Raises Improper where there is none of that name for this person."""
    try:
        return space_named(person, name)
    except NotVisible:
        raise Improper(f"You see no space of this name: {name}.", "Name a partner by its code, or `joint`.") from None


def marking_of(space: Space, name: str | None) -> Marking:
    """A marking by its name; without one the highest that may be given, as on the pages. Raises Improper for no name
    that the partnership uses."""
    markings = list(markings_of(space.partnership)) if space.partnership else []
    highest = markings_for(space).last()
    if name is None and highest:
        return highest
    for marking in markings:
        if marking.name == name:
            return marking
    raise Improper(f"No such marking here: {name}.", f"Take one of these: {', '.join(each.name for each in markings)}.")
