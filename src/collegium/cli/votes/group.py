"""The group `collegium votes`: heavy libraries are imported only for the command that needs them."""

from collections.abc import Mapping
from typing import ClassVar

import click

from collegium.cli.lazy import LazyGroup


class Votes(LazyGroup):
    """The commands of votes, by the modules in which they stand."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = {
        "import": ("collegium.cli.votes.rolls", "import_command"),
        "roll": ("collegium.cli.votes.rolls", "roll_command"),
        "agreement": ("collegium.cli.votes.measures", "agreement_command"),
        "cohesion": ("collegium.cli.votes.measures", "cohesion_command"),
        "ideal-points": ("collegium.cli.votes.measures", "ideal_points_command"),
        "supporters": ("collegium.cli.votes.questions", "supporters_command"),
        "shapes": ("collegium.cli.votes.questions", "shapes_command"),
        "chart": ("collegium.cli.votes.charts", "chart_command"),
        "claim": ("collegium.cli.votes.questions", "claim_command"),
    }


@click.group("votes", cls=Votes)
def votes_group() -> None:
    """Roll calls: take them in, look at one, and measure who votes with whom."""
