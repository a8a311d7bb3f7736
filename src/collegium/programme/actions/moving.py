"""What follows charges is told of each that moved: after the change that moved it, in its transaction.

A receiver gets `by`, `seat` and `charge`. It may make a further change, in another space: what it raises takes back the
step as well.
"""

from django.dispatch import Signal

from collegium.accounts.models import Person, Seat
from collegium.programme.models import Charge

moved = Signal()


def tell_moved(by: Person, seat: Seat, charge: Charge) -> None:
    """Tell that a charge was given, or that a step of it was taken."""
    moved.send(sender=Charge, by=by, seat=seat, charge=charge)
