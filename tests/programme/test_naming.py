"""Issues and forums are found by any of their names, wherever they are named, and asked for once however many are."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Space
from collegium.programme.actions.naming import Naming, reference_named
from collegium.programme.actions.plans import Period, Planned, draft_plan
from collegium.programme.actions.plans.drafting import MOST, _Adding
from collegium.programme.models import Plan, Subject
from collegium.register.models import Reference
from tests.cast import Cast

YEAR = Period("Talks 2031", date(2031, 1, 1), date(2031, 12, 31))


def named(cast: Cast, space: Space, kind: str, *names: str) -> list[Reference | None]:
    """What some names mean, in one change."""
    with change(by=cast.editor_qm, verb="drafts a plan", space=space):
        return [reference_named(space, kind, each, "de") for each in names]


def test_a_name_is_found_again_and_made_once(cast: Cast) -> None:
    first, again, other, none = named(cast, cast.spaces["joint"], "issue", "Seefahrt", " seefahrt ", "Zölle", "  ")
    assert first
    assert first == again
    assert first.names == {"de": ["Seefahrt"]}
    assert other != first
    assert none is None
    assert named(cast, cast.spaces["joint"], "issue", first.slug) == [first]
    assert named(cast, cast.spaces["joint"], "forum", "Seefahrt") != [first]


def test_an_own_space_uses_what_is_joint_and_what_was_merged_is_what_it_became(cast: Cast) -> None:
    joint = cast.spaces["joint"]
    lamps, lights = named(cast, joint, "issue", "Leuchten", "Lampen")
    assert lamps
    assert lights
    assert named(cast, cast.spaces["QM"], "issue", "Lampen") == [lights]
    with change(by=cast.editor_qm, verb="merges references", space=joint):
        lights.merged_into = lamps
        lights.save()
    assert named(cast, joint, "issue", "Lampen") == [lamps]


def test_an_issue_of_the_tables_has_their_id_however_it_is_typed(cast: Cast) -> None:
    [known] = named(cast, cast.spaces["joint"], "issue", "Cultural-Heritage")
    assert known
    assert known.slug == "cultural-heritage"


def test_a_name_that_cannot_be_kept_is_refused(cast: Cast) -> None:
    with pytest.raises(Improper):
        named(cast, cast.spaces["joint"], "issue", "x" * 300)


def queries_of(cast: Cast, number: int) -> int:
    """How often issues and subjects are asked for where a plan of so many subjects is drafted."""
    rows = [Planned(f"Talk {number}/{at}", at, issue=f"Issue {number}/{at % 3}") for at in range(1, number + 1)]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        draft_plan(cast.editor_qm, cast.spaces["joint"], YEAR, rows)
    asks = [each["sql"] for each in asked if each["sql"].startswith("SELECT")]
    return sum('ORDER BY "register_reference"."id"' in each or '"plan_id" = ' in each for each in asks)


def test_many_subjects_ask_for_issues_and_numbers_as_often_as_few(cast: Cast) -> None:
    assert (queries_of(cast, 12), queries_of(cast, 4)) == (6, 6)


def test_a_number_is_taken_once_and_a_plan_has_an_end(cast: Cast) -> None:
    with pytest.raises(Improper, match="a subject of this number"):
        draft_plan(cast.editor_qm, cast.spaces["joint"], YEAR, [Planned("Lamps", 1), Planned("Tolls", 1)])
    assert not Plan.objects.exists()
    plan = draft_plan(cast.editor_qm, cast.spaces["joint"], YEAR, [Planned("Lamps", 7), Planned("Tolls")])
    assert list(Subject.objects.order_by("number").values_list("number", "title")) == [(7, "Lamps"), (8, "Tolls")]
    full = _Adding(plan)
    full._numbers |= set(range(MOST))
    with pytest.raises(Improper, match="at most"):
        full.add(Planned("One more"))
    assert Naming(plan.space).named("issue", "") is None
