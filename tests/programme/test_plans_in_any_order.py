"""Whatever is done to a plan and its subjects in whatever order: each moves as its table says, or not at all."""

from collections.abc import Callable, Mapping

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.accounts.errors import Refused
from collegium.accounts.models import Change
from collegium.programme.actions import plans
from collegium.programme.models import Plan, Postponement, Subject
from collegium.programme.queries.plans import counts, subjects_of
from collegium.programme.rules.plans import PLANS, SUBJECTS
from collegium.programme.rules.steps import verbs
from tests.cast import Cast
from tests.examples import examples
from tests.programme.planning import drafted, subject

MANY = 3
OF_SUBJECTS: Mapping[str, Callable[[Cast, Subject, int], object]] = {
    "hold": lambda cast, row, n: plans.hold(cast.editor_qm, row, "2031-04-01"),
    "postpone": lambda cast, row, n: plans.postpone(cast.editor_qn, row, f"2031-{n + 1:02}", "Fog"),
    "plan anew": lambda cast, row, n: plans.plan_anew(cast.editor_qm, row, "2031-09"),
    "merge": lambda cast, row, n: plans.merge(cast.editor_qm, row, subject(row.plan, n % MANY + 1), "One table"),
    "drop": lambda cast, row, n: plans.drop(cast.editor_qn, row, "No ship"),
    "correct": lambda cast, row, n: plans.correct(cast.editor_qm, row, "A slip"),
}
OF_PLANS: Mapping[str, Callable[[Cast, Plan, int], object]] = {
    "agree": lambda cast, plan, n: plans.consent(cast.principal_qn if n % 2 else cast.principal_qm, plan),
    **{verb: lambda cast, plan, n, verb=verb: plans.move(cast.editor_qm, plan, verb, "A better one")  # type: ignore[misc]
       for verb in ("close", "reopen", "amend", "abandon")},
}  # fmt: skip
STEPS = st.lists(
    st.tuples(st.sampled_from([*OF_SUBJECTS] * 2 + [*OF_PLANS]), st.integers(0, 11), st.integers(1, MANY)),
    min_size=8,
    max_size=30,
)


def test_every_verb_of_the_tables_is_tried() -> None:
    assert (set(OF_SUBJECTS), set(OF_PLANS)) == (set(verbs(SUBJECTS)), set(verbs(PLANS)))


def held(plan: Plan) -> list[object]:
    """All that is kept of a plan, and how many changes there were."""
    kept = [Plan.objects.filter(pk=plan.pk), subjects_of(plan).order_by("number"), Postponement.objects.order_by("id")]
    return [*(list(rows.values()) for rows in kept), Change.objects.count()]


def states(plan: Plan) -> dict[int, str]:
    """The state of each subject; that of the plan is 0's."""
    return {0: Plan.objects.get(pk=plan.pk).state, **{row.number: row.state for row in subjects_of(plan)}}


def take(cast: Cast, plan: Plan, verb: str, chance: int, number: int) -> None:
    """Take one step, or none where it is refused; what was not to move did not."""
    kept, before = held(plan), states(plan)
    order, moved = (SUBJECTS, number) if verb in OF_SUBJECTS else (PLANS, 0)
    try:
        if verb in OF_SUBJECTS:
            OF_SUBJECTS[verb](cast, subject(plan, number), chance)
        else:
            OF_PLANS[verb](cast, Plan.objects.get(pk=plan.pk), chance)
    except Refused:
        assert held(plan) == kept
        return
    after = states(plan)
    to = order[before[moved]].get(verb)
    assert after[moved] == to or (verb == "agree" and after[moved] == before[moved])
    assert {**before, moved: ""} == {**after, moved: ""}


@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(STEPS)
def test_no_sequence_of_steps_leaves_the_tables_loses_a_subject_or_merges_in_a_circle(
    cast: Cast, steps: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        plan = drafted(cast)
        for code in ("qm", "qn"):
            plans.consent(cast.people[f"principal_{code}"], plan)
        for verb, chance, number in steps:
            take(cast, plan, verb, chance, number)
            into = {row.number: row.merged_into.number for row in subjects_of(plan) if row.merged_into}
            assert all(_ends(begin, into) for begin in into)
            assert (counts(plan).total, counts(plan).merged) == (MANY, len(into))
        transaction.set_rollback(True)


def _ends(begin: int, into: Mapping[int, int]) -> bool:
    """Whether whoever follows what was merged comes to something that takes place."""
    step = begin
    for _ in into:
        step = into.get(step, step)
    return step not in into
