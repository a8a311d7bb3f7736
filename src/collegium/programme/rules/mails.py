"""When a mail may have come that is recorded as a partner's word. Pure."""

from datetime import datetime

from collegium.accounts.errors import Improper


def check_came(came: datetime | None, now: datetime, since: datetime, early: str) -> None:
    """Raises Improper where it is not said when a mail came, or where it came at no time at which it could mean this:
    later than now, or before `since`, for the cause `early`."""
    if came is None:
        raise Improper("It is not said when the mail came.", "Say when it came.")
    if came > now:
        raise Improper("This mail has not come yet.", "Say when it came.")
    if came < since:
        raise Improper(early, "Ask the partner what it says to this one, or set right when it came.")


def check_latest(came: datetime | None, recorded: datetime | None) -> None:
    """Raises Improper for a mail that came before the one that stands recorded: the later word is the partner's."""
    if came and recorded and came < recorded:
        raise Improper("A later mail of this partner is recorded already.", "Look at it anew.")
