"""What follows charges is told of each that moved: after the change that moved it, in its transaction.

A receiver gets `by`, `seat` and `charge`. It may make a further change, in another space: what it raises takes back the
step as well.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.dispatch import Signal

from collegium.accounts.models import Head, Person, Seat, Space, SpaceKind
from collegium.programme.models import Charge

moved = Signal()


@contextmanager
def in_turn(own: Space) -> Iterator[None]:
    """One's turn in the joint space and in a partner's own, to the end of the transaction: in the order of tabling, so
    that of two persons none waits for the other."""
    with transaction.atomic():
        for space in (joint_of(own), own):
            Head.objects.select_for_update().filter(space=space).first()
        yield


def joint_of(space: Space) -> Space:
    """The joint space beside a partner's own."""
    return Space.objects.get(partnership=space.partnership_id, kind=SpaceKind.JOINT)


def tell_moved(by: Person, seat: Seat, charge: Charge) -> None:
    """Tell that a charge was given, or that a step of it was taken."""
    moved.send(sender=Charge, by=by, seat=seat, charge=charge)
