"""`collegium vocabulary check`: whether a partnership's file, or the shipped tables, hold together."""

import sys
from pathlib import Path

import click

from collegium.cli.vocabulary.files import FILE, FORMATS, tables_of
from collegium.exchange.soundness import Report, json_of_report, table_of_report
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.counts import counted
from collegium.reading.vocabulary.entries import entries
from collegium.reading.vocabulary.own_doubts import added, doubts
from collegium.reading.vocabulary.soundness import faults, shared, shipped_tables

FAULTY = 1


@click.command("check")
@click.argument("file", required=False, type=FILE, metavar="[FILE]")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
def check_command(file: Path | None, format_: str) -> None:
    """Check a partnership's FILE: what it adds, and what is doubtful in it. Without FILE, the shipped tables.

    The program ends with 0 when the file can be used, whatever is doubtful in it, 1 when the shipped tables have
    faults, 2 when the file cannot be used or the program was called wrongly.
    """
    report = _of_file(file) if file else _of_shipped()
    click.echo(json_of_report(report) if format_ == "json" else table_of_report(report), nl=False)
    if report.file is None and report.doubts:
        sys.exit(FAULTY)


def _of_file(file: Path) -> Report:
    tables, shipped = tables_of(file), Vocabulary.shipped()
    return Report(str(file), added(tables, shipped), tuple(dict.fromkeys(doubts(tables, shipped))))


def _of_shipped() -> Report:
    shipped = Vocabulary.shipped()
    counts = counted((entry.table, False, entry.spellings()) for entry in entries(shipped))
    return Report(None, counts, (*faults(shipped_tables()), *shared(shipped)))
