"""A person has a new password: secret addresses that it had given out end with the old one.

A receiver gets `person`. It is told within the transaction, where there is one.
"""

from django.dispatch import Signal

renewed = Signal()
