"""`collegium votes chart`: one roll as a picture."""

from pathlib import Path

import click

from collegium.cli.votes.asked import CHARTS, STORE, put
from collegium.exchange.charts.draw import roll
from collegium.voting.errors import VotesError
from collegium.voting.rolls import Roll, key_of
from collegium.voting.store import Store


@click.command("chart")
@click.argument("store", type=STORE, metavar="STORE")
@click.argument("what", metavar="ROLL")
@click.option("--source", help="The source whose roll is drawn, where several have it.")
@click.option("--format", "format_", type=click.Choice(CHARTS), default="svg", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
def chart_command(store: Path, what: str, source: str | None, format_: str, out: Path | None) -> None:
    """One roll as a chart: how many voted how, with the same in words.

    ROLL is an id of a source or a symbol. Where several rolls have it, as votes on paragraphs do, give an id.
    """
    try:
        found = _found(Store(store), what, source)
    except VotesError as error:
        raise click.ClickException(str(error)) from error
    if not found:
        raise click.ClickException(f"No roll has the id or symbol {what}.")
    if len(found) > 1:
        rolls = ", ".join(f"{each.id} ({each.source})" for each in found)
        raise click.ClickException(f"Several rolls are known as {what}: {rolls}. Give an id, and --source.")
    put(roll(found[0], format_), out)


def _found(store: Store, what: str, source: str | None) -> list[Roll]:
    """The rolls of an id; where there are none, those of a symbol, in any of its forms."""
    with store.open() as base:
        told = base.execute("SELECT no, id, source, symbol FROM rolls ORDER BY no").fetchall()
    asked = [row for row in told if source in (None, row[2])]
    key = key_of(what)
    by_id = [row[0] for row in asked if row[1] == what]
    by_symbol = [row[0] for row in asked if row[3] == what or (key and key_of(row[3]) == key)]
    return list(store.rolls("no IN (SELECT unnest($1))", [by_id or by_symbol]))
