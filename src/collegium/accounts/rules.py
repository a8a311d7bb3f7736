"""Which role may do what in which kind of space. Pure: a table, and nothing that is not in it is allowed."""

from collections.abc import Iterable, Mapping, Set

PRINCIPAL = frozenset({"principal"})
HEADS = frozenset({"principal", "deputy"})
WRITERS = HEADS | {"editor"}
PARTNERS = WRITERS | {"post", "reader"}
OFFICE = frozenset({"secretariat"})

MAY: Mapping[str, Mapping[str, frozenset[str]]] = {
    "own": {
        "read": PARTNERS,
        "add": WRITERS | {"post"},
        "change": WRITERS,
        "decide": WRITERS,
        "settle": WRITERS,  # what two decided differently: a third person (register/rules/findings.py)
        "allow outside": PRINCIPAL,
        "ask outside": WRITERS,
        "table": WRITERS,
        "instruct": WRITERS,
        "report": WRITERS | {"post"},
        "propose striking": WRITERS,
        "strike": HEADS,
    },
    "joint": {
        "read": PARTNERS | OFFICE,
        "add": WRITERS | OFFICE,
        "change": WRITERS | OFFICE,
        "decide": WRITERS | OFFICE,
        "settle": WRITERS | OFFICE,
        "allow outside": PRINCIPAL,
        "ask outside": WRITERS | OFFICE,
        "draft": WRITERS | OFFICE,
        "agree": WRITERS,  # to a paragraph; to a whole text a head consents
        "consent": HEADS,
        "record": OFFICE,  # what a partner said elsewhere; that nobody broke silence
        "publish": HEADS | OFFICE,
        "propose striking": WRITERS | OFFICE,
        "strike": HEADS | OFFICE,
    },
    "public": {
        "read": PARTNERS | OFFICE,  # as is everybody who asks
        "ask outside": WRITERS | OFFICE,
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

# From whose account a role may take the second factor and the sessions: of those who sit at its own partner and nowhere
# else. All others' are the keeper's to take.
REVOKES: Mapping[str, frozenset[str]] = {"principal": PARTNERS - {"principal"}, "deputy": PARTNERS - HEADS}

# Of whom an installation may demand a second factor: nobody, those who seat people, publish and strike out, or all.
DEMANDS: Mapping[str, frozenset[str]] = {
    "nobody": frozenset(),
    "heads": HEADS | OFFICE | {"keeper"},
    "everybody": PARTNERS | OFFICE | {"keeper"},
}
DAYS_OF_AN_INVITATION = 7


def may(role: str, act: str, kind: str) -> bool:
    """Whether a role may do an act in a kind of space that is its own."""
    return role in MAY[kind].get(act, frozenset())


def may_seat(role: str, new: str, partner_has_principal: bool) -> bool:
    """Whether a role may give somebody a new one; partners' roles at the partner itself."""
    if role == "keeper" and new == "principal":
        return not partner_has_principal
    return new in SEATS.get(role, frozenset())


def may_revoke(role: str, partner: str | None, tables: Set[str | None], roles: Set[str]) -> bool:
    """Whether a role at a partner may take second factor and sessions from whoever has some roles at some tables.

    The tables are partners; what stands at none of them, a keeper or a secretariat, is None.
    """
    if role == "keeper":
        has_principal = len(tables) == 1 and None not in tables and roles <= REVOKES["principal"]
        return not has_principal
    return tables == {partner} and roles <= REVOKES.get(role, frozenset())


def needs_second_factor(demand: str, roles: Iterable[str]) -> bool:
    """Whether an installation that demands a second factor of some demands it of whoever has these roles."""
    return bool(DEMANDS[demand] & frozenset(roles))
