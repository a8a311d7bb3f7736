"""What partners say to the adoption of a programme, to an amendment, to publishing: each by its head."""

from typing import Any

from collegium.accounts.errors import ChangedMeanwhile, Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person, SpaceKind
from collegium.accounts.queries import partners_of
from collegium.programme.models import Action, Adjustment, Assent, Lead, Programme
from collegium.programme.rules.programmes import AGREED, seal, sealed, without_assent
from collegium.register.actions.documents import speaking
from collegium.register.errors import NotConsented


def plain(action: Action, name: str) -> Any:
    """One field of an action as it is agreed to and as amendments keep it: ids of references, days in ISO 8601."""
    value = getattr(action, f"{name}_id" if name in ("issue", "forum") else name)
    return value.isoformat() if hasattr(value, "isoformat") else value


def seal_of_programme(programme: Programme, to: str = "adoption") -> str:
    """The hash of what partners agree to; of what is published states and leads are a part."""
    said = [programme.name, programme.starts, programme.ends, programme.series_id, programme.follows_id]
    rows = Action.objects.filter(programme=programme, withdrawn=False, struck=False).order_by("number", "id")
    if to != "publishing":
        return seal([*said, [sealed(row) for row in rows.values_list(*AGREED)]])
    leads = Lead.objects.filter(action__programme=programme, action__withdrawn=False, withdrawn=False, struck=False)
    named = leads.order_by("action__number", "partner__code").values_list("action__number", "partner__code", "unit")
    series = programme.series and [programme.series.name, programme.series.recurrence]
    *agreed, printed = AGREED
    actions = rows.values_list(*agreed, "state", "issue__names", "forum__names", printed)
    return seal([*said, series, programme.state, [sealed(row) for row in actions], list(named)])


def seal_of_adjustment(adjustment: Adjustment) -> str:
    """The hash of what an amendment would change."""
    rows = adjustment.alterations.filter(withdrawn=False, struck=False).order_by("id")
    return seal([[each.action_id, each.before, each.values, each.drops] for each in rows])


def seal_to(programme: Programme, adjustment: Adjustment | None, to: str) -> str:
    """The hash of what is said yes or no to now."""
    return seal_of_adjustment(adjustment) if adjustment else seal_of_programme(programme, to)


def say_to_programme(
    by: Person, programme: Programme, to: str, seen: str, given: bool = True, why: str = "",
    partner: Partner | None = None,
) -> Assent:  # fmt: skip
    """Say for one's partner whether a programme is adopted or published as one has `seen` it, by its hash.

    Raises NotVisible, NotAllowed, Improper where nothing is to be said, ChangedMeanwhile where it is otherwise now.
    """
    return _say(by, programme, None, to, seen, given, why, partner)


def say_to_adjustment(
    by: Person, adjustment: Adjustment, seen: str, given: bool = True, why: str = "", partner: Partner | None = None
) -> Assent:
    """Say for one's partner whether an amendment is made as one has `seen` it, by its hash. Raises as the other one."""
    return _say(by, adjustment.programme, adjustment, "adoption", seen, given, why, partner)


def _say(
    by: Person, programme: Programme, adjustment: Adjustment | None, to: str, seen: str, given: bool, why: str,
    partner: Partner | None,
) -> Assent:  # fmt: skip
    seat = speaking(by, programme.space, partner)
    verb = f"{'consents to' if given else 'withholds consent to'} {_what(adjustment, to)}"
    with change(by=by, verb=verb, space=programme.space, why=why, seat=seat):
        _check_open(programme, adjustment, to)
        if seal_to(programme, adjustment, to) != seen:
            raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")
        kept = Assent.objects.filter(programme=programme, adjustment=adjustment, to=to, partner=seat.partner).first()
        said = kept or Assent(
            space=programme.space, programme=programme, adjustment=adjustment, to=to, partner=seat.partner
        )
        said.given, said.withdrawn = given, False
        said.seal_for(seen)
        said.say_itself()
        said.save()
    return said


def _what(adjustment: Adjustment | None, to: str) -> str:
    if adjustment:
        return "an amendment of"
    return "the publishing of a programme" if to == "publishing" else "a programme"


def _check_open(programme: Programme, adjustment: Adjustment | None, to: str) -> None:
    """Raises Improper where nothing is to be said to it now. What is read here is true to the end of the change."""
    programme.refresh_from_db()
    if adjustment:
        adjustment.refresh_from_db()
        open_ = adjustment.state == "proposed" and not adjustment.withdrawn
    elif to == "publishing":
        open_ = programme.state in ("in force", "ended")
    else:
        open_ = programme.state == "draft"
    if programme.withdrawn or not open_:
        raise Improper("Nothing is asked of the partners here now.", "Look at it anew.")


def check_assent(programme: Programme, adjustment: Adjustment | None = None, to: str = "adoption") -> None:
    """Raises NotConsented where a partner that takes part has not said yes to what stands there now. That the joint
    text was adopted is no such word: its paragraphs are not the actions."""
    missing = missing_assent(programme, adjustment, to)
    if missing:
        raise NotConsented(f"Without consent so far: {', '.join(missing)}.", "Ask them.")


def missing_assent(programme: Programme, adjustment: Adjustment | None = None, to: str = "adoption") -> list[str]:
    """The codes of the partners that have not said yes to what stands there now."""
    said = Assent.objects.filter(programme=programme, adjustment=adjustment, to=to, withdrawn=False, struck=False)
    rows, now = said.filter(contested=False).select_related("partner"), seal_to(programme, adjustment, to)
    holding = [(each.partner.code, each.given and each.holds_for(now)) for each in rows]
    return without_assent([each.code for each in asked(programme)], holding)


def asked(programme: Programme) -> list[Partner]:
    """The partners that are asked: all that take part."""
    partnership = programme.space.partnership
    joint = programme.space.kind == SpaceKind.JOINT
    return list(partners_of(partnership, followed=False)) if partnership and joint else []
