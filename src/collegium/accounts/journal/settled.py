"""What follows entries is told of each that a change wrote, at its end and in its transaction.

A receiver gets `entry`, as the change leaves it. Whatever it raises takes the whole change back.
"""

from django.dispatch import Signal

settled = Signal()
