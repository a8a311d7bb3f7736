"""`collegium search`: passages and entries of the register."""

import sys

import click

from collegium.cli.register.door import acting, in_the_name_of, space_of
from collegium.cli.terminal import say
from collegium.exchange.found import json_of, table_of
from collegium.reading.contract import ACTS, STANDINGS
from collegium.register.queries.asking import COUNTED, KINDS, Asked, check
from collegium.register.queries.entries import Entries, entries
from collegium.register.queries.searching import Result, documents_shown, note_found, search

NOTHING = 1


@click.command("search")
@click.argument("words", nargs=-1, metavar="WORDS...")
@acting
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", help="How it is written.")
@click.option("--space", "space_name", metavar="SPACE", help="A partner's code, `joint` or `public`; without it, all.")
@click.option("--kind", type=click.Choice(KINDS), help="What is looked for; without it, passages and entries.")
@click.option("--act", type=click.Choice(ACTS), help="What a statement in the passage does.")
@click.option("--standing", type=click.Choice(STANDINGS), help="Whose words it rests on.")
@click.option("--party", default="", metavar="NAME", help="Who does it, or towards whom.")
@click.option("--forum", default="", metavar="NAME", help="In which forum.")
@click.option("--issue", default="", metavar="ID", help="On which issue.")
@click.option("--language", default="", metavar="CODE", help="In which language.")
@click.option("--document", default="", metavar="ID", help="In which document.")
@click.option("--from", "begin", default="", metavar="DATE", help="Documents of this day, month or year and later.")
@click.option("--to", "end", default="", metavar="DATE", help="Documents of this day, month or year and earlier.")
@click.option("--order", type=click.Choice(["newest", "hits"]), default="newest", help="What comes first.")
@click.option("--most", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many of each.")
def search_command(
    words: tuple[str, ...], as_: str, format_: str, space_name: str | None, most: int, **said: str | None
) -> None:
    """Search the passages and entries that a person may see.

    Ends with 0 where something was found, with 1 where nothing was.
    """
    with in_the_name_of(as_) as person:
        space = space_of(person, space_name).pk if space_name else ""
        asked = Asked(words=" ".join(words), space=space, **{name: value or "" for name, value in said.items()})
        check(asked)
        result, listed = search(person, asked, rows=most), entries(person, asked, rows=most)
        note_found(person, documents_shown(result, listed.found))
        click.echo((json_of if format_ == "json" else table_of)(result, listed.found), nl=False)
    for found, called in ((listed, "entries"), (result, "passages")):
        _say_number(found, called)
    if not result.hits and not listed.found:
        sys.exit(NOTHING)


def _say_number(found: Result | Entries, called: str) -> None:
    """Say how many there are, where that is known."""
    if found.count is not None:
        say(f"more than {COUNTED} {called}" if found.more else f"{found.count} {called}")
