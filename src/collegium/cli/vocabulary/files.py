"""The vocabulary that a command is asked about: the shipped tables, and those of a partnership's file."""

from collections.abc import Mapping
from pathlib import Path

import click

from collegium.cli.terminal import visible
from collegium.reading.vocabulary import Vocabulary, VocabularyError
from collegium.reading.vocabulary.checks import parsed

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FORMATS = ("table", "json")


def tables_of(file: Path) -> Mapping[str, object]:
    """The tables of a file that can be added to the shipped ones. Refuses the call where they cannot."""
    try:
        tables = parsed(file.read_bytes())
        Vocabulary.shipped().extend(tables)
    except VocabularyError as error:
        raise click.UsageError(visible(f"{file}: {error}")) from error
    except OSError as error:
        raise click.UsageError(visible(f"{file} cannot be read ({error.strerror}).")) from error
    return tables
