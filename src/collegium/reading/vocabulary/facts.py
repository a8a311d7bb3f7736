"""What the tables know of a row beside its words."""

from collections.abc import Mapping

from collegium.reading.vocabulary.cells import rows
from collegium.reading.vocabulary.entries import Entry
from collegium.reading.vocabulary.tables import Agency, Forum, Instrument, Issue, Locality, Office, Party, Person
from collegium.reading.vocabulary.tenures import on_day

Fact = str | int | tuple[str, ...] | None


def facts(entry: Entry) -> dict[str, Fact]:
    """The facts of a row by what they are called, those alone that are known; ids are those of the tables."""
    return {name: fact for name, fact in _facts(entry).items() if fact not in (None, "", ())}


def _facts(entry: Entry) -> Mapping[str, Fact]:
    match entry.row:
        case Party() as party:
            return _of_party(party)
        case Forum() as forum:
            return _of_forum(forum)
        case Instrument() as deed:
            return {"kind": deed.kind, "date": deed.date, "body": deed.forum}
        case Issue(parent=parent):
            return {"parent": parent}
        case Person() as person:
            now = on_day(person, None)
            return {"party": now.party, "office": next((each for some in now.office.values() for each in some), None)}
        case Locality(kind=kind):
            return {"kind": kind}
        case Office(category=category):
            return {"category": category}
        case Agency(party=state):
            return {"party": state}
        case _:
            return {"kind": _kind_of_other(entry.key)}


def _of_party(party: Party) -> dict[str, Fact]:
    territory = "has a code of its own in ISO 3166-1, and some state administers it" if party.territory else None
    return {
        "territory": territory,
        "since": party.since,
        "until": party.until,
        "successors": party.successors,
    }


def _of_forum(forum: Forum) -> dict[str, Fact]:
    left = {held.party for held in forum.memberships if held.until} - set(forum.members)
    return {
        "parent": forum.parent,
        "founded": forum.founded,
        "ended": forum.ended,
        "members": len(forum.members) or None,
        "former members": len(left) or None,
    }


def _kind_of_other(key: tuple[str, ...]) -> str | None:
    return next((row["kind"] for row in rows("others.csv") if (row["language"], row["words"]) == key), None)
