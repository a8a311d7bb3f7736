"""`collegium votes import` and `collegium votes roll`."""

import csv
import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from collegium.cli.terminal import say, visible
from collegium.exchange.figures import kept
from collegium.exchange.rolls import rolls_as_csv, rolls_as_json, rolls_as_text, rows_as_text
from collegium.reading.errors import ReadingError
from collegium.reading.read import read
from collegium.voting.beside import Beside, beside
from collegium.voting.errors import UnknownRoll, VotesError, WrongTotal
from collegium.voting.rolls import WORDS, Roll, key_of
from collegium.voting.sources.tables import Given, read_table
from collegium.voting.sources.verbatim.record import SOURCE, read_record
from collegium.voting.states import States
from collegium.voting.store import Store

FAILED = 1
FORMATS = ("table", "json", "csv")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


Compared = list[tuple[str, str, Beside]]  # two sources, and one beside the other


@dataclass(frozen=True, slots=True)
class Options:
    """How files are to be read."""

    roll_calls: Path | None
    states: States
    source: str
    encoding: str


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=FILE, metavar="FILE...")
@click.option("--into", "folder", required=True, type=FOLDER, help="The folder of the store; made where it is missing.")
@click.option("--rolls", "roll_calls", type=FILE, help="The roll calls of a research table: dates, sessions, symbols.")
@click.option("--states", "own", type=FILE, help="Further names of states, as CSV: written,code,since,until,source.")
@click.option("--source", default="", help="What to call the source; else it is called after its layout.")
@click.option("--encoding", default="utf-8", show_default=True, help="The encoding of CSV files.")
@click.option("--strict", is_flag=True, help="Refuse rolls whose totals differ from their votes.")
@click.option(
    "--differences",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the rolls that a source shares with the first one, and the votes they disagree on, to this CSV.",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
def import_command(
    paths: tuple[Path, ...],
    folder: Path,
    roll_calls: Path | None,
    own: Path | None,
    source: str,
    encoding: str,
    strict: bool,
    differences: Path | None,
    format_: str,
) -> None:
    """Take rolls into a store, all of them or none.

    FILE is a table of votes (the UN Digital Library's, a research table, or votes by year and number; CSV, also
    compressed, or Parquet), or an official verbatim record as PDF. What a store has already changes nothing.

    The program ends with 0 when all were taken in, 1 when nothing was, 2 when it was called wrongly.
    """
    try:
        states = States.shipped().with_file(own) if own else States.shipped()
        options = Options(roll_calls, states, source, encoding)
        files = [(path, _read(path, options)) for path in paths]
        wrong = [roll for _, rolls in files for roll in rolls if roll.mismatch]
        if strict:
            _refuse(wrong)
        store = Store(folder)
        added = store.add([roll for _, rolls in files for roll in rolls])
    except (VotesError, ReadingError) as error:
        say(f"collegium: {error} Nothing was imported.")
        sys.exit(FAILED)
    except (OSError, UnicodeDecodeError) as error:
        say(f"collegium: a file cannot be read: {error}. Nothing was imported.")
        sys.exit(FAILED)
    compared = _compare(store, [roll for _, rolls in files for roll in rolls])
    click.echo(_report(files, wrong, compared, format_), nl=False)
    say(f"{added.new} new rolls with {added.votes} votes; {added.known} rolls were there already")
    if differences:
        _write(differences, _as_csv(_difference_rows(compared)))


def _write(path: Path, text: str) -> None:
    """Write the differences. Ends the program where they cannot be: the rolls are kept all the same."""
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        say(f"collegium: {path} cannot be written ({error.strerror}). The rolls are imported.")
        sys.exit(FAILED)


def _read(path: Path, options: Options) -> tuple[Roll, ...]:
    """The rolls of a file. Raises VotesError, ReadingError, OSError."""
    with path.open("rb") as file:
        head = file.read(5)
    if not head.startswith(b"%PDF-"):
        return read_table(Given(path, options.source, options.encoding, options.roll_calls), options.states)
    reading = read(path.read_bytes(), path.name, media_type="application/pdf")
    return read_record(reading.text.split("\n"), options.states, str(path), options.source or SOURCE)


def _refuse(wrong: Sequence[Roll]) -> None:
    for roll in wrong:
        raise WrongTotal(
            roll.source,
            None,
            f"In roll {roll.id} the totals are not those of the votes ({roll.mismatch}).",
            "Check the source, or import without --strict, which keeps both.",
        )


def _compare(store: Store, rolls: Sequence[Roll]) -> Compared:
    """The sources of some rolls beside the first one of the store, forum by forum, where both have votes."""
    first = store.sources()[0]
    compared: Compared = []
    for source, forum in sorted({(roll.source, roll.forum) for roll in rolls if roll.votes}):
        if source != first:
            try:
                compared.append((first, source, beside(store, first, source, forum)))
            except UnknownRoll:  # the first source has no votes of this forum: nothing to compare
                continue
    return compared


def _report(
    files: Sequence[tuple[Path, Sequence[Roll]]],
    wrong: Sequence[Roll],
    compared: Compared,
    format_: str,
) -> str:
    rows: list[list[object]] = [["file", "source", "rolls", "votes", "totals stated", "totals that differ"]]
    for path, rolls in files:
        stated = sum(roll.stated is not None for roll in rolls)
        apart = sum(roll.mismatch is not None for roll in rolls)
        rows.append([str(path), rolls[0].source, len(rolls), sum(len(roll.votes) for roll in rolls), stated, apart])
    if format_ == "csv":
        return _as_csv(rows)
    totals: list[list[object]] = [["source", "roll", "totals"]]
    totals.extend([roll.source, roll.id, roll.mismatch] for roll in wrong)
    sides = _sides(compared)
    if format_ == "json":
        value = {"files": _values(rows), "totals that differ": _values(totals), "beside": _values(sides)}
        value["differences"] = _values(_difference_rows(compared))
        return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    tables = [rows, *(table for table in (totals, sides) if len(table) > 1)]
    return "\n".join(visible_table(table) for table in tables)


def visible_table(rows: Sequence[Sequence[object]]) -> str:
    """A table in which nothing can steer a terminal."""
    return rows_as_text([[visible(str(cell)) for cell in row] for row in rows])


def _sides(compared: Compared) -> list[list[object]]:
    rows: list[list[object]] = [
        ["first", "second", "matched", "of these sure", "only in first", "only in second", "votes that differ"]
    ]
    for first, second, each in compared:
        sure = sum(match.sure for match in each.matches)
        apart = sum(len(match.differences) for match in each.matches)
        rows.append([first, second, len(each.matches), sure, len(each.only_first), len(each.only_second), apart])
    return rows


def _difference_rows(compared: Compared) -> list[list[object]]:
    """A row for each vote that differs, for each matched roll without one, and for each roll that has no match."""
    rows: list[list[object]] = [
        ["first", "second", "year", "first roll", "second roll", "sure", "state", "first vote", "second vote"]
    ]
    for first, second, each in compared:
        sources = (first, second)
        for match in each.matches:
            facts = [*sources, match.year, match.first, match.second, "yes" if match.sure else "no"]
            rows.extend([*facts, x.state, WORDS[x.first], WORDS[x.second]] for x in match.differences)
            if not match.differences:
                rows.append([*facts, "", "", ""])
        rows.extend([*sources, "", roll, "", "", "", "", ""] for roll in each.only_first)
        rows.extend([*sources, "", "", roll, "", "", "", ""] for roll in each.only_second)
    return rows


def _values(rows: Sequence[Sequence[object]]) -> list[dict[str, object]]:
    heading = [str(cell) for cell in rows[0]]
    return [dict(zip(heading, row, strict=True)) for row in rows[1:]]


def _as_csv(rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([[kept(cell) for cell in row] for row in rows])
    return out.getvalue()


@click.command("roll")
@click.argument("folder", type=FOLDER, metavar="STORE")
@click.argument("what", metavar="ROLL")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
def roll_command(folder: Path, what: str, format_: str) -> None:
    """Show the rolls that have an id or a symbol, as every source has them.

    STORE is a folder that `collegium votes import` made; ROLL is an id of a source or the symbol of a resolution or
    a document, in any of its forms (A/RES/65/208, R/65/208, 65/208). Amendments and votes on paragraphs that have the
    symbol are shown with it.

    The program ends with 0 when there are some, 1 when there are none, 2 when it was called wrongly.
    """
    try:
        rolls = _found(Store(folder), what)
    except VotesError as error:
        say(f"collegium: {error}")
        sys.exit(FAILED)
    if format_ == "json":
        click.echo(rolls_as_json(rolls), nl=False)
    elif format_ == "csv":
        click.echo(rolls_as_csv(rolls), nl=False)
    else:
        click.echo("\n".join(visible(line) for line in rolls_as_text(rolls).split("\n")), nl=False)


def _found(store: Store, what: str) -> tuple[Roll, ...]:
    """The rolls with an id or a symbol. Raises UnknownRoll, BrokenStore."""
    rolls = store.rolls("id = $1 OR symbol = $1", [what])
    key = key_of(what)
    if key:
        number = key.rpartition("/")[2]
        similar = store.rolls("contains(symbol, $1)", [number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")])
        known = {(roll.source, roll.id) for roll in rolls}
        rolls += tuple(roll for roll in similar if key_of(roll.symbol) == key and (roll.source, roll.id) not in known)
    if not rolls:
        raise UnknownRoll(
            str(store.folder), None, f'No roll has the id or the symbol "{what}".', "Write it as the source does."
        )
    return rolls
