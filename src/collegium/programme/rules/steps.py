"""How the tables of this room are asked. A table has for each state the verbs that lead on from it, each to a state."""

from collections.abc import Mapping

from collegium.programme.errors import OutOfTurn

Order = Mapping[str, Mapping[str, str]]


def step(order: Order, state: str, verb: str) -> str:
    """The state to which a verb leads. Raises OutOfTurn where the table has no such step from here."""
    if verb not in order[state]:
        steps = ", ".join(sorted(order[state]))
        remedy = f"From here: {steps}." if steps else "Nothing leads on from here."
        raise OutOfTurn(f"This cannot be done now: {verb}. It stands at: {state}.", remedy)
    return order[state][verb]


def choices(order: Order) -> list[tuple[str, str]]:
    """The states of a table, for a field that holds one."""
    return [(state, state) for state in order]


def verbs(order: Order) -> list[str]:
    """Every verb of a table, each once, in their order."""
    return list(dict.fromkeys(verb for steps in order.values() for verb in steps))
