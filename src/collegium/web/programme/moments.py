"""Moments as forms give them."""

from datetime import UTC, datetime

from collegium.web.again import Incomplete


def moment_said(words: str) -> datetime | None:
    """A moment as a form gives it, in UTC where it names no other offset; None without any. Raises Incomplete."""
    try:
        said = datetime.fromisoformat(words) if words else None
        return said.astimezone(UTC) if said and said.tzinfo else said and said.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # the first and the last day that a calendar has are none everywhere
        raise Incomplete() from None
