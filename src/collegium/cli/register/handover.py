"""`collegium hand-over`: everything of a joint space of the programme, for the next chair."""

import os
from pathlib import Path

import click

from collegium.accounts.errors import Improper
from collegium.cli.register.door import acting, in_the_name_of, space_of
from collegium.cli.terminal import say
from collegium.exchange.handover import hand_over


@click.command("hand-over")
@click.argument("space_name", metavar="SPACE")
@acting
@click.option(
    "--out", "file", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE", help="Where to."
)
def hand_over_command(space_name: str, as_: str, file: Path) -> None:
    """Write the package for the next chair: programmes, plans, texts, documents cited, and a list that proves them.

    SPACE is `joint`. A head of a partner or the secretariat may. The same head of the journal gives the same bytes.
    """
    partial = file.with_name(f"{file.name}.partial")
    with in_the_name_of(as_) as person:
        space = space_of(person, space_name)
        if file.exists():
            raise Improper(f"There is a file already: {file}.", "Give another name.")
        try:
            with os.fdopen(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as out:
                handed = hand_over(person, space, out)
            partial.rename(file)
        except OSError as error:
            raise Improper(f"{file} cannot be written ({error}).", "Make room there, or give another place.") from error
        finally:
            partial.unlink(missing_ok=True)
    say(f"{handed.files} files, change {handed.number} of the journal: {handed.hash or 'none'}")
