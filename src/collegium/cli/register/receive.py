"""`collegium receive`: one mail, from the pipe of a server of mail."""

import sys

import click
from django.db import DatabaseError

from collegium.accounts.errors import Refused
from collegium.accounts.sight import seeing_everything
from collegium.cli.terminal import say
from collegium.programme.mail.inbox import receive
from collegium.programme.rules.arriving import MOST_BYTES

LATER = 75  # as servers of mail know it: keep the mail, and try again


@click.command("receive")
@click.option("--to", multiple=True, metavar="ADDRESS", help="To which address it was delivered.")
def receive_command(to: tuple[str, ...]) -> None:
    """Take one mail from standard input: a report, to the secret address of a charge.

    Says what became of it, and ends with 0 also where it is not taken, so that no server answers whoever sent it. Where
    it cannot be taken now it ends with 75.
    """
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    while sys.stdin.buffer.read(1 << 20):
        """What is too much is read to its end, or the server would think that we broke off."""
    try:
        with seeing_everything():
            became = receive(data, to)
    except (Refused, DatabaseError) as error:
        say(f"collegium: {str(error).strip()}")
        sys.exit(LATER)
    say(became if became in ("proposed", "there already") else f"not taken: {became}")
