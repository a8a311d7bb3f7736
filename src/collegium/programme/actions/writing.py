"""What the verbs of mandates, programmes and adjustments share: the gate, plain checks."""

from datetime import date

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper
from collegium.accounts.models import Person, Seat, Space, SpaceKind

LINE = 1000
NAME = 200


def act_in(space: Space) -> str:
    """What somebody must be allowed to do who drafts in a space: of one's own it is to change it."""
    return "draft" if space.kind == SpaceKind.JOINT else "change"


def gate_of(by: Person, space: Space) -> Seat:
    """The seat in which a person drafts what stands in a space. Raises NotVisible, NotAllowed."""
    return gate(by, act_in(space), space)


def line(words: str, longest: int = LINE) -> str:
    """Words of one line that must be there. Raises Improper."""
    said = " ".join(words.split())
    if not 1 <= len(said) <= longest:
        raise Improper(f"This has between 1 and {longest} characters.", "Say it, and shorter where it is too long.")
    return said


def check_period(starts: date, ends: date) -> None:
    """Raises Improper for one that ends before it begins."""
    if ends < starts:
        raise Improper("It ends before it begins.", "Look at the two days.")


def check_reason(why: str) -> None:
    """Raises Improper where no reason is given."""
    if not why.strip():
        raise Improper("This needs a reason.", "Say why.")
