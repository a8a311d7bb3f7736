"""A plan of consultations of the cast at its stages, for the tests of this room."""

from datetime import date
from typing import Any

from collegium.programme.actions import plans
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.models import Plan, Subject
from collegium.programme.queries.plans import subjects_of
from tests.cast import Cast

YEAR = Period("Consultations 2031", date(2031, 1, 1), date(2031, 12, 31))
FERRIES = Planned("Ferries", issue="Winter ferries", level="experts", planned="2031-03", place="Quellhaven")
LAMPS = Planned("Lamps", planned="2031-05-07", in_person=True, leads={"QM": "Harbour office", "QN": "Lamp board"})
TOLLS = Planned("Tolls", level="directors")
ALL = (FERRIES, LAMPS, TOLLS)


def drafted(cast: Cast, space: str = "joint", **said: Any) -> Plan:
    """A plan of three subjects."""
    return plans.draft_plan(cast.editor_qm, cast.spaces[space], Period(YEAR.name, YEAR.starts, YEAR.ends, **said), ALL)


def agreed(cast: Cast) -> Plan:
    """The same, to which both partners consented."""
    plan = drafted(cast)
    plans.consent(cast.principal_qm, plan)
    return plans.consent(cast.principal_qn, plan)


def subject(plan: Plan, number: int) -> Subject:
    """A subject by its number."""
    return subjects_of(plan).get(number=number)
