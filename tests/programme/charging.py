"""A charge brought to any state by the sides whose steps they are."""

from collegium.accounts.models import Person
from collegium.programme.actions.charges import take
from collegium.programme.actions.instructions import revise
from collegium.programme.models import Charge, Instruction
from collegium.programme.rules.instructions import BY_CAPITAL
from tests.cast import Cast
from tests.programme.instructing import DRAFTED, REVISED, words

WAY: dict[str, tuple[str, ...]] = {
    "issued": (),
    "received": ("receive",),
    "acknowledged": ("acknowledge",),
    "queried": ("query",),
    "acted": ("acknowledge", "act"),
    "reported": ("acknowledge", "report"),
    "not carried out": ("acknowledge", "not carry out"),
    "overtaken": ("overtake",),
}


def side(cast: Cast, verb: str) -> Person:
    """Who takes a step."""
    return cast.editor_qm if verb in BY_CAPITAL else cast.post_qm


def brought(cast: Cast, charge: Charge, *verbs: str) -> Charge:
    """A charge after some steps."""
    for verb in verbs:
        step_of(cast, charge, verb)
    return Charge.objects.get(pk=charge.pk)


def step_of(cast: Cast, charge: Charge, verb: str, by: Person | None = None) -> None:
    """A step of any verb by the side whose it is, or by somebody else."""
    by = by or side(cast, verb)
    if verb == "revise":
        held = Instruction.objects.get(pk=charge.instruction_id)
        said = REVISED if held.position != REVISED.position else DRAFTED
        revise(by, held, said, [charge], words(verb))
    else:
        take(by, charge, verb, words(verb))
