"""What the room refuses beyond what every room does, each a Refused (`collegium.accounts.errors`).

Refused
├── OutOfOrder      this step does not lead on from where things stand
└── ChangedMeanwhile
    └── Clash       the words are not those that the person saw
"""

from collegium.accounts.errors import ChangedMeanwhile, Refused


class OutOfOrder(Refused):
    """The order of proceedings has no such step from here. Nothing was changed."""

    status = 409


class Clash(ChangedMeanwhile):
    """Somebody else changed the words since the person saw them. Nothing was changed; what was typed is shown again."""

    def __init__(self) -> None:
        super().__init__("The words changed since you saw them.", "Look at them below; what you wrote is kept there.")
