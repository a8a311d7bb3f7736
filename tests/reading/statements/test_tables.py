"""The tables of five languages fit one another and the code: the same keys, each explained, no tag that nobody has."""

import ast
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from collegium.reading.contract import ACTS
from collegium.reading.statements.lexicon import UNTAGGED, lexicon
from collegium.reading.words import LANGUAGES

ROOM = Path(str(files("collegium.reading.statements")))
SECTIONS = {"grammar", "sides", "acts", "carriers", "nouns", "rules", "adjectives", "content", "conditions", "times"}
FORMS = ({"endings"}, {"irregular", "plain"})  # one or the other makes the forms of a language's verbs
OPTIONAL = {"homes", "tails"}
EVERYWHERE = {
    "grammar": {
        "abbreviations", "conjunctions", "negations", "be", "have", "do", "future", "duty", "possible", "to",
        "determiners", "prepositions", "subordinators", "relatives", "that", "we", "i", "they", "it", "you", "our",
        "doubtful", "going", "loose", "by", "adverbs",
    },
    "sides": {"all", "event", "own", "agreeing", "aiding", "with", "to"},
    "acts": set(ACTS),
    "adjectives": {"commits", "objects", "supports", "holds", "reports"},
    "content": {"values", "negative"},
    "conditions": {"open"},
    "times": {"by", "since"},
}  # fmt: skip
NAMES = {"tags", "last", "before", "after", "opening"}  # what tags of a word are called in the code
MADE = {"participle", "side", "all", "event"}  # tags that no list of a grammar gives


@cache
def table(code: str) -> dict[str, Any]:
    return tomllib.loads((ROOM / "words" / f"{code}.toml").read_text("utf-8"))


@cache
def trees() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(path.read_text("utf-8")) for path in sorted(ROOM.glob("*.py")))


def strings(node: ast.AST) -> set[str]:
    return {each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)}


def is_tags(node: ast.AST) -> bool:
    """Whether an expression is the tags of a word: `entry.tags`, `tags`."""
    return (isinstance(node, ast.Attribute) and node.attr == "tags") or (
        isinstance(node, ast.Name) and node.id in NAMES
    )


def asked(node: ast.AST) -> set[str]:
    """The tags that an expression asks for: `tagged(at, "we")`, `"we" in tags`, `tags & {"we", "i"}`."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tagged":
        return strings(node.args[1]) if isinstance(node.args[1], ast.Constant) else set()
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn) and is_tags(node.comparators[0]):
        return {node.left.value} if isinstance(node.left, ast.Constant) and isinstance(node.left.value, str) else set()
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd) and is_tags(node.left):
        return strings(node.right) if isinstance(node.right, ast.Set) else set()
    return set()


def tags() -> set[str]:
    """Every tag that some table gives to a word."""
    return {tag for code in LANGUAGES for word in lexicon(code).words.values() for tag in word.tags}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_table_has_the_keys_that_all_must_have(code: str) -> None:
    assert set(table(code)) >= SECTIONS
    assert set(table(code)) - SECTIONS - OPTIONAL in FORMS
    for section, keys in EVERYWHERE.items():
        assert keys <= set(table(code)[section]), section


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_act_of_a_table_is_one_of_the_twelve(code: str) -> None:
    for section in ("acts", "carriers", "nouns", "adjectives"):
        assert set(table(code)[section]) <= {*ACTS, ""}, section


def test_every_tag_that_the_code_asks_for_is_given_by_some_table() -> None:
    wanted = {tag for tree in trees() for node in ast.walk(tree) for tag in asked(node)}
    assert len(wanted) > 30
    assert wanted <= tags()


def test_every_list_of_a_grammar_is_asked_for_in_the_code() -> None:
    said = {each for tree in trees() for each in strings(tree)}
    said |= {f"self_{person}" for person in ("i", "we")}  # asked for by person
    listed = {key for code in LANGUAGES for key in table(code)["grammar"]}
    assert listed <= said
    assert set(UNTAGGED) <= listed


def test_tags_that_no_grammar_lists_are_those_that_are_made() -> None:
    listed = {key for code in LANGUAGES for key in table(code)["grammar"]}
    assert tags() - listed == MADE


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("section", ["grammar", "sides", "tails", "content", "times"])
def test_every_key_is_explained_at_the_head_of_the_english_table(code: str, section: str) -> None:
    head = (ROOM / "words" / "en.toml").read_text("utf-8").partition("\n[grammar]")[0]
    explained = set(head.replace(",", " ").replace(":", " ").replace(";", " ").replace(".", " ").split())
    assert set(table(code).get(section, ())) <= explained


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_list_has_a_word_twice(code: str) -> None:
    for section in ("grammar", "sides", "acts", "carriers", "nouns", "adjectives", "content", "conditions", "times"):
        for key, words in table(code)[section].items():
            assert len(set(words)) == len(words), f"{section}.{key}"
