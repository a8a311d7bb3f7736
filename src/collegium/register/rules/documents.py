"""What may become of a document. Pure."""

from collections.abc import Collection, Iterable

OPEN = 0  # the rank of what everybody may read


def above_ceiling(rank: int, ceiling: int) -> bool:
    """Whether something is marked higher than an installation may hold."""
    return rank > ceiling


def open_to_all(rank: int) -> bool:
    """Whether a marking lets everybody read."""
    return rank == OPEN


def without_consent(partners: Iterable[str], consents: Collection[tuple[str, bool]]) -> list[str]:
    """Which partners have not consented, in order: those who said nothing, and those who said no."""
    given = {partner for partner, yes in consents if yes}
    return [partner for partner in partners if partner not in given]
