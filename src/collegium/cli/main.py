"""The program `collegium`: its commands, and how it ends when it is stopped."""

import os
import signal
import sys
from collections.abc import Mapping
from typing import ClassVar

import click

from collegium import __version__
from collegium.cli.lazy import LazyGroup
from collegium.cli.terminal import say

# As shells give them: 128 and the number of the signal.
INTERRUPTED = 128 + signal.SIGINT
PIPE_CLOSED = 128 + signal.SIGPIPE
TERMINATED = 128 + signal.SIGTERM


class Program(LazyGroup):
    """A group of commands that ends quietly, its children with it, when somebody stops it or stops listening."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = {
        "add": ("collegium.cli.register.add", "add_command"),
        "backup": ("collegium.cli.register.backup", "backup_command"),
        "compare": ("collegium.cli.compare", "compare_command"),
        "explain": ("collegium.cli.explain", "explain_command"),
        "export": ("collegium.cli.register.export", "export_command"),
        "found": ("collegium.cli.register.found", "found_command"),
        "hand-over": ("collegium.cli.register.handover", "hand_over_command"),
        "health": ("collegium.cli.register.health", "health_command"),
        "read": ("collegium.cli.read", "read_command"),
        "receive": ("collegium.cli.register.receive", "receive_command"),
        "restore": ("collegium.cli.register.backup", "restore_command"),
        "search": ("collegium.cli.register.search", "search_command"),
        "serve": ("collegium.cli.register.serve", "serve_command"),
        "tick": ("collegium.cli.register.tick", "tick_command"),
        "upgrade": ("collegium.cli.register.backup", "upgrade_command"),
        "user": ("collegium.cli.register.user", "user_group"),
        "verify": ("collegium.cli.register.verify", "verify_command"),
        "votes": ("collegium.cli.votes.group", "votes_group"),
        "vocabulary": ("collegium.cli.vocabulary.group", "vocabulary_group"),
    }

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
    """Collegium reads the public record of diplomacy: who said and did what, with its passage, what
    became of it, and who votes with whom."""
