"""`collegium search`: passages of the register."""

import sys

import click

from collegium.cli.register.door import acting, in_the_name_of, space_of
from collegium.cli.terminal import say
from collegium.exchange.found import json_of, table_of
from collegium.reading.contract import ACTS, STANDINGS
from collegium.register.naming import id_named
from collegium.register.queries.searching import COUNTED, Asked, check, note_found, search

NOTHING = 1


@click.command("search")
@click.argument("words", nargs=-1, metavar="WORDS...")
@acting
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", help="How it is written.")
@click.option("--space", "space_name", metavar="SPACE", help="A partner's code, `joint` or `public`; without it, all.")
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
@click.option("--most", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many passages.")
def search_command(
    words: tuple[str, ...], as_: str, format_: str, space_name: str | None, most: int, **said: str | None
) -> None:
    """Search the passages that a person may see.

    Ends with 0 where something was found, with 1 where nothing was.
    """
    with in_the_name_of(as_) as person:
        space = space_of(person, space_name).pk if space_name else ""
        given = {name: id_named(name, value or "") for name, value in said.items()}
        asked = Asked(words=" ".join(words), space=space, **given)
        check(asked)
        result = search(person, asked, rows=most)
        note_found(person, result)
        click.echo((json_of if format_ == "json" else table_of)(result), nl=False)
    if result.count is not None:
        say(f"more than {COUNTED} passages" if result.more else f"{result.count} passages")
    if not result.hits:
        sys.exit(NOTHING)
