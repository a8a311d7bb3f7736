"""The program `collegium`: its commands."""

import click

from collegium import __version__
from collegium.cli.read import read_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", message="collegium %(version)s")
def program() -> None:
    """Collegium reads the public record of diplomacy and keeps a register in which every entry cites its passage."""


program.add_command(read_command)
