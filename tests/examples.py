"""How many examples a property is tried with where each of them writes a register."""

from hypothesis import settings

USUAL = 100  # examples of the profile `project`


def examples(many: int) -> int:
    """As many as are named; more where the profile asks for more (`make deep`), a few where it asks for few."""
    return max(3, many * settings().max_examples // USUAL)
