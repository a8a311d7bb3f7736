"""What a person can meet in the program is in the manual; nothing is listed here by hand."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import click
import pytest
from django.core.exceptions import MultipleObjectsReturned, ObjectDoesNotExist

import collegium
from collegium.accounts.errors import Refused
from collegium.cli import main, read
from collegium.configuration import NAMES
from collegium.exchange import mentions, rows
from collegium.exchange.formats import FORMATS, SUFFIXES
from collegium.reading import contract
from collegium.reading.errors import ReadingError
from collegium.reading.formats import MOST
from collegium.reading.vocabulary import VocabularyError
from collegium.voting.errors import VotesError
from tests.machine import ROOT

MANUALS = {path.name: path.read_text("utf-8") for path in [*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")]}
COMMAND, READING, ERRORS = (MANUALS[name] for name in ("command.md", "reading.md", "errors.md"))
VOTES = MANUALS["votes.md"] + MANUALS["measures-of-votes.md"]
SOURCES = [path for folder in ("src", "tests", "tools", "benchmarks") for path in (ROOT / folder).rglob("*.py")]


def commands(group: click.Command, path: str = "collegium") -> Iterator[tuple[str, click.Command]]:
    """Every command of the program with its full name."""
    yield path, group
    if isinstance(group, click.Group):
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command
            yield from commands(command, f"{path} {name}")


def manual(command: str) -> str:
    """Where a command is described: votes have pages of their own."""
    return VOTES if command.startswith("collegium votes ") else COMMAND


def options() -> Iterator[tuple[str, str]]:
    """Every command with every option as it is written."""
    for name, command in commands(main.program):
        for parameter in command.get_params(click.Context(command)):
            if isinstance(parameter, click.Option):
                yield from ((name, each) for each in (*parameter.opts, *parameter.secondary_opts))
            else:
                yield name, parameter.make_metavar(click.Context(command)).removesuffix("...")


def tree(error: type[Exception]) -> Iterator[type[Exception]]:
    """An error and all below it."""
    yield error
    for below in error.__subclasses__():
        yield from tree(below)


def every_module() -> None:
    """Load all of the program, so that each error has been defined."""
    for module in pkgutil.walk_packages(collegium.__path__, "collegium."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


every_module()
DOCUMENTED = (ReadingError, VocabularyError, Refused)
CODES = {
    name: value for room in (main, read) for name, value in vars(room).items() if name.isupper() and type(value) is int
}


@pytest.mark.parametrize("name", [name for name, _ in commands(main.program)])
def test_every_command_is_in_the_manual(name: str) -> None:
    assert re.search(rf"(?:^|`){name}\b", manual(name), re.MULTILINE)


@pytest.mark.parametrize(("command", "option"), sorted(set(options())))
def test_every_option_is_in_the_manual(command: str, option: str) -> None:
    if command.startswith("collegium votes ") and option not in ("-h", "--help"):
        assert re.search(rf"{re.escape(option)}\b", manual(command))
    else:
        row = rf"^\| (`-\w`, )?(`{re.escape(option)}\b|{re.escape(option)} \|)"
        assert re.search(row, COMMAND, re.MULTILINE)


def test_the_manual_knows_no_option_that_there_is_not() -> None:
    assert set(re.findall(r"^\| `(--[a-z-]+)", COMMAND, re.MULTILINE)) <= {option for _, option in options()}


@pytest.mark.parametrize("code", [0, 2, *CODES.values()])
def test_every_exit_code_is_in_the_manual(code: int) -> None:
    assert re.search(rf"^\| {code} \|", COMMAND, re.MULTILINE)


def test_exit_codes_of_failure_and_of_signals_are_named_in_the_source() -> None:
    assert set(CODES.values()) == {1, 130, 141, 143}


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_in_the_manual(format_: str) -> None:
    assert f"**`{format_}`**" in COMMAND
    assert f"NAME{SUFFIXES[format_]}" in COMMAND


@pytest.mark.parametrize("columns", [rows.COLUMNS, mentions.COLUMNS], ids=["csv", "mentions"])
def test_the_columns_of_csv_are_in_the_manual(columns: tuple[str, ...]) -> None:
    assert ",".join(columns) in COMMAND


@pytest.mark.parametrize("most", sorted(set(MOST.values())))
def test_every_limit_of_size_is_in_the_manual(most: int) -> None:
    assert f"| {most >> 20} MiB" in COMMAND


@pytest.mark.parametrize("error", [each.__name__ for root in DOCUMENTED for each in tree(root)])
def test_every_error_is_explained(error: str) -> None:
    row = re.search(rf"^\| `{error}` \| ([^|]+) \|", ERRORS, re.MULTILINE)
    assert row
    assert re.search(rf"^\W*{error}$", ERRORS, re.MULTILINE), "it is missing in the tree"


def test_no_exception_of_the_program_is_outside_the_tree() -> None:
    known = {each for root in (ReadingError, VocabularyError, VotesError, Refused) for each in tree(root)}
    of_models = (ObjectDoesNotExist, MultipleObjectsReturned)
    ours = {each for each in tree(Exception) if each.__module__.startswith("collegium.")}
    ours = {each for each in ours if not issubclass(each, of_models)}
    assert ours == known


@pytest.mark.parametrize("kind", contract.KINDS)
def test_every_kind_is_explained(kind: str) -> None:
    assert f"\n| `{kind}` | " in READING


@pytest.mark.parametrize("role", contract.ROLES)
def test_every_role_is_explained(role: str) -> None:
    assert f"\n| `{role}` | " in READING


@pytest.mark.parametrize("kind", contract.MENTIONED)
def test_every_kind_of_mention_is_explained(kind: str) -> None:
    assert f"\n| `{kind}` | " in READING


@pytest.mark.parametrize("shape", ["Reading", "Origin", "Heading", "Turn", "Mention"])
def test_every_field_is_explained(shape: str) -> None:
    for field in getattr(contract, shape).__dataclass_fields__:
        assert re.search(rf"^\| (`\w+`, )*`{field}`", READING, re.MULTILINE), field


def settings() -> set[str]:
    """Every setting of the environment that the project's own code reads."""
    return {name for path in SOURCES for name in re.findall(r"\bCOLLEGIUM_[A-Z_]+\b", path.read_text("utf-8"))}


@pytest.mark.parametrize("setting", sorted(settings()))
def test_every_setting_of_the_environment_is_documented(setting: str) -> None:
    assert any(f"{setting}" in manual for manual in MANUALS.values())


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_setting_of_an_installation_is_in_the_manual_with_its_default(name: str) -> None:
    default = NAMES[name][0]
    shown = f"`{default}`" if default else "none"
    row = re.search(rf"^\| `COLLEGIUM_{name.upper()}` \| ([^|]+) \|", MANUALS["operate.md"], re.MULTILINE)
    assert row
    assert shown in row[1]


def test_the_manual_knows_no_setting_that_there_is_not() -> None:
    rows = re.findall(r"^\| `COLLEGIUM_([A-Z_]+)`", MANUALS["operate.md"], re.MULTILINE)
    assert {row.lower() for row in rows} == {*NAMES, "home"}


@pytest.mark.parametrize("target", re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
def test_every_make_target_is_documented(target: str) -> None:
    assert any(re.search(rf"\bmake {target}\b", manual) for manual in MANUALS.values()), target


@pytest.mark.parametrize("name", sorted(MANUALS))
def test_every_page_that_a_page_names_is_there(name: str) -> None:
    folder = ROOT if (ROOT / name).exists() else ROOT / "docs"
    for target in re.findall(r"\]\(([\w./-]+?)(?:#[\w-]*)?\)", MANUALS[name]):
        assert (folder / target).exists(), target
    for target in re.findall(r"`(docs/[\w./-]+)`", MANUALS[name]):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("name", sorted(MANUALS))
def test_no_page_holds_a_word_that_stands_for_what_is_to_come(name: str) -> None:
    assert not re.findall(r"\b(?:FIGURES|TBD|TODO|FIXME|XXX)\b", MANUALS[name])
