"""Agreeing on a plan, partner by partner; closing, reopening and amending it."""

from collegium.accounts.access import gate, seats_for
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person, Seat, Space, SpaceKind
from collegium.programme.actions.plans.standing import fresh, reason_of
from collegium.programme.actions.writing import gate_of
from collegium.programme.models import Plan, PlanConsent
from collegium.programme.queries.plans import hash_of, lacking
from collegium.programme.rules.plans import PLANS
from collegium.programme.rules.steps import step

VERBS = {"close": "closes a plan", "reopen": "reopens a plan", "amend": "amends a plan", "abandon": "abandons a plan"}
NEED_REASON = frozenset({"reopen", "amend", "abandon"})


def consent(
    by: Person,
    plan: Plan,
    given: bool = True,
    why: str = "",
    partner: Partner | None = None,
    version: int | None = None,
    seal: str = "",
) -> Plan:
    """Say for one's partner whether it consents to a joint draft; with the consent of the last one it is agreed.

    Who sits at several tables says at which. `seal` is the hash of the plan as the person saw it, where it is known.
    Raises NotVisible, NotAllowed, OutOfTurn, ChangedMeanwhile, Improper.
    """
    seat = _speaking(by, plan.space, partner)
    verb = "consents to a plan" if given else "withholds consent to a plan"
    with change(by=by, verb=verb, space=plan.space, why=why, seat=seat):
        row = fresh(plan, version)
        agreed = step(PLANS, row.state, "agree")
        check_whole(row)
        now = hash_of(row)
        if seal and seal != now:
            raise ChangedMeanwhile("The plan was changed since you read it.", "Read it anew, then say it again.")
        said = row.consents.filter(partner=seat.partner, withdrawn=False, struck=False).first()
        said = said or PlanConsent(space=row.space, plan=row, partner=seat.partner)
        said.given = given
        said.seal_for(now)
        said.say_itself()
        said.save()
        if not lacking(row):
            row.state = agreed
            row.save()
    return row


def settle(by: Person, plan: Plan, why: str = "", version: int | None = None) -> Plan:
    """Let a plan of a partner's own hold, to which nobody else consents.

    Raises NotVisible, NotAllowed, OutOfTurn, ChangedMeanwhile, Improper.
    """
    seat = gate_of(by, plan.space)
    if plan.space.kind != SpaceKind.OWN:
        raise Improper("To a joint plan every partner consents.", "Let the head of each partner say so.")
    with change(by=by, verb="settles a plan", space=plan.space, why=why, seat=seat):
        row = fresh(plan, version)
        row.state = step(PLANS, row.state, "agree")
        check_whole(row)
        row.save()
    return row


def move(by: Person, plan: Plan, verb: str, why: str = "", version: int | None = None) -> Plan:
    """Close, reopen, amend or abandon a plan. Amended it is a draft again, and all that was consented lapses.

    Raises NotVisible, NotAllowed, OutOfTurn, ChangedMeanwhile, Improper.
    """
    if verb not in VERBS:
        raise Improper("There is no such step.", "Go back and choose one of the list.")
    seat = gate_of(by, plan.space)
    why = reason_of(why) if verb in NEED_REASON else why
    with change(by=by, verb=VERBS[verb], space=plan.space, why=why, seat=seat):
        row = fresh(plan, version)
        row.state = step(PLANS, row.state, verb)
        row.save()
        for each in row.consents.filter(withdrawn=False, struck=False) if verb == "amend" else ():
            each.withdrawn = True
            each.save()
    return row


def check_whole(plan: Plan) -> None:
    """Raises Improper for a plan without a subject."""
    if not plan.subjects.filter(withdrawn=False, struck=False).exists():
        raise Improper("There is no subject in this plan.", "Add one first.")


def _speaking(by: Person, space: Space, partner: Partner | None) -> Seat:
    """The seat in which somebody speaks for a partner. Raises NotVisible, NotAllowed, Improper."""
    if space.kind == SpaceKind.OWN:
        gate_of(by, space)
        raise Improper("To a plan of its own no other partner consents.", "Settle it.")
    gate(by, "consent", space)
    seats = {seat.partner_id: seat for seat in seats_for(by, "consent", space)}
    if partner is None and len(seats) > 1:
        raise Improper("You sit for several partners here.", "Say for which one.")
    seat = seats.get(partner.pk) if partner else next(iter(seats.values()))
    if seat is None:
        raise NotAllowed("You do not sit for this partner.", "Ask its principal.")
    return seat
