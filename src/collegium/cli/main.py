"""The program `collegium`: its commands, and how it ends when it is stopped."""

import os
import signal
import sys
from importlib import import_module

import click

from collegium import __version__
from collegium.cli.terminal import say

# The room of each command by name: what one needs is loaded when it is called (reading alone takes 0.2 s).
COMMANDS = {"read": "collegium.cli.read"}


# As shells give them: 128 and the number of the signal.
INTERRUPTED = 128 + signal.SIGINT
PIPE_CLOSED = 128 + signal.SIGPIPE
TERMINATED = 128 + signal.SIGTERM


class Program(click.Group):
    """The commands; they end quietly, their children with them, when somebody stops them or stops listening."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), f"{cmd_name}_command")
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; ends with INTERRUPTED, TERMINATED or PIPE_CLOSED where that was why it stopped."""
        signal.signal(signal.SIGTERM, _terminated)
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            say("collegium: interrupted")
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is in the buffer goes nowhere
            sys.exit(PIPE_CLOSED)


def _terminated(*_: object) -> None:
    """End as after an error, so that children are ended and half-written files removed."""
    sys.exit(TERMINATED)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", message="collegium %(version)s")
def program() -> None:
    """Collegium reads the public record of diplomacy and keeps a register in which every entry cites its passage."""
