"""Moments as forms give them."""

from datetime import UTC, datetime

from collegium.accounts.errors import Improper


def moment_said(words: str) -> datetime | None:
    """A moment as a form gives it, in UTC where it names no other offset; None without any. Raises Improper."""
    try:
        said = datetime.fromisoformat(words) if words else None
    except ValueError:
        raise Improper("The form is not complete.", "Go back and fill in what is missing.") from None
    return said.astimezone(UTC) if said and said.tzinfo else said and said.replace(tzinfo=UTC)
