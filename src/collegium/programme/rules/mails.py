"""When a mail may have come that is recorded as a partner's word. Pure."""

from datetime import datetime

from collegium.accounts.errors import Improper


def check_came(came: datetime | None, here: datetime, since: datetime, early: str) -> None:
    """Raises Improper where it is not said when a mail came, or where it came at no time at which it could mean this:
    later than it was `here`, in the register, or before `since`, for the cause `early`.

    A mail that stands here already came before it did: recorded once more as a later one, it would win over what was
    said since.
    """
    if came is None:
        raise Improper("It is not said when the mail came.", "Say when it came.")
    if came > here:
        raise Improper("This mail stood here before the time at which it is said to have come.", "Say when it came.")
    if came < since:
        raise Improper(early, "Ask the partner what it says to this one, or set right when it came.")


def check_latest(came: datetime | None, recorded: datetime | None) -> None:
    """Raises Improper for a mail that came before the one that stands recorded: the later word is the partner's."""
    if came and recorded and came < recorded:
        raise Improper("A later mail of this partner is recorded already.", "Look at it anew.")
