"""What the program says of its work: on standard error, in words that cannot steer a terminal."""

import sys

import click


def visible(text: str) -> str:
    """A text in one line, without control characters and without marks that turn its direction."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def say(text: str) -> None:
    """One line on standard error."""
    click.echo(visible(text), err=True)


class Progress:
    """How many documents are done, in one line that is written over and wiped out; only where somebody watches."""

    def __init__(self, prints: bool) -> None:
        """`prints` says that readings go to standard output, where the line would stand among them."""
        self._watched = sys.stderr.isatty() and not (prints and sys.stdout.isatty())

    def show(self, done: int, failed: int) -> None:
        """Replace the line."""
        if self._watched:
            click.echo(f"\r\x1b[K{done} done, {failed} failed", err=True, nl=False)

    def wipe(self) -> None:
        """Leave an empty line, at whose beginning the next word stands."""
        if self._watched:
            click.echo("\r\x1b[K", err=True, nl=False)
