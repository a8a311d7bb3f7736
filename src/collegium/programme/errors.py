"""What the room refuses beyond what every room does, each a Refused (`collegium.accounts.errors`).

Refused
└── OutOfOrder      this step does not lead on from where things stand
"""

from collegium.accounts.errors import Refused


class OutOfOrder(Refused):
    """The order of proceedings has no such step from here. Nothing was changed."""

    status = 409
