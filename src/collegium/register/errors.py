"""What the register of documents refuses, each a Refused (`collegium.accounts.errors`).

Refused
├── SomeStand           some of several findings cannot be dealt with, so that none is; it is an Improper
├── AboveCeiling        marked higher than this installation may hold
├── TooLarge            more bytes than a document may have
├── NotConsented        a partner has not consented to publishing
├── MarkedForFew        it is marked for fewer than everybody
└── OutsideFailed       the outside reader gave no answer that can be used
    └── OutOfOrder      it cannot be asked at all at the moment
"""

from datetime import timedelta

from collegium.accounts.errors import Improper, Refused


class AboveCeiling(Refused):
    """The content is marked higher than the installation may hold. Nothing of it was kept."""


class TooLarge(Refused):
    """There are more bytes than a document may have. Nothing of it was kept."""

    status = 413


class NotConsented(Refused):
    """Not every partner has consented."""

    status = 409


class MarkedForFew(Refused):
    """The marking does not allow everybody to read it."""

    status = 409


class SomeStand(Improper):
    """Some of several findings cannot be dealt with as was asked, so that none is. `quotes`: the words of those."""

    status = 409

    def __init__(self, cause: str, remedy: str, quotes: tuple[str, ...]) -> None:
        super().__init__(cause, remedy)
        self.quotes = quotes


class OutsideFailed(Refused):
    """The outside reader gave no answer, or none that can be used. Nothing of it was kept."""

    status = 502


class OutOfOrder(OutsideFailed):
    """The outside reader is not there, or refuses: another document fares no better. `wait`: so long, it says."""

    def __init__(self, cause: str, remedy: str = "", wait: timedelta | None = None) -> None:
        super().__init__(cause, remedy)
        self.wait = wait
