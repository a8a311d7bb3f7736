"""`collegium add`: documents into the register."""

import sys
from collections.abc import Iterable, Iterator, Mapping

import click

from collegium.cli.inputs import documents
from collegium.cli.register.door import REFUSED, acting, in_the_name_of, marking_of, reason, space_of
from collegium.cli.terminal import say
from collegium.reading.errors import ReadingError
from collegium.reading.read import make_ready
from collegium.register.actions import Added, add_all
from collegium.register.arrival import Arrival
from collegium.register.vocabulary import vocabulary


@click.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@acting
@click.option("--space", "space_name", required=True, metavar="SPACE", help="A partner's code, or `joint`.")
@click.option("--marking", metavar="NAME", help="How they are to be handled; without it the highest marking.")
@click.option("--source-address", default="", metavar="URL", help="Where they were published.")
@click.option("--originator", default="", metavar="NAME", help="Who issued them.")
@click.option("--republisher", default="", metavar="NAME", help="Who published them again.")
@click.option("--original/--translation", default=None, help="Whether they are originals or translations.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="How many are read at once.")
@reason
def add_command(
    paths: tuple[str, ...],
    as_: str,
    space_name: str,
    marking: str | None,
    source_address: str,
    originator: str,
    republisher: str,
    original: bool | None,
    jobs: int,
    why: str,
) -> None:
    """Add documents to a space, and read them.

    What the space holds already stays as it is. A document that cannot be read is kept, and the register says why.
    """
    failed: list[str] = []
    known = {
        "source_address": source_address,
        "originator": originator,
        "republisher": republisher,
        "translation": None if original is None else not original,
    }
    with in_the_name_of(as_) as person:
        space = space_of(person, space_name)
        make_ready(vocabulary())
        arrivals = _arrivals(paths, known, failed)
        said = _said(add_all(person, space, marking_of(space, marking), arrivals, why, jobs))
        say(f"{said[0]} added, {said[1]} there already, {said[2]} of them without a reading")
    for fault in failed:
        say(f"  {fault}")
    if failed:
        sys.exit(REFUSED)


def _arrivals(paths: tuple[str, ...], known: Mapping[str, object], failed: list[str]) -> Iterator[Arrival]:
    """What the paths hold; what cannot be fetched from there is listed instead."""
    for document in documents(paths):
        try:
            record = document.load()
        except ReadingError as error:
            failed.append(f"{document.shown}: {error}")
            continue
        yield Arrival(
            record.data,
            record.name,
            record.media_type,
            title=record.title,
            published=record.published,
            **known,  # type: ignore[arg-type]
        )


def _said(made: Iterable[Added]) -> tuple[int, int, int]:
    """One line for each document on standard output; how many are new, were there, and have no reading."""
    new = old = unread = 0
    for each in made:
        new, old = new + each.new, old + (not each.new)
        fault = each.reading.cause if each.reading else "It has no reading."
        unread += bool(fault)
        state = "added" if each.new else "there already"
        click.echo("\t".join((each.document.pk, state, each.document.name, fault)))
    return new, old, unread
