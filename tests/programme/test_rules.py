"""The order of proceedings: each row of each table is written out here a second time; any other step is refused."""

import csv
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from collegium.programme import rules
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Assent, PlanConsent
from collegium.programme.rules.arriving import MAILED
from collegium.programme.rules.instructions import APPEALS, BY_CAPITAL, BY_POST, CHARGES
from collegium.programme.rules.letters import LETTERS
from collegium.programme.rules.plans import PLANS, SUBJECTS
from collegium.programme.rules.proceedings import PARTS
from collegium.programme.rules.programmes import ACTIONS, ADJUSTMENTS, PROGRAMMES, seal
from collegium.programme.rules.steps import step, verbs
from collegium.programme.rules.texts import SILENCES, TEXTS

ORDERS = {
    "programme": PROGRAMMES,
    "action": ACTIONS,
    "adjustment": ADJUSTMENTS,
    "text": TEXTS,
    "silence": SILENCES,
    "part": PARTS,
    "plan": PLANS,
    "subject": SUBJECTS,
    "charge": CHARGES,
    "appeal": APPEALS,
    "letter": LETTERS,
    "mailed report": MAILED,
}
RULES = [f"{rules.__name__}.{each.name}" for each in iter_modules(rules.__path__)]
with (Path(__file__).parent / "cases" / "steps.csv").open(encoding="utf-8") as opened:
    ROWS = {(row["of"], row["from"], row["verb"]): row["to"] for row in csv.DictReader(opened)}


def steps() -> Iterator[tuple[str, str, str]]:
    """Each state of each table with every verb that the table has anywhere."""
    return ((name, state, verb) for name, order in ORDERS.items() for state in order for verb in verbs(order))


@pytest.mark.parametrize(("name", "state", "verb"), [*steps()])
def test_a_step_leads_where_its_row_says_and_one_without_a_row_is_refused(name: str, state: str, verb: str) -> None:
    row = ROWS.get((name, state, verb))
    if row is not None:
        assert step(ORDERS[name], state, verb) == row
        return
    with pytest.raises(OutOfTurn, match=f"This cannot be done now: {verb}. It stands at: {state}."):
        step(ORDERS[name], state, verb)


def test_every_order_of_the_rules_is_asked() -> None:
    found = {id(each) for name in RULES for each in vars(import_module(name)).values() if _is_order(each)}
    assert found == {id(each) for each in ORDERS.values()}


def _is_order(each: object) -> bool:
    """Whether something is a table of states: each leads by verbs to states of the same table."""
    if not isinstance(each, dict) or not each or not all(isinstance(steps, dict) for steps in each.values()):
        return False
    return any(each.values()) and {to for steps in each.values() for to in steps.values()} <= set(each)


def test_every_row_is_of_a_table() -> None:
    assert {(name, state, verb) for name, state, verb in ROWS} <= set(steps())


def test_every_step_of_a_charge_is_of_the_capital_or_of_the_post() -> None:
    assert set(verbs(CHARGES)) == BY_CAPITAL | BY_POST
    assert not BY_CAPITAL & BY_POST


def test_a_seal_with_a_salt_is_no_hash_of_what_was_agreed_to_and_one_of_before_holds() -> None:
    now, other = seal(["Tides"]), seal(["Lamps"])
    one, two, plan = Assent(), Assent(), PlanConsent()
    for each in (one, two, plan):
        each.seal_for(now)
    assert len({one.seal, two.seal, plan.words, now}) == 4
    assert [each.holds_for(now) for each in (one, two, plan, Assent(seal=now))] == [True] * 4
    assert [each.holds_for(other) for each in (one, two, plan, Assent(seal=now))] == [False] * 4
