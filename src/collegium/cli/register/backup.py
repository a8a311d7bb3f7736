"""`collegium backup`, `restore` and `upgrade`."""

import sys
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Space
from collegium.accounts.sight import seeing_everything
from collegium.cli.register.door import REFUSED, asked
from collegium.cli.register.missing import noted
from collegium.cli.terminal import say
from collegium.exchange.backup import back_up, check, put_aside, restore

NEW = click.Path(dir_okay=False, path_type=Path)
THERE = click.Path(exists=True, dir_okay=False, path_type=Path)
TO = click.option(
    "--to", multiple=True, metavar="KEY", help="A public key (age or SSH): only its owner can open the backup."
)


@click.command("backup")
@click.argument("file", metavar="FILE", type=NEW)
@TO
def backup_command(file: Path, to: tuple[str, ...]) -> None:
    """Write everything to FILE: documents, entries, journal, persons with what they sign in with."""
    with asked():
        say(f"{back_up(file, to)} rows in {file}{', sealed' if to else ''}")
        noted().touch()


@click.command("restore")
@click.argument("file", metavar="FILE", type=THERE)
@click.option("--identity", type=THERE, metavar="FILE", help="The private key that opens a sealed backup.")
@click.option("--aside", is_flag=True, help="Put the register that is here aside first, as a file beside it.")
def restore_command(file: Path, identity: Path | None, aside: bool) -> None:
    """Bring the backup FILE into an empty database, of either kind, and verify it."""
    with asked():
        if aside:
            check(file, identity)
            say(f"What was here is now {put_aside()}")
        say(f"{restore(file, identity)} rows from {file}")
        _verify()


@click.command("upgrade")
@TO
def upgrade_command(to: tuple[str, ...]) -> None:
    """Make a backup, bring the database to this program's form, and verify.

    To undo it, `restore --aside` that backup with the earlier program. One that was stopped is begun anew.
    """
    folder = settings.HOME / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    file = folder / f"{timezone.now():%Y-%m-%dT%H%M%S.%f}.collegium"
    with asked():
        for left in folder.glob("*.partial"):  # by an upgrade that was stopped
            left.unlink()
        say(f"{back_up(file, to)} rows in {file}{', sealed' if to else ''}")
        say("To go back, run `collegium restore --aside` with that file and the earlier program.")
        with seeing_everything():
            call_command("migrate", verbosity=0)
        _verify()


def _verify() -> None:
    """Verify everything, and end with REFUSED where it does not fit."""
    with seeing_everything():
        found = verify(Space.objects.order_by("id"))
    say(f"{found.changes} changes in {len(found.heads)} spaces")
    for fault in found.faults:
        click.echo(str(fault))
    if found.faults:
        sys.exit(REFUSED)
    say("all fits")
