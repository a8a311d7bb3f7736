"""The kinds of papers that may leave in a template of their space: tables by their names, and joint texts."""

from collections.abc import Mapping

OF_BOTH = ("plan", "programme", "adjustments")
IN: Mapping[str, tuple[str, ...]] = {
    "own": (*OF_BOTH, "instructions"),
    "joint": (*OF_BOTH, "grid", "topic", "text"),
}
"""By the kind of a space: what partners share leaves the joint one, what posts are charged with a partner's own."""
PAPERS = (*OF_BOTH, "instructions", "grid", "topic", "text")


def papers_in(space: str) -> tuple[str, ...]:
    """What leaves a space of a kind in a template; a public one has none of its own."""
    return IN.get(space, ())
