"""What follows entries is told of each that a change wrote, at its end and in its transaction.

A receiver of `settled` gets `entry`, as the change leaves it; then one of `all_settled` gets all of them, `entries`.
Whatever it raises takes the whole change back.
"""

from django.dispatch import Signal

settled = Signal()
all_settled = Signal()
