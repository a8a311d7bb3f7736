"""Whatever anybody does in whatever order: programmes, actions, adjustments and appeals stand where the tables name,
move there by steps of the tables alone, and by nothing that was refused.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.accounts.errors import Refused
from collegium.accounts.models import Person
from collegium.programme.actions.adjustments import adopt_adjustment, alter, drop_by, propose, withdraw_adjustment
from collegium.programme.actions.appeals import Appealed, end_appeal, issue_appeal, join, leave, renew
from collegium.programme.actions.assents import (
    missing_assent,
    say_to_adjustment,
    say_to_programme,
    seal_of_adjustment,
    seal_of_programme,
)
from collegium.programme.actions.concerted import STEPS as OF_ACTIONS
from collegium.programme.actions.concerted import ActionSaid, add_action, change_action, remove_action, take_step
from collegium.programme.actions.programmes import abandon_programme, adopt_programme, end_programme
from collegium.programme.models import Action, Adjustment, Appeal, Programme
from collegium.programme.rules.instructions import APPEALS
from collegium.programme.rules.programmes import ACTIONS, ADJUSTMENTS, PROGRAMMES
from collegium.programme.rules.steps import Order, verbs
from tests.cast import Cast
from tests.examples import examples
from tests.programme.concert import LAMPS, PILOTS, TIDES, drafted

TABLES: Mapping[type[Programme | Action | Adjustment | Appeal], Order] = {
    Programme: PROGRAMMES,
    Action: ACTIONS,
    Adjustment: ADJUSTMENTS,
    Appeal: APPEALS,
}
DAY = date(2031, 5, 4)


@dataclass(frozen=True, slots=True)
class Scene:
    """All entries as they stand before a step, and who takes it."""

    programme: Programme
    action: Action
    adjustment: Adjustment | None
    appeal: Appeal
    editor: Person
    head: Person


Do = Callable[[Scene], object]


def amended(do: Callable[[Scene, Adjustment], object]) -> Do:
    """A step with the newest amendment, where there is one."""
    return lambda scene: do(scene, scene.adjustment) if scene.adjustment else None


STEPS: dict[str, Do] = {
    "consent": lambda each: say_to_programme(each.head, each.programme, "adoption", seal_of_programme(each.programme)),
    "withhold": lambda each: say_to_programme(
        each.head, each.programme, "adoption", seal_of_programme(each.programme), given=False
    ),
    "adopt": lambda each: adopt_programme(each.editor, each.programme),
    "end": lambda each: end_programme(each.editor, each.programme),
    "abandon": lambda each: abandon_programme(each.editor, each.programme, "Not now"),
    "add": lambda each: add_action(each.editor, each.programme, PILOTS),
    "change": lambda each: change_action(each.editor, each.action, ActionSaid("Dim the channel")),
    "remove": lambda each: remove_action(each.editor, each.action, "Not wanted"),
    "propose": lambda each: propose(each.editor, each.programme, "The late spring"),
    "alter": amended(lambda each, of: alter(each.editor, of, each.action, ActionSaid("Light two channels"))),
    "alter by dropping": amended(lambda each, of: drop_by(each.editor, of, each.action)),
    "consent to amendment": amended(lambda each, of: say_to_adjustment(each.head, of, seal_of_adjustment(of))),
    "adopt amendment": amended(lambda each, of: adopt_adjustment(each.editor, of, DAY)),
    "withdraw amendment": amended(lambda each, of: withdraw_adjustment(each.editor, of, "Not now")),
    "join": lambda each: join(each.head, each.appeal, DAY),
    "leave": lambda each: leave(each.head, each.appeal, "Not now"),
    "end appeal": lambda each: end_appeal(each.head, each.appeal, DAY, "Done"),
    "renew": lambda each: renew(each.head, each.appeal, DAY),
    **{verb: lambda each, verb=verb: take_step(each.editor, each.action, verb, "As told") for verb in OF_ACTIONS},  # type: ignore[misc]
}
TO_BE_IN_FORCE = [("consent", "qm"), ("consent", "qn"), ("adopt", "qm")]
TO_BE_AMENDED = [("propose", "qm"), ("alter", "qn"), ("consent to amendment", "qm"), ("consent to amendment", "qn")]
WAYS = [[], TO_BE_IN_FORCE, [*TO_BE_IN_FORCE, *TO_BE_AMENDED]]


def states() -> dict[str, tuple[type, str]]:
    """Where every entry stands, by ids."""
    return {each.pk: (model, each.state) for model in TABLES for each in model.objects.all()}


def scene(cast: Cast, programme: Programme, who: str) -> Scene:
    """Everything as it stands now."""
    return Scene(
        Programme.objects.get(pk=programme.pk),
        Action.objects.filter(programme=programme).order_by("withdrawn", "number")[0],
        Adjustment.objects.filter(programme=programme).order_by("-id").first(),
        Appeal.objects.order_by("-id")[0],
        cast.people[f"editor_{who}"],
        cast.people[f"principal_{who}"],
    )


@pytest.mark.django_db
@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    way=st.sampled_from(WAYS),
    picks=st.lists(st.tuples(st.sampled_from([*STEPS]), st.sampled_from(["qm", "qn"])), min_size=3, max_size=12),
)
def test_no_sequence_leaves_the_tables(cast: Cast, way: list[tuple[str, str]], picks: list[tuple[str, str]]) -> None:
    programme = drafted(cast)
    issue_appeal(cast.principal_qm, cast.spaces["joint"], Appealed("Meet", "Meet", date(2031, 1, 1), 6))
    for name, who in [*way, *picks]:
        before, now = states(), scene(cast, programme, who)
        may_adopt = not missing_assent(now.programme)
        may_amend = now.adjustment and not missing_assent(now.programme, now.adjustment)
        refused = True
        with suppress(Refused):
            STEPS[name](now)
            refused = False
        _check(before, states(), refused)
        assert refused or name != "adopt" or may_adopt
        assert refused or name != "adopt amendment" or may_amend is not False
    assert all((each.state == "ended") == (each.ends is not None) for each in Appeal.objects.all())


def _check(before: dict[str, tuple[type, str]], after: dict[str, tuple[type, str]], refused: bool) -> None:
    """Each entry stands where it stood, or one step of its table on; a new one at the beginning."""
    assert not refused or before == after
    for entry, (model, state) in after.items():
        table = TABLES[model]
        was = before.get(entry, (model, next(iter(table))))[1]
        assert state == was or state in table[was].values()


def test_every_verb_is_tried() -> None:
    tried = {*STEPS, "withdraw"}  # of an amendment
    assert {verb for table in TABLES.values() for verb in verbs(table)} <= tried


def test_what_was_agreed_to_leads_to_force_and_to_an_amendment(cast: Cast) -> None:
    """The ways on which the sequences begin lead where they say, so that what follows is tried there."""
    programme = drafted(cast, TIDES, LAMPS)
    issue_appeal(cast.principal_qm, cast.spaces["joint"], Appealed("Meet", "Meet", date(2031, 1, 1), 6))
    for name, who in [*WAYS[2], ("adopt amendment", "qm")]:
        STEPS[name](scene(cast, programme, who))
    assert Programme.objects.get().state == "in force"
    assert Adjustment.objects.get().state == "adopted"
    assert Action.objects.get().title == "Light two channels"
