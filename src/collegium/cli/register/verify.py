"""`collegium verify`: whether the journal is whole."""

import json
import sys
from pathlib import Path

import click

from collegium.accounts.access import spaces_of
from collegium.accounts.journal.verify import Verified, verify
from collegium.accounts.models import Space
from collegium.accounts.queries import person_of
from collegium.accounts.sight import seeing_everything
from collegium.cli.register.door import REFUSED, asked
from collegium.cli.terminal import say


@click.command("verify")
@click.option("--as", "as_", metavar="EMAIL", help="Only what this person sees; without it, everything.")
@click.option(
    "--anchor",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Heads noted earlier: they must still be there. Today's are added to the file.",
)
def verify_command(as_: str | None, anchor: Path | None) -> None:
    """Verify every change, and that everything stands as its last change wrote it.

    Names, for each space, the first change that does not fit. Ends with 0 when all fits, with 1 otherwise.
    """
    noted = _noted(anchor) if anchor else []
    with asked(), seeing_everything():
        spaces = spaces_of(person_of(as_)) if as_ else Space.objects.order_by("id")
        found = verify(spaces, noted)
    struck = f", {found.struck} contents struck out" if found.struck else ""
    say(f"{found.changes} changes in {len(found.heads)} spaces{struck}")
    for fault in found.faults:
        click.echo(str(fault))
    if found.faults:
        sys.exit(REFUSED)
    if anchor:
        _note(anchor, found, noted)
    say("all fits")


def _noted(file: Path) -> list[tuple[str, int, str]]:
    """The heads in a file: one JSON list a line."""
    if not file.exists():
        return []
    try:
        lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        return [(str(space), int(number), str(hash_)) for space, number, hash_ in lines]
    except (ValueError, TypeError) as error:
        raise click.UsageError(f"{file} holds no heads ({error}).") from error


def _note(file: Path, found: Verified, noted: list[tuple[str, int, str]]) -> None:
    """Add the heads that the file does not have yet."""
    known = set(noted)
    with file.open("a", encoding="utf-8") as opened:
        for space, (number, hash_) in sorted(found.heads.items()):
            if number and (space, number, hash_) not in known:
                opened.write(json.dumps([space, number, hash_]) + "\n")
