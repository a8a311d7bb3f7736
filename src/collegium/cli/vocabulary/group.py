"""The group `collegium vocabulary`: its commands are imported when they are called."""

from collections.abc import Mapping
from typing import ClassVar

import click

from collegium.cli.lazy import LazyGroup


class VocabularyCommands(LazyGroup):
    """The commands of the vocabulary, by the modules in which they stand."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = {
        "check": ("collegium.cli.vocabulary.check", "check_command"),
        "show": ("collegium.cli.vocabulary.show", "show_command"),
    }


@click.group("vocabulary", cls=VocabularyCommands)
def vocabulary_group() -> None:
    """The words a reading knows: what one can mean, and whether a partnership's file is sound."""
