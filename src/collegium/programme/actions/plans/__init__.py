"""The verbs of plans of consultations: draft and agree on one, say what became of its subjects."""

from collegium.programme.actions.plans.agreeing import consent, move, settle
from collegium.programme.actions.plans.drafting import (
    Period,
    Planned,
    add_subject,
    add_subjects,
    cite_for,
    describe_plan,
    describe_subject,
    draft_plan,
    take_out,
)
from collegium.programme.actions.plans.holding import correct, drop, hold, merge, plan_anew, postpone

__all__ = [
    "Period",
    "Planned",
    "add_subject",
    "add_subjects",
    "cite_for",
    "consent",
    "correct",
    "describe_plan",
    "describe_subject",
    "draft_plan",
    "drop",
    "hold",
    "merge",
    "move",
    "plan_anew",
    "postpone",
    "settle",
    "take_out",
]
