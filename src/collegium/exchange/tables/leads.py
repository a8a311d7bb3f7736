"""Who leads, where one column says it for all partners that take part: a unit, and the parties whose it is."""

from collections.abc import Collection, Iterator

import regex

from collegium.exchange.tables.fields import Partners
from collegium.exchange.tables.values import Unclear
from collegium.exchange.tables.words import is_one

BETWEEN = regex.compile(r"[,;/\n]+")
JOINED = regex.compile(r"\s(?:and|et|und|y|e|и|&|\+)\s")
PARTS = regex.compile(r"[;\n]+")


def parties(text: str, partners: Partners) -> tuple[str, ...]:
    """The codes of the partners that a cell names, each by its name or code, or all of them; none for an empty cell.
    Raises Unclear for a word that is no partner: whoever is left out would be left out unseen."""
    if is_one(text, "nothing"):
        return ()
    if is_one(text, "all"):
        return partners.taking_part
    return tuple(dict.fromkeys(_named(text, partners)))


def _named(text: str, partners: Partners) -> Iterator[str]:
    for piece in filter(str.strip, BETWEEN.split(text)):
        whole = partners.meant(piece)
        for each in [piece] if whole else JOINED.split(piece):
            code = partners.meant(each)
            if not code:
                raise Unclear("This names a partner that is not known here.", "Write names or codes of partners.")
            yield code


def led(unit: str, named: Collection[str], partners: Partners) -> dict[str, str]:
    """The units that lead, by the codes of partners: for the parties that another cell names; else as the cell itself
    says it (`QM: Harbour Unit; QN: Sea Desk`), for those that its words name, or for all that take part."""
    if not unit:
        return {}
    said = [each.partition(":") for each in PARTS.split(unit) if each.strip()]
    each_own = {partners.meant(who): own.strip() for who, _, own in said}
    if "" not in each_own and all(each_own.values()):
        return each_own
    return dict.fromkeys(named or partners.named(unit) or partners.taking_part, unit)
