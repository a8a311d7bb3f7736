"""What rests on a document is handled as that is, wherever it stands: on its page, in lists, in files."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from collegium.accounts.models import Entry
from collegium.programme.actions import plans
from collegium.programme.actions.appeals import Appealed, issue_appeal
from collegium.programme.actions.charges import Said, take
from collegium.programme.actions.drafting import Drafted, draft_text
from collegium.programme.actions.grounds import Cited, rest_on
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.models import Charge
from collegium.register import actions
from collegium.register.models import Document
from tests.cast import Cast, note
from tests.programme.concert import TIDES, in_force
from tests.programme.instructing import DRAFTED, charged
from tests.programme.sharing import fresh
from tests.web.stage import signed_in

HANDLING = '<span class="word">Handling</span>'
LATE = datetime(2026, 2, 8, 15, 0, tzinfo=UTC)


def guarded(cast: Cast, space: str, number: int = 1) -> Document:
    """A paper for partners alone that stands in a space."""
    return actions.add(cast.editor_qm, cast.spaces[space], cast.marking("for partners"), note(number)).document


def handled(cast: Cast, path: str) -> str:
    """How a page, or a file, says that it is handled."""
    answer = signed_in(cast.editor_qm).get(path)
    assert answer.status_code == 200, path
    if path.endswith(".json"):
        return str(json.loads(answer.content)["marking"])
    page = answer.content.decode()
    return page.split(HANDLING)[1].split("<")[0].strip() if HANDLING in page else ""


def late_charge(cast: Cast) -> Charge:
    """What a post was charged with, in an open instruction, and has not acknowledged."""
    return charged(cast, said=replace(DRAFTED, marking=cast.marking("open"), due=LATE))[0]


def paths_of(cast: Cast, charge: Charge) -> list[str]:
    """Where it stands."""
    own, instruction = f"/spaces/{cast.spaces['QM'].pk}", charge.instruction_id
    lists = [f"{own}/inbox", f"{own}/programme", f"{own}/instructions/file?file=instructions.json", "/chase"]
    return [*lists, f"/instructions/{instruction}", f"/charges/{charge.pk}"]


def test_an_instruction_is_handled_as_what_it_rests_on_in_lists_and_files_too(cast: Cast) -> None:
    charge = late_charge(cast)
    listed = f"/spaces/{cast.spaces['QM'].pk}/instructions"
    paths = [*paths_of(cast, charge), listed, f"/charges/{charge.pk}/sharing"]
    assert {path: handled(cast, path) for path in paths} == dict.fromkeys(paths, "open")
    rest_on(cast.editor_qm, charge.instruction, Cited(guarded(cast, "QM")))
    assert {path: handled(cast, path) for path in paths} == dict.fromkeys(paths, "for partners")


def test_a_paper_of_a_step_counts_wherever_the_charge_stands(cast: Cast) -> None:
    charge = late_charge(cast)
    take(cast.post_qm, charge, "query", Said("Which lamps?"))
    paths = paths_of(cast, charge)
    assert {path: handled(cast, path) for path in paths} == dict.fromkeys(paths, "open")
    take(cast.editor_qm, fresh(charge), "answer", Said("These.", papers=(guarded(cast, "QM"),)))
    assert {path: handled(cast, path) for path in paths} == dict.fromkeys(paths, "for partners")


def a_plan(cast: Cast) -> tuple[Entry, list[str]]:
    year = Period("Plan 2031", date(2031, 1, 1), date(2031, 12, 31), marking=cast.marking("open"))
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], year, [Planned("Lamps", planned="2031-05")])
    for head in (cast.principal_qm, cast.principal_qn):
        plans.consent(head, plan)
    joint = f"/spaces/{cast.spaces['joint'].pk}"
    return plan, [f"/plans/{plan.pk}", f"{joint}/plans", f"{joint}/programme", "/calendar?year=2031"]


def a_programme(cast: Cast) -> tuple[Entry, list[str]]:
    programme, joint = in_force(cast, replace(TIDES, marking=cast.marking("open"))), cast.spaces["joint"].pk
    listed = [f"/spaces/{joint}/programmes", f"/spaces/{joint}/programme", "/calendar?year=2031"]
    return programme, [f"/programmes/{programme.pk}", *listed]


def a_text(cast: Cast) -> tuple[Entry, list[str]]:
    said = Drafted("Lamps", marking=cast.marking("open"))
    text = draft_text(cast.editor_qm, cast.spaces["joint"], said, "The lamps are lit.")
    own = f"/texts/{text.pk}"
    return text, [own, f"{own}/editions", f"{own}/proceedings", f"/spaces/{cast.spaces['joint'].pk}/programme/texts"]


@pytest.mark.parametrize("what", [a_plan, a_programme, a_text])
def test_what_partners_agree_on_is_handled_as_what_it_rests_on_in_lists_too(
    cast: Cast, what: Callable[[Cast], tuple[Entry, list[str]]]
) -> None:
    entry, paths = what(cast)
    assert {path: handled(cast, path) for path in paths} == dict.fromkeys(paths, "open")
    rest_on(cast.editor_qm, entry, Cited(guarded(cast, "joint", 3)))
    assert {path: handled(cast, path) for path in paths} == dict.fromkeys(paths, "for partners")


def test_an_appeal_that_cites_nothing_has_no_marking_and_one_that_does_has_that(cast: Cast) -> None:
    said, joint = Appealed("Work together", "On every quay.", date(2026, 1, 31), 3), cast.spaces["joint"]
    plain = issue_appeal(cast.principal_qm, joint, said)
    paths = [f"/spaces/{joint.pk}/appeals", f"/appeals/{plain.pk}"]
    assert [handled(cast, path) for path in paths] == ["", ""]
    cited = issue_appeal(cast.principal_qm, joint, said, [Cited(guarded(cast, "joint", 3))])
    assert [handled(cast, path) for path in (*paths, f"/appeals/{cited.pk}")] == ["for partners", "", "for partners"]
