"""The party whose document it is, where only its statements show it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from collegium.reading.contract import Statement
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.voices import SELF, homes_in

# Acts by which a party shows that it issues a text.
ISSUING = ("supports", "objects", "requests", "commits", "consults")


def own_party(
    stated: Sequence[Statement], others: Sequence[Statement], text: str, topic: str | None, known: Lexicon
) -> tuple[str, ...] | None:
    """The party that some statements show whose text it is; none where nothing does, None where nobody asks."""
    if not any(SELF in (*each.actors, *each.addressees) for group in (stated, others) for each in group):
        return None
    alone = [each.actors[0] for each in stated if each.act in ISSUING and len(each.actors) == 1]
    shown = Counter(actor for actor in alone if actor.isupper())
    homes = Counter(homes_in(text, known.homes))
    if homes:
        shown.pop(topic or "", None)  # whom it is about, not whose it is
    named = (shown + homes).most_common(1)
    return (named[0][0],) if named else ()


def told_by(found: Sequence[Statement], who: tuple[str, ...] | None) -> tuple[Statement, ...]:
    """Statements in which the party whose document it is has its id, if anybody asks for it."""
    return tuple(found) if who is None else tuple(_of_party(each, who) for each in found)


def _of_party(statement: Statement, who: tuple[str, ...]) -> Statement:
    """A statement with the ids of SELF in its place; nobody is asked by himself."""
    if SELF not in statement.actors and SELF not in statement.addressees:
        return statement
    actors = _named(statement.actors, who)
    addressees = tuple(each for each in _named(statement.addressees, who) if each not in actors)
    return replace(statement, actors=actors, addressees=addressees)


def _named(ids: tuple[str, ...], who: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for each in ids for one in (who if each == SELF else (each,))))
