"""Whatever a refusal names of steps, states and acts is said in the language of who reads.

In Russian no letter of English may be left, so that a word that no list knows is seen.
"""

import ast
import re
from collections.abc import Iterator

import pytest
from django.utils.translation import override

from collegium.accounts.rules import MAY
from collegium.programme.errors import OutOfTurn
from collegium.programme.rules.arriving import MAILED
from collegium.programme.rules.instructions import ISSUE
from collegium.programme.rules.letters import LETTERS
from collegium.programme.rules.proceedings import ACTS, ANSWERABLE
from collegium.programme.rules.steps import step, verbs
from collegium.programme.rules.texts import ANSWERS
from collegium.web.causes import in_words
from collegium.web.programme.steps import STATES, STEPS, VALUES
from collegium.web.sentences import SENTENCES
from tests.cast import Cast
from tests.machine import ROOT
from tests.programme.test_rules import ORDERS
from tests.web.stage import signed_in

ALL = {**ORDERS, "mailed": MAILED, "letter": LETTERS}
ENGLISH = re.compile(r"[A-Za-z]+")
NAMING = {"state": "adopted", "verb": "adopt", "answer": "declines", "act": "draft", "steps": "adopt, reopen"}
"""What a refusal may name, by the last part of what its code calls it, with one of its kind."""


def english_left(words: str) -> list[str]:
    """What is English in something that a person who reads Russian is told."""
    with override("ru"):
        return [each for each in ENGLISH.findall(in_words(words)) if each != "UTC"]


@pytest.mark.parametrize("name", sorted(ALL))
def test_no_step_or_state_of_a_table_is_told_in_english(name: str) -> None:
    order = ALL[name]
    for state in order:
        for verb in set(verbs(order)) - set(order[state]):
            with pytest.raises(OutOfTurn) as refusal:
                step(order, state, verb)
            assert english_left(refusal.value.cause) == []
            assert english_left(refusal.value.remedy) == []


def test_every_word_of_the_tables_has_a_row_and_no_row_is_of_none() -> None:
    acts = {act for acts in MAY.values() for act in acts}
    assert set(STEPS) == {verb for order in ALL.values() for verb in verbs(order)} | acts | {ISSUE} | set(ANSWERS)
    assert set(STATES) == {state for order in ALL.values() for state in order}
    assert set(ACTS.values()) <= acts
    assert set(ANSWERABLE) <= set(STATES)


@pytest.mark.parametrize("sentence", [each for each in SENTENCES if any(f"%({place})s" in each for place in VALUES)])
def test_a_sentence_with_a_place_for_one_has_every_one_in_it(sentence: str) -> None:
    for place, words in VALUES.items():
        for word in words if f"%({place})s" in sentence else ():
            others = {name: next(iter(VALUES.get(name, {"7": ""}))) for name in re.findall(r"%\((\w+)\)s", sentence)}
            assert english_left(sentence % {**others, place: word}) == []


def refusals() -> Iterator[tuple[str, str]]:
    """Each text in the code of the programme with a state, step or answer in it; with figures in all other places."""
    for path in sorted((ROOT / "src" / "collegium" / "programme").glob("[ar]*/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = [_part(each) for each in node.values]
                if {*parts} & {*NAMING.values()} and parts[-1].endswith("."):
                    yield path.name, "".join(parts)


def _part(node: ast.expr) -> str:
    if isinstance(node, ast.FormattedValue):
        return NAMING.get(ast.unparse(node.value).rpartition(".")[2], "7")
    return str(node.value) if isinstance(node, ast.Constant) else ""


def test_no_refusal_of_the_code_names_one_in_english() -> None:
    found = list(refusals())
    assert len(found) >= 8
    assert [(where, said) for where, said in found if english_left(said)] == []


def test_a_page_refuses_in_the_language_of_who_reads_and_in_english_by_the_words_of_the_tables(cast: Cast) -> None:
    client, joint = signed_in(cast.reader_qm), cast.spaces["joint"].pk
    for language, said in (("en", "here: draft."), ("de", "entwerfen"), ("fr", "rédiger")):
        sent = {"title": "Lamps", "kind": "statement"}
        answered = client.post(f"/spaces/{joint}/programme/texts", sent, headers={"Accept-Language": language})
        assert said in answered.content.decode()
