"""`collegium read`: documents in, readings out."""

import sys
from collections.abc import Iterable
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import click

from collegium.cli.documents import Document
from collegium.cli.inputs import documents
from collegium.cli.outputs import Target
from collegium.cli.own_vocabulary import FILE, checked_vocabulary, vocabulary_with
from collegium.cli.terminal import Progress, say, visible
from collegium.exchange.formats import FORMATS, write
from collegium.reading.confine import Limits, Outcome, run
from collegium.reading.read import kept, make_ready, read

SOME_FAILED = 1


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read, the format to write it in, and the vocabulary file to read it with."""

    document: Document
    format: str
    vocabulary: Path | None


@dataclass(frozen=True, slots=True)
class Written:
    """A reading in its format, and what its file is to be called after."""

    stem: str
    content: bytes


@dataclass(slots=True)
class Run:
    """What became of the documents so far."""

    count: int = 0
    failed: list[str] = field(default_factory=list)


def perform(task: Task) -> Written:
    """Read one document and write its reading in the format asked for. Raises ReadingError."""
    record = task.document.load()
    with nullcontext() if _DONE else kept():  # the first document makes the tables of its language
        _DONE.add(True)
        vocabulary = vocabulary_with(task.vocabulary)
        reading = read(
            record.data,
            record.name,
            vocabulary,
            media_type=record.media_type,
            title=record.title,
            published=record.published,
        )
    return Written(record.stem, write(reading, task.format, vocabulary).encode("utf-8", "replace"))


_DONE: set[bool] = set()  # in each process, whether it has read a document


FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("read")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="What to write: a table, or JSON with --out.")
@click.option("--out", type=FOLDER, help="Write NAME.json (.html, .csv, .txt …) for each document into this folder.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="How many documents are read at once."
)
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.option("--vocabulary", type=FILE, help="Further parties, persons and forums, as JSON.")
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="How long a document may take."
)
def read_command(
    paths: tuple[str, ...],
    format_: str | None,
    out: Path | None,
    jobs: int,
    force: bool,
    vocabulary: Path | None,
    seconds: float,
) -> None:
    """Read documents: clean text, heading, speakers, what is named and what is stated, with places in the source.

    PATH is a file, a folder, a pattern in quotes, a .jsonl with one document a line, or - for standard input.

    The program ends with 0 when all were read, 1 when some could not be, 2 when it was called wrongly.
    """
    chosen = format_ or ("json" if out else "table")
    target = Target(out, chosen, force)
    with kept():
        _check(target, vocabulary)
        if jobs > 1:
            make_ready(vocabulary_with(vocabulary))
    tasks = (Task(document, chosen, vocabulary) for document in documents(paths, out and out.resolve()))
    with closing(run(perform, tasks, jobs, Limits(seconds=seconds))) as outcomes:
        done = _settle(outcomes, target)
    _report(done, target)
    if done.failed:
        sys.exit(SOME_FAILED)


def _check(target: Target, vocabulary: Path | None) -> None:
    """Refuse what would fail for every document, before anything is read."""
    checked_vocabulary(vocabulary)
    try:
        target.prepare()
    except OSError as error:
        raise click.UsageError(visible(f"The folder {target.folder} cannot be made ({error.strerror}).")) from error


def _settle(outcomes: Iterable[Outcome[Task, Written]], target: Target) -> Run:
    """Write each outcome where it belongs, and keep account of what could not be read or written."""
    done = Run()
    progress = Progress(prints=target.folder is None)
    try:
        for outcome in outcomes:
            fault = _put(outcome, target)
            done.count += 1
            if fault:
                done.failed.append(f"{outcome.task.document.shown}: {fault}")
            progress.show(done.count, len(done.failed))
    finally:
        progress.wipe()
    return done


def _put(outcome: Outcome[Task, Written], target: Target) -> str | None:
    """Write one reading; what went wrong with the document otherwise."""
    document = outcome.task.document
    if outcome.result is None:
        target.reserve(document.stem)
        return str(outcome.error)
    return target.put(outcome.result.stem, outcome.result.content, document.shown)


def _report(done: Run, target: Target) -> None:
    """Say what became of the documents, on standard error."""
    for shown, name in target.renamed:
        say(f"collegium: another document has the name of {shown}: its file is called {name}")
    if target.folder:
        say(f"{target.written} of {done.count} readings written to {target.folder}")
    if done.failed and done.count > 1:
        say(f"collegium: {len(done.failed)} of {done.count} documents failed:")
    for fault in done.failed:
        say(f"  {fault}" if done.count > 1 else f"collegium: {fault}")
