"""References that are strings point down too: the linter of imports does not see them."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine import ROOT

SOURCE = ROOT / "src"
REFERENCE = re.compile(r"collegium(?:\.[a-z_]+)+")
LABEL = re.compile(rf"({'|'.join(path.parent.name for path in SOURCE.glob('collegium/*/apps.py'))})\.[A-Za-z]+")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS: list[list[str]] = [layer.split(" | ") for layer in CONTRACTS[0]["layers"]]


def floor(module: str) -> int:
    """How high a module stands: 0 is the lowest floor."""
    for height, layer in enumerate(reversed(LAYERS)):
        if any(module == room or module.startswith(f"{room}.") for room in layer):
            return height
    return -1


def references(file: Path) -> Iterator[str]:
    """The names of modules that stand as strings in a file; a model's label ("accounts.Partner") names its room."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        label = LABEL.fullmatch(node.value)
        if label:
            yield f"collegium.{label[1]}"
        elif REFERENCE.fullmatch(node.value):
            yield node.value


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(SOURCE).with_suffix("").parts)


WITH_REFERENCES = [(module_of(file), each) for file in sorted(SOURCE.rglob("*.py")) for each in references(file)]


@pytest.mark.parametrize(("module", "reference"), WITH_REFERENCES)
def test_a_string_that_names_a_module_points_down(module: str, reference: str) -> None:
    assert floor(reference) <= floor(module), f"{module} names {reference}, which stands above it"


def exists(reference: str) -> bool:
    """Whether a name is one of a module, or of a function or class in one."""
    path = SOURCE.joinpath(*reference.split("."))
    if path.is_dir() or path.with_suffix(".py").is_file():
        return True
    module = path.parent.with_suffix(".py")
    tree = ast.parse(module.read_text("utf-8")) if module.is_file() else ast.Module([], [])
    return any(isinstance(each, ast.FunctionDef | ast.ClassDef) and each.name == path.name for each in tree.body)


def test_a_name_that_is_nowhere_is_seen() -> None:
    assert exists("collegium.accounts.access.gate")
    assert not exists("collegium.accounts.access.fence")
    assert not exists("collegium.fence.gate")


def test_there_are_such_strings_and_they_name_what_exists() -> None:
    assert WITH_REFERENCES
    for _, reference in WITH_REFERENCES:
        assert exists(reference), reference


def test_references_to_models_are_seen() -> None:
    models = SOURCE / "collegium" / "accounts" / "models" / "entry.py"
    assert list(references(models)) == ["collegium.accounts"]


def test_every_room_stands_on_a_floor() -> None:
    paths = [path for path in (SOURCE / "collegium").iterdir() if path.suffix == ".py" or path.is_dir()]
    rooms = {f"collegium.{path.stem}" for path in paths}
    outside = {"collegium.__init__", "collegium.__pycache__", "collegium.py"}
    assert rooms - outside <= {room for layer in LAYERS for room in layer}
