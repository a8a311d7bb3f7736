"""The words of each language: what its rules tell of sentences, and that every verb makes forms of its own."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from collegium.reading.contract import Mention
from collegium.reading.statements.clauses import clauses_of
from collegium.reading.statements.lexicon import forms, lexicon
from collegium.reading.statements.sentences import sentences
from collegium.reading.vocabulary import Vocabulary

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[2] / "examples" / "vocabulary.json"
LANGUAGES = sorted(path.stem for path in (HERE / "cases").glob("??.toml"))
SHARED = 8  # forms of one language that two of its verbs may share by the nature of the language
ROWS = [
    (code, row)
    for code in LANGUAGES
    for row in tomllib.loads((HERE / "cases" / f"{code}.toml").read_text("utf-8"))["row"]
]


def table_of(code: str) -> dict[str, Any]:
    folder = files("collegium.reading.statements") / "words"
    return tomllib.loads((folder / f"{code}.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.shipped().with_file(EXAMPLES)


@pytest.mark.parametrize(("code", "row"), ROWS, ids=[f"{code}: {row['guards']}" for code, row in ROWS])
def test_rules_tell_the_acts_of_a_sentence(code: str, row: dict[str, Any], vocabulary: Vocabulary) -> None:
    text, known = row["sentence"], lexicon(code)
    spots = [spot for spot in vocabulary.spots(text, code) if spot.values[0].kind != "other"]
    mentions = [Mention(spot.span, spot.values[0].kind, spot.values[0].id) for spot in spots]
    told = [
        clause.told.act
        for sentence in sentences(text, (0, len(text)), mentions, known)
        for clause in clauses_of(sentence, known)
        if clause.told is not None
    ]
    assert told == row["acts"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_verb_makes_forms(code: str) -> None:
    table = table_of(code)
    for group in ("acts", "carriers"):
        for verbs in table[group].values():
            for verb in verbs:
                assert all(form for form, _ in forms(verb, table)), verb


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_verb_does_two_acts(code: str) -> None:
    seen: dict[str, str] = {}
    for act, verbs in table_of(code)["acts"].items():
        for verb in verbs:
            assert seen.setdefault(verb, act) == act, verb


@pytest.mark.parametrize("code", LANGUAGES)
def test_few_forms_belong_to_verbs_of_two_acts(code: str) -> None:
    table = table_of(code)
    seen: dict[str, str] = {}
    twice = set()
    for act, verbs in table["acts"].items():
        for verb in verbs:
            for form, _ in forms(verb, table):
                if seen.setdefault(form, act) != act:
                    twice.add(form)
    assert len(twice) <= SHARED, sorted(twice)
