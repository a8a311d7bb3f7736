"""What a row says again of a charge that stands: of no step that it would take, so that it is written nowhere."""

from collections.abc import Sequence
from datetime import UTC, date

from collegium.accounts.errors import Improper
from collegium.programme.actions.charges import MOST
from collegium.programme.actions.importing import Line, folded
from collegium.programme.errors import InTheWay
from collegium.programme.models import Charge, Step
from collegium.programme.rules.instructions import ISSUE
from collegium.programme.rules.tracking import leading_to


def check_said_again(line: Line, charge: Charge, taken: Sequence[Step], leads_on: bool) -> None:
    """Raises InTheWay where a row says otherwise when a charge was issued, or, where it takes no step, on which day it
    came to stand where it does, with which words, or which line was followed. `taken` are its steps, in order."""
    said = line.values
    _check("issued", said.get("issued"), _days(taken, {ISSUE}))
    if leads_on:
        return
    _check("on", said.get("on"), _days(taken, leading_to(charge.state)))
    remark = folded(str(said.get("remark") or "")[:MOST])
    _check("remark", remark, {folded(each.words) for each in taken})
    followed = [each.line for each in taken if each.line]
    _check("followed", said.get("followed") if followed else "", set(followed[-1:]))


def _check(name: str, said: date | str | None, stands: set[date] | set[str]) -> None:
    if said and said not in stands:
        other = Improper("The register says otherwise of this step.", "Say it on its page, or leave the row out.")
        raise InTheWay(name, other)


def _days(taken: Sequence[Step], verbs: set[str]) -> set[date]:
    """The days of steps of some verbs."""
    return {each.at.astimezone(UTC).date() for each in taken if each.verb in verbs}
