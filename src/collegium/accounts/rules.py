"""Which role may do what in which kind of space. Pure: a table, and nothing that is not in it is allowed."""

from collections.abc import Mapping

HEADS = frozenset({"principal", "deputy"})
WRITERS = HEADS | {"editor"}
PARTNERS = WRITERS | {"post", "reader"}
OFFICE = frozenset({"secretariat"})

MAY: Mapping[str, Mapping[str, frozenset[str]]] = {
    "own": {
        "read": PARTNERS,
        "add": WRITERS | {"post"},
        "change": WRITERS,
        "table": WRITERS,
        "propose striking": WRITERS,
        "strike": HEADS,
    },
    "joint": {
        "read": PARTNERS | OFFICE,
        "add": WRITERS | OFFICE,
        "change": WRITERS | OFFICE,
        "consent": HEADS,
        "publish": HEADS | OFFICE,
        "propose striking": WRITERS | OFFICE,
        "strike": HEADS | OFFICE,
    },
    "public": {
        "read": PARTNERS | OFFICE,  # as is everybody who asks
        "publish": HEADS | OFFICE,
        "propose striking": WRITERS | OFFICE,
        "strike": HEADS | OFFICE,
    },
    "installation": {
        "read": frozenset({"keeper"}),
        "found": frozenset({"keeper"}),
        "propose striking": frozenset({"keeper"}),
        "strike": frozenset({"keeper"}),
    },
}

# Whom a role may give a seat at its own partner. A keeper seats a partner's first principal, and nobody else there.
SEATS: Mapping[str, frozenset[str]] = {
    "principal": PARTNERS,
    "deputy": PARTNERS - HEADS,
    "keeper": frozenset({"keeper", "secretariat"}),
}

AT_A_PARTNER = PARTNERS
DAYS_OF_AN_INVITATION = 7


def may(role: str, act: str, kind: str) -> bool:
    """Whether a role may do an act in a kind of space that is its own."""
    return role in MAY[kind].get(act, frozenset())


def may_seat(role: str, new: str, partner_has_principal: bool) -> bool:
    """Whether a role may give somebody a new one; partners' roles at the partner itself."""
    if role == "keeper" and new == "principal":
        return not partner_has_principal
    return new in SEATS.get(role, frozenset())
