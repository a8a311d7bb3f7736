"""`collegium compare`: what the later of two documents of one series keeps, rewords, adds and does not repeat."""

import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import click

from collegium.cli.documents import Document
from collegium.cli.inputs import only
from collegium.cli.own_vocabulary import FILE, checked_vocabulary, vocabulary_with
from collegium.cli.terminal import say
from collegium.exchange.comparison import FORMATS, write_comparison
from collegium.exchange.page.words import language_in_words
from collegium.reading.compare import compare
from collegium.reading.confine import Limits, run
from collegium.reading.contract import Reading
from collegium.reading.read import read

NOT_COMPARED = 1


@dataclass(frozen=True, slots=True)
class Task:
    """One of the two documents, and the vocabulary file to read it with."""

    document: Document
    vocabulary: Path | None


def perform(task: Task) -> Reading:
    """Read one document. Raises ReadingError."""
    record = task.document.load()
    return read(
        record.data,
        record.name,
        vocabulary_with(task.vocabulary),
        media_type=record.media_type,
        title=record.title,
        published=record.published,
    )


@click.command("compare")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--vocabulary", type=FILE, help="Further parties, persons and forums, as JSON.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="How long a document may take."
)
def compare_command(old: str, new: str, vocabulary: Path | None, format_: str, seconds: float) -> None:
    """Compare two documents of one series: which statements of OLD does NEW keep, reword or not repeat, which are new?

    OLD and NEW are files, or a .jsonl with one line; one of them may be - for standard input.

    The program ends with 0 when they were compared, 1 when one could not be read or their languages differ, 2 when it
    was called wrongly.
    """
    if old == new == "-":
        raise click.UsageError("Standard input is one document. Give the other one as a file.")
    tables = checked_vocabulary(vocabulary)
    tasks = [Task(only(path, "two documents"), vocabulary) for path in (old, new)]
    before, after = _readings(tasks, Limits(seconds=seconds))
    _refuse_languages(before, after)
    if (before.heading.date or "") > (after.heading.date or before.heading.date or ""):
        say(f"collegium: {old} has a later date than {new}: it is taken for the earlier one all the same")
    sys.stdout.buffer.write(write_comparison(compare(before, after), format_, tables).encode("utf-8", "replace"))


def _readings(tasks: list[Task], limits: Limits) -> list[Reading]:
    """The readings of all documents; ends the program where one cannot be read."""
    with closing(run(perform, tasks, 1, limits)) as outcomes:
        read_ = [(outcome.task.document.shown, outcome.result, outcome.error) for outcome in outcomes]
    faults = [f"collegium: {shown}: {error}" for shown, result, error in read_ if result is None]
    for fault in faults:
        say(fault)
    if faults:
        sys.exit(NOT_COMPARED)
    return [result for _, result, _ in read_ if result is not None]


def _refuse_languages(old: Reading, new: Reading) -> None:
    codes = old.source.language, new.source.language
    if all(codes) and codes[0] != codes[1]:
        names = [language_in_words(code or "") for code in codes]
        raise click.ClickException(
            f"The first document is in {names[0]}, the second in {names[1]}. Words can be compared in one language "
            "only: give both documents in the same one."
        )
