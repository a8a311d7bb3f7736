"""What of an agreed plan is adjusted without agreeing on it anew: each partner says who leads for it.

That it was adjusted is told to all by `mail/telling.py`, and that this was undone.
"""

from collections.abc import Mapping
from typing import Any

from collegium.accounts.access import seats_for
from collegium.accounts.errors import Improper, NotAllowed
from collegium.accounts.models import Person, SpaceKind
from collegium.programme.models import Subject


def check_leads(by: Person, row: Subject, leads: Mapping[str, str]) -> None:
    """Raises NotAllowed where somebody would say who leads for a partner at whose table it does not sit; the
    secretariat says it for all."""
    if row.space.kind != SpaceKind.JOINT:
        return
    altered = _altered(row, leads)
    seats = seats_for(by, "draft", row.space)
    own = {seat.partner.code for seat in seats if seat.partner}
    if altered - own and all(seat.partner for seat in seats):
        raise NotAllowed("You do not sit for this partner.", "Ask its principal.")


def check_new(row: Subject, before: Mapping[str, Any], leads: Mapping[str, str]) -> None:
    """Raises Improper where neither a field of a subject is otherwise than `before` nor who leads it."""
    if all(getattr(row, name) == value for name, value in before.items()) and not _altered(row, leads):
        raise Improper("Nothing of it is new.", "Change what is to change.")


def _altered(row: Subject, leads: Mapping[str, str]) -> set[str]:
    """The codes of partners for which another unit would lead, or none any more."""
    standing = row.leads.filter(withdrawn=False, struck=False).select_related("partner")
    before = {each.partner.code: each.unit for each in standing}
    return {code for code in {*before, *leads} if before.get(code, "") != leads.get(code, "").strip()}
