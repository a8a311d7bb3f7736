"""`collegium explain`: which words and rules led to a statement of a document."""

import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import click

from collegium.cli.documents import Document
from collegium.cli.inputs import only
from collegium.cli.own_vocabulary import FILE, checked_vocabulary, vocabulary_with
from collegium.cli.terminal import say, visible
from collegium.exchange.explanation import FORMATS, write_explanations
from collegium.reading.confine import Limits, run
from collegium.reading.contract import Reading
from collegium.reading.read import read
from collegium.reading.statements import Trace
from collegium.reading.statements.explaining import Explanation, explanations_of

NOT_EXPLAINED = 1
Explained = tuple[Reading, tuple[Explanation, ...]]


@dataclass(frozen=True, slots=True)
class Task:
    """The document, the number of the statement or None for all, and the vocabulary file to read it with."""

    document: Document
    number: int | None
    vocabulary: Path | None


def perform(task: Task) -> Explained:
    """Read a document and explain its statements. Raises ReadingError."""
    record = task.document.load()
    trail: list[Trace] = []
    reading = read(
        record.data,
        record.name,
        vocabulary_with(task.vocabulary),
        media_type=record.media_type,
        title=record.title,
        published=record.published,
        trail=trail,
    )
    return reading, explanations_of(reading, trail, task.number)


@click.command("explain")
@click.argument("file", metavar="FILE")
@click.option("--statement", "number", type=click.IntRange(1), metavar="N", help="Its number; without it, all briefly.")
@click.option("--vocabulary", type=FILE, help="Further parties, persons and forums, as JSON.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="How long the document may take."
)
def explain_command(file: str, number: int | None, vocabulary: Path | None, format_: str, seconds: float) -> None:
    """Say which words and rules led to a statement of a document, and why its actors are these.

    FILE is a file, a .jsonl with one line, or - for standard input. N counts from 1, as on the page of a reading.

    The program ends with 0 when it was explained, 1 when the document cannot be read or has no such statement, 2 when
    it was called wrongly.
    """
    tables = checked_vocabulary(vocabulary)
    task = Task(only(file, "one document"), number, vocabulary)
    reading, found = _explained(task, Limits(seconds=seconds))
    _refuse(task, len(reading.statements))
    written = write_explanations(reading, found, format_, tables, brief=number is None)
    sys.stdout.buffer.write(written.encode("utf-8", "replace"))


def _explained(task: Task, limits: Limits) -> Explained:
    """The reading and its explanations; ends the program where the document cannot be read."""
    with closing(run(perform, [task], 1, limits)) as outcomes:
        for outcome in outcomes:
            if outcome.result is not None:
                return outcome.result
            say(f"collegium: {outcome.task.document.shown}: {outcome.error}")
    sys.exit(NOT_EXPLAINED)


def _refuse(task: Task, count: int) -> None:
    """End the program where there is nothing to explain."""
    shown = task.document.shown
    if not count:
        raise click.ClickException(visible(f"{shown} has no statements, so there is none to explain."))
    if task.number is not None and task.number > count:
        held = "one statement" if count == 1 else f"{count} statements, numbered from 1 to {count}"
        raise click.ClickException(visible(f"{shown} has no statement {task.number}: it has {held}."))
