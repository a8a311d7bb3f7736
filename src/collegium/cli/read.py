"""`collegium read`: documents in, readings out."""

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from collegium.cli.inputs import Document, Names, documents
from collegium.cli.outputs import Target
from collegium.exchange.formats import FORMATS, write
from collegium.reading.confine import Limits, Outcome, run
from collegium.reading.read import read
from collegium.reading.vocabulary import Vocabulary, VocabularyError


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read, the format to write it in, and the vocabulary file to read it with."""

    document: Document
    format: str
    vocabulary: Path | None


def perform(task: Task) -> str:
    """Read one document and write its reading in the format asked for. Raises ReadingError."""
    document = task.document
    name = document.path.name if document.path else document.name
    reading = read(
        document.content(),
        name,
        _vocabulary(task.vocabulary),
        media_type=document.media_type,
        title=document.title,
        published=document.published,
    )
    return write(reading, task.format)


_KEPT: dict[Path | None, Vocabulary] = {}


def _vocabulary(file: Path | None) -> Vocabulary:
    """The shipped vocabulary, with a file's tables where one is given; made once for each process."""
    if file not in _KEPT:
        _KEPT[file] = Vocabulary.shipped().with_file(file) if file else Vocabulary.shipped()
    return _KEPT[file]


@click.command("read")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="What to write: table (the default), json, html or csv.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write NAME.json (or .html, .csv, .txt) for each document into this folder.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="How many documents are read at once.")
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.option("--vocabulary", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Further parties, persons and forums, as JSON.")
@click.option("--seconds", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="The longest time that one document may take.")
def read_command(paths: tuple[str, ...], format_: str | None, out: Path | None, jobs: int, force: bool, vocabulary: Path | None, seconds: float) -> None:
    """Read documents: clean text, heading and speakers, with their places in the source.

    PATH is a file, a folder, a pattern in quotes, a .jsonl with one document a line, or - for standard input.
    """
    chosen = format_ or ("json" if out else "table")
    _check(vocabulary)
    names = Names()
    target = Target(out, chosen, force)
    tasks = (Task(document, chosen, vocabulary) for document in documents(paths, names))
    failed, count = [], 0
    for outcome in run(perform, tasks, jobs, Limits(seconds=seconds)):
        count += 1
        fault = _settle(outcome, target)
        if fault:
            failed.append(fault)
            click.echo(f"collegium: {fault}", err=True)
    _close(names, target, count, failed)


def _check(vocabulary: Path | None) -> None:
    """Refuse a vocabulary file that cannot be used before anything is read."""
    if vocabulary:
        try:
            _vocabulary(vocabulary)
        except (VocabularyError, OSError) as error:
            raise click.UsageError(f"{vocabulary}: {error}") from error


def _settle(outcome: Outcome[Task, str], target: Target) -> str | None:
    """Write one outcome where it belongs; what went wrong with it otherwise."""
    document = outcome.task.document
    if outcome.error is not None:
        return f"{document.shown}: {outcome.error}"
    return target.put(document.name, outcome.result or "", document.shown)


def _close(names: Names, target: Target, count: int, failed: list[str]) -> None:
    """Say what became of the run, and end with the exit code that the manual gives."""
    for shown, name in names.repeated:
        click.echo(f"collegium: another document has the name of {shown}: this one is called {name}", err=True)
    target.close()
    if target.folder:
        click.echo(f"{target.written} of {count} readings written to {target.folder}", err=True)
    if failed:
        if count > 1:
            click.echo(f"collegium: {len(failed)} of {count} documents could not be read:", err=True)
            for fault in failed:
                click.echo(f"  {fault}", err=True)
        sys.exit(1)
