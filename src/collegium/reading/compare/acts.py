"""Which acts one undertaking may pass through from one year to the next.

An undertaking that was offered is agreed, dated and done; an intention is stated more or less firmly; a refusal
changes its form. Acts of one family may be two wordings of the same thing, others never are: what was promised and
is now declined is not reworded, but given up.
"""

from functools import cache

FAMILIES = (
    frozenset({"proposes", "commits", "schedules", "adopts", "reports"}),  # from an offer to what is done
    frozenset({"commits", "supports", "holds"}),  # how firmly an aim is taken up
    frozenset({"supports", "requests", "holds"}),  # how much is asked of others
    frozenset({"objects", "requests", "holds"}),  # how sharply something is opposed
    frozenset({"consults", "schedules", "reports"}),  # a meeting to come, under way and past
    frozenset({"objects", "declines", "withdraws"}),  # how something is refused
)
GIVEN_UP = frozenset({"withdraws", "declines"})


@cache
def related(one: str, other: str) -> bool:
    """Whether two acts are the same or of one family."""
    return one == other or any({one, other} <= family for family in FAMILIES)
