"""What the commands of measures are asked over: the store, its rolls, and files of issues and of lists of votes."""

import csv
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
import numpy as np

from collegium.exchange.figures import FORMATS, Figures
from collegium.voting.errors import VotesError
from collegium.voting.loading import load
from collegium.voting.matrix import Matrix
from collegium.voting.measures import Part, RollList, by_issue, by_session, by_span, by_year, of_list, whole
from collegium.voting.rolls import GENERAL_ASSEMBLY
from collegium.voting.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])

CHARTS = ("svg", "png")
STORE = click.Path(path_type=Path, file_okay=False, exists=True)
FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@dataclass(frozen=True, slots=True)
class Named:
    """What a roll is known by beside its id."""

    symbol: str
    title: str
    day: date | None


def over_a_store(command: Command) -> Command:
    """The options that say which votes are meant."""
    for option in (
        click.option("--until", type=int, metavar="SESSION", help="The last session that counts."),
        click.option("--since", type=int, metavar="SESSION", help="The first session that counts."),
        click.option("--forum", default=GENERAL_ASSEMBLY, show_default=True, help="The forum whose votes count."),
        click.option("--source", help="The source whose votes count; else the one that was imported first."),
        click.argument("store", type=STORE, metavar="STORE"),
    ):
        command = option(command)
    return command


def in_parts(command: Command) -> Command:
    """The options that say over which rolls each figure goes."""
    for option in (
        click.option("--owner", help="Whose list --list is: it stands beside every figure."),
        click.option("--list", "list_", type=FILE, help="Only rolls of a list: a file with an id or symbol a line."),
        click.option("--issues", type=FILE, help="A CSV file with a roll in the first column, an issue in the last."),
        click.option("--span", type=click.IntRange(1), default=2, show_default=True, help="Years of a period."),
        click.option(
            "--by", type=click.Choice(["all", "session", "year", "period", "issue"]), default="all", show_default=True
        ),
    ):
        command = option(command)
    return command


def written(*charts: str) -> Callable[[Command], Command]:
    """The options that say how the answer leaves; `charts` are the formats of pictures that the command can draw."""

    def decorate(command: Command) -> Command:
        out = click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
        formats = click.option("--format", "format_", type=click.Choice([*FORMATS, *charts]), default="table")
        return formats(out(command))

    return decorate


def votes_of(store: Path, source: str | None, forum: str, since: int | None, until: int | None) -> Matrix:
    """The matrix that is meant, within its sessions. Ends the command where there is none."""
    try:
        matrix = load(Store(store), source, forum)
    except VotesError as error:
        raise click.ClickException(str(error)) from error
    inside = np.ones(len(matrix.rolls), dtype=bool)
    if since is not None:
        inside &= matrix.sessions >= since
    if until is not None:
        inside &= matrix.sessions <= until
    if not inside.any():
        raise click.ClickException("No roll stands in these sessions. Give others to --since and --until.")
    return matrix if inside.all() else _cut(matrix, np.flatnonzero(inside))


def parts_of(
    matrix: Matrix,
    named: dict[str, Named],
    by: str,
    span: int,
    issues: Path | None,
    list_: Path | None,
    owner: str | None,
) -> list[Part]:
    """The parts that the options ask for. Ends the command where they contradict one another."""
    if list_ is not None:
        if not owner:
            raise click.UsageError("--list needs --owner: a list of votes is somebody's choice, and is named as such.")
        if by not in ("all", "session"):
            raise click.UsageError(f"--list goes session by session, not by {by}: leave --by out.")
        return of_list(matrix, RollList(owner, list_.stem, _listed(list_, named)))
    if by == "issue":
        if issues is None:
            raise click.UsageError("--by issue needs --issues FILE: the rolls of each issue.")
        return by_issue(matrix, rolls_of_issues(issues))
    if by == "period":
        return by_span(matrix, span)
    if by == "session":
        return by_session(matrix)
    return by_year(matrix) if by == "year" else whole(matrix)


def rolls_of_issues(file: Path) -> dict[str, set[str]]:
    """The rolls of each issue. Ends the command at a row without both."""
    issues: dict[str, set[str]] = {}
    rows = csv.reader(_text(file).splitlines())
    next(rows, None)
    for number, row in enumerate(rows, 2):
        if len(row) < 2 or not row[0] or not row[-1]:
            raise click.ClickException(f"{file}, row {number}: give a roll first and an issue last.")
        issues.setdefault(row[-1], set()).add(row[0])
    return issues


def named_rolls(store: Path, source: str | None) -> dict[str, Named]:
    """What each roll of a source is known by. Ends the command where there is no store.

    Without a source, of two rolls of one id the first counts: versions of one table share their ids.
    """
    try:
        with Store(store).open() as base:
            rows = base.execute(
                "SELECT id, symbol, title, day FROM rolls WHERE source = coalesce($1, source) ORDER BY no DESC",
                [source],
            ).fetchall()
    except VotesError as error:
        raise click.ClickException(str(error)) from error
    return {roll: Named(symbol, title, day) for roll, symbol, title, day in rows}


def put(content: str | bytes, out: Path | None) -> None:
    """Write an answer to a file, or to standard output."""
    data = content.encode() if isinstance(content, str) else content
    if out is None:
        if not isinstance(content, str) and b"\0" in content and sys.stdout.isatty():
            raise click.UsageError("A terminal shows no picture: give --out FILE.")
        sys.stdout.buffer.write(data)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"{out} cannot be written ({error.strerror}).") from error


def put_figures(figures: Figures, format_: str, out: Path | None) -> None:
    """Write figures in one of the formats of tables."""
    put(figures.write(format_), out)


def _text(file: Path) -> str:
    """The text of a file beside the votes. Ends the command where it is not UTF-8, or cannot be read."""
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: the bytes are not UTF-8. Save the file as UTF-8.") from error
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read ({error.strerror}).") from error


def _listed(file: Path, named: dict[str, Named]) -> frozenset[str]:
    lines = {line.strip() for line in _text(file).splitlines() if line.strip()}
    found = {roll: {roll, each.symbol} & lines for roll, each in named.items()}
    unknown = sorted(lines - set().union(*found.values()))
    if unknown:
        raise click.ClickException(f"{file}: no roll has the id or symbol {', '.join(unknown[:5])}.")
    return frozenset(roll for roll, lines_of_it in found.items() if lines_of_it)


def _cut(matrix: Matrix, columns: np.ndarray[Any, np.dtype[np.intp]]) -> Matrix:
    rolls = tuple(matrix.rolls[column] for column in columns.tolist())
    return Matrix(matrix.states, rolls, matrix.years[columns], matrix.sessions[columns], matrix.codes[:, columns])
