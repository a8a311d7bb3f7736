"""What the register of documents refuses, each a Refused (`collegium.accounts.errors`).

Refused
├── AboveCeiling        marked higher than this installation may hold
├── TooLarge            more bytes than a document may have
├── NotConsented        a partner has not consented to publishing
└── MarkedForFew        it is marked for fewer than everybody
"""

from collegium.accounts.errors import Refused


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
