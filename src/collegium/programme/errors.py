"""What the room refuses beyond what every room does, each a Refused (`collegium.accounts.errors`).

Refused
├── OutOfTurn      this step does not lead on from where things stand
├── InTheWay       a row of a table cannot be, because of one of its fields
├── ChangedMeanwhile
│   └── Clash       the words are not those that the person saw
└── MailFailed      a letter did not go out
"""

from collegium.accounts.errors import ChangedMeanwhile, Refused
from collegium.programme.rules.undelivered import CAUSES

LONGEST = 300  # characters of what a server says


class OutOfTurn(Refused):
    """The order of proceedings has no such step from here. Nothing was changed."""

    status = 409


class InTheWay(Refused):
    """A row of a table cannot be, because of one of its `field`s. It is told at the cell, and nothing is made."""

    def __init__(self, field: str, refusal: Refused) -> None:
        super().__init__(refusal.cause, refusal.remedy)
        self.field, self.refusal = field, refusal


class Clash(ChangedMeanwhile):
    """Somebody else changed the words since the person saw them. Nothing was changed; what was typed is shown again."""

    def __init__(self) -> None:
        super().__init__("The words changed since you saw them.", "Look at them below; what you wrote is kept there.")


class MailFailed(Refused):
    """A letter did not go out: `cause` is one of CAUSES, `said` what the server said, in one line.

    `unsure` says that it may have gone out all the same: it was handed over, and no answer came.
    """

    status = 502

    def __init__(self, cause: str, said: str, unsure: bool = False) -> None:
        super().__init__(cause, said)
        self.said, self.unsure = said[:LONGEST], unsure

    @property
    def of_server(self) -> bool:
        """Whether it is the server's own trouble, which holds for every letter."""
        return self.unsure or CAUSES[self.cause]
