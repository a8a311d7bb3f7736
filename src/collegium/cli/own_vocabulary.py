"""The vocabulary that documents are read with: the shipped tables, and those of a partnership's file."""

from pathlib import Path

import click

from collegium.cli.terminal import visible
from collegium.reading.vocabulary import Vocabulary, VocabularyError

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

_KEPT: dict[Path | None, Vocabulary] = {}


def vocabulary_with(file: Path | None) -> Vocabulary:
    """The shipped vocabulary, with a file's tables where one is given; made once for each process.

    Raises VocabularyError or OSError where the file cannot be used.
    """
    if file not in _KEPT:
        _KEPT[file] = Vocabulary.shipped().with_file(file) if file else Vocabulary.shipped()
    return _KEPT[file]


def checked_vocabulary(file: Path | None) -> Vocabulary:
    """The same; refuses the call where the file cannot be used."""
    try:
        return vocabulary_with(file)
    except VocabularyError as error:
        raise click.UsageError(visible(f"{file}: {error}")) from error
    except OSError as error:
        raise click.UsageError(visible(f"{file} cannot be read ({error.strerror}).")) from error
