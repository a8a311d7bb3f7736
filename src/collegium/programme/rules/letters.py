"""What becomes of a letter: when it is tried again, and when no more. Pure."""

from datetime import datetime, timedelta

from collegium.programme.rules.steps import Order
from collegium.programme.rules.undelivered import CAUSES

LETTERS: Order = {
    "waiting": {"hand over": "doubtful", "delay": "waiting", "give up": "refused", "keep back": "held"},
    "doubtful": {"confirm": "sent", "delay": "waiting", "give up": "refused", "send again": "waiting"},
    "sent": {},
    "refused": {"send again": "waiting"},
    "shown": {},
    "held": {"send again": "waiting", "give up": "refused"},
}
"""`doubtful` was handed over, and nobody knows whether it was taken: written before the last word goes out. `shown` was
made where there is no server of mail: it is never sent, however late one comes. `held` was due long ago and nobody
tried it, as in a backup that is restored late: the keeper says whether it still goes. To persons it is kept back, since
a consultation is held."""

PAUSES = (1, 5, 15, 60, 180, 360)  # minutes
LONGEST = 720
MOST_TRIES = 14
"""After so many a server that says "later" of one letter, over about five days, is believed to mean "no"."""

HELD_AFTER = timedelta(days=2)
"""A letter that was due so long ago is held. Where the program runs, each is tried every twelve hours at least, however
long the server of mail is away."""

CHOICES = ("at once", "daily", "weekly", "never")
"""How often somebody wants to be written what it must chase."""
UNLESS_CHOSEN = "daily"


def wait_after(tries: int, cause: str) -> timedelta | None:
    """How long a letter waits after so many tries that failed; None where it is given up.

    No letter is given up because the server is down: that says nothing about the letter.
    """
    if cause in ("refused", "left", "late") or (not CAUSES[cause] and tries >= MOST_TRIES):
        return None
    return timedelta(minutes=PAUSES[tries - 1] if tries <= len(PAUSES) else LONGEST)


def period_of(often: str, now: datetime) -> str:
    """The day or the week, beginning on Monday, for which a digest is written; none for who is written at once."""
    year, week, _ = now.isocalendar()
    return {"daily": f"{now:%Y-%m-%d}", "weekly": f"{year}-W{week:02}"}.get(often, "")


def is_digest_due(often: str, last: str, now: datetime) -> bool:
    """Whether a digest is written now to whoever had the last one for some day or week. `now` is in UTC."""
    return often == "at once" or (often != "never" and period_of(often, now) != last)
