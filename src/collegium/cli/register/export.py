"""`collegium export`: what a person may see, as a file."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from collegium.accounts.access import found
from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.models import Person, Space
from collegium.cli.register.door import acting, in_the_name_of, space_of
from collegium.exchange.exports import (
    DESCRIPTION,
    SHAPES,
    Sheet,
    csvw_of,
    names_by,
    take_comparison,
    take_findings,
    take_questions,
    take_references,
    take_statements,
    take_undertakings,
    take_wanted,
    written,
)
from collegium.register.models import Document
from collegium.register.queries.stating import narrowed
from collegium.register.queries.wanted import Lacking
from collegium.register.vocabulary import vocabulary_for

TAKEN = {"statements": take_statements, "findings": take_findings, "undertakings": take_undertakings}
OF_SPACES: dict[str, Callable[[Person, Space], Sheet]] = {
    "references": take_references,
    "questions": take_questions,
    "wanted": lambda person, space: take_wanted(person, space, Lacking(state="all")),
}
TABLES = (*TAKEN, "comparison", *OF_SPACES)
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("export")
@click.argument("table", type=click.Choice(TABLES), metavar="WHAT")
@click.argument("entries", nargs=-1, metavar="[DOCUMENT]...")
@acting
@click.option("--space", "space_name", metavar="SPACE", help="All of a space: a partner's code, `joint` or `public`.")
@click.option("--act", default="", metavar="ACT", help="Only statements that do this.")
@click.option("--party", default="", metavar="NAME", help="Only those of this actor.")
@click.option("--forum", default="", metavar="NAME", help="Only those in this forum.")
@click.option("--issue", default="", metavar="ISSUE", help="Only those about this.")
@click.option("--standing", default="", metavar="STANDING", help="Only those that rest on such words.")
@click.option("--begin", default="", metavar="DATE", help="Only those of documents since then.")
@click.option("--end", default="", metavar="DATE", help="Only those of documents until then.")
@click.option("--shape", type=click.Choice(tuple(SHAPES)), default="csv", show_default=True, help="The form.")
@click.option("--file", "file", type=FILE, metavar="FILE", help="Where to; without it to standard output.")
def export_command(
    table: str,
    entries: tuple[str, ...],
    as_: str,
    space_name: str | None,
    shape: str,
    file: Path | None,
    **asked: str,
) -> None:
    """Take an export: `statements`, `findings` or `undertakings` of a space or of one document, the `references`,
    `questions` or `wanted` papers of a space, or the `comparison` of two documents.

    It holds what the person sees, with its marking, and is noted for the partner whose it is. A CSV that is written to
    a file gets the description of its columns beside it.
    """
    _check(table, entries, space_name)
    if table not in TAKEN and any(asked.values()):
        raise click.UsageError("Statements, findings and undertakings alone are narrowed: leave --act out.")
    with in_the_name_of(as_) as person:
        sheet, space = _taken(person, table, entries, space_name, asked)
        names = names_by(vocabulary_for(space))
        content = written(sheet, shape, names)
        if file is None:
            sys.stdout.buffer.write(content)
            return
        file.write_bytes(content)
        if shape == "csv":
            file.with_name(f"{file.name}{DESCRIPTION}").write_text(csvw_of(sheet, file.name), "utf-8")


def _check(table: str, entries: tuple[str, ...], space_name: str | None) -> None:
    """Raises UsageError for a call that names nothing, or too much."""
    if table == "comparison":
        if len(entries) != 2 or space_name:
            raise click.UsageError("A comparison is of two documents: the earlier one, then the later one.")
    elif table in OF_SPACES and (entries or not space_name):
        raise click.UsageError(f"{table.capitalize()} are of a space: name it with --space.")
    elif len(entries) > 1 or bool(entries) == bool(space_name):
        raise click.UsageError("Name one document, or a space with --space.")


def _taken(
    person: Person, table: str, entries: tuple[str, ...], space_name: str | None, asked: dict[str, str]
) -> tuple[Sheet, Space]:
    documents = [_document(person, entry) for entry in entries]
    if table == "comparison":
        return take_comparison(person, *entries), documents[0].space
    of = documents[0] if documents else space_of(person, space_name or "")
    if table in OF_SPACES and isinstance(of, Space):
        return OF_SPACES[table](person, of), of
    return TAKEN[table](person, of, narrowed(asked)), of if isinstance(of, Space) else of.space


def _document(person: Person, entry: str) -> Document:
    """A document by its id. Raises Improper, in the same words for what is not there and not seen."""
    try:
        return found(person, Document, entry)
    except NotVisible:
        raise Improper(f"You see no document of this id: {entry}.", "Copy it from the address of its page.") from None
