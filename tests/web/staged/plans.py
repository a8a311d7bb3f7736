"""What of plans stands on the stage."""

from datetime import date
from typing import Any

from collegium.accounts.models import Space
from collegium.programme.actions import plans
from collegium.programme.actions.grounds import Cited
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.models import Plan, Subject
from collegium.programme.queries.plans import subjects_of
from collegium.register import actions
from tests.cast import Cast, note

WRITES: frozenset[str] = frozenset({"plans", "plan", "subject", "calendar"})
YEAR = (date(2031, 1, 1), date(2031, 12, 31))


def put(cast: Cast) -> dict[str, Any]:
    """A plan of Velmora's own and a joint one, each with a subject."""
    own, joint = (_plan(cast, cast.spaces[name]) for name in ("QM", "joint"))
    return {
        "plan of QM": own,
        "joint plan": joint,
        "subject of QM": subjects_of(own).get(),
        "joint subject": subjects_of(joint).get(),
    }


def _plan(cast: Cast, space: Space) -> Plan:
    return plans.draft_plan(cast.editor_qm, space, Period("Talks 2031", *YEAR), [Planned("Lamps", planned="2031-05")])


def nest(cast: Cast) -> dict[str, str]:
    """Words of their own in every field of what is private to Velmora, by what the field is."""
    names = ("plan", "title", "issue", "level", "place", "unit", "outcome", "why", "postponed", "merged", "drafted")
    words = {name: f"consultation{name}canary" for name in names}
    said = Planned(
        words["title"],
        issue=words["issue"],
        level=words["level"],
        planned="2031-05",
        place=words["place"],
        leads={"QM": words["unit"]},
    )
    ice, snow = Planned("Ice", planned="2031-06"), Planned("Snow", planned="2031-07")
    paper = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(61)).document
    own, period = cast.spaces["QM"], Period(words["plan"], *YEAR)
    plan = plans.draft_plan(cast.editor_qm, own, period, [said, ice, snow], words["drafted"])
    first, second, third = subjects_of(plan)
    plans.postpone(cast.editor_qm, second, "2031-09", words["postponed"])
    plans.merge(cast.editor_qm, third, second, words["merged"])
    plans.hold(cast.editor_qm, first, "2031-05-07", words["outcome"], [Cited(paper, role="outcome")], words["why"])
    return words


def guesses(cast: Cast) -> list[str]:
    """The addresses of what is hidden, as somebody has them who was told the ids."""
    own = cast.spaces["QM"]
    hidden = [f"/plans/{each.pk}{end}" for each in Plan.objects.filter(space=own) for end in ("", "/months", "/export")]
    subjects = [f"/subjects/{each.pk}" for each in Subject.objects.filter(space=own)]
    return [f"/spaces/{own.pk}/plans", "/calendar?year=2031", *hidden, *subjects]
