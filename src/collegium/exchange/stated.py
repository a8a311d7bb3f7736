"""What statements say of themselves, in words: acts, times, standing, how sure they are, and whom they name."""

import calendar
import datetime
from collections.abc import Iterable, Mapping

from collegium.exchange.speech import date_said, said
from collegium.reading.contract import ACTS, Period, Reading, Statement
from collegium.reading.vocabulary import Vocabulary

MEANINGS = {
    "commits": "undertakes to do something, to go on with it, or to leave it",
    "adopts": "brings a text, a body or a decision into being",
    "proposes": "puts something forward that others may take up",
    "requests": "wants others to act, or to stop",
    "supports": "backs, welcomes, praises or thanks",
    "objects": "is against something, or worried by it",
    "holds": "says where it stands and asks nothing of anybody",
    "consults": "meets and talks, or opens a subject",
    "reports": "tells what has come of something undertaken",
    "schedules": "fixes an event that is to come",
    "withdraws": "ends, leaves or suspends what was in force",
    "declines": "says that something was not done or will not be",
}
"""What each act is, in the words of the page: the actor …"""
STANDING = {"own": "own words", "joint": "joint text", "told": "as told"}
VERY_LIKELY, LIKELY = 0.9, 0.7  # the least confidence that is called so
NOT_KNOWN = "actor not known"


def sure(statement: Statement) -> str:
    """`likely, 0.83`: how sure the reading is, in words and as a figure."""
    value = statement.confidence
    word = "very likely" if value >= VERY_LIKELY else "likely" if value >= LIKELY else "uncertain"
    return f"{said(word)}, {value:.2f}"


def told_by(statement: Statement) -> str:
    """`as told by Ondra Pell`: the standing of a statement and who speaks."""
    standing = said(STANDING.get(statement.standing, statement.standing))
    speaker = " ".join((statement.attributed_to or "").split())
    if not speaker:
        return standing
    if statement.standing == "told":
        return said("as told by %(speaker)s", speaker=speaker)
    return said("%(standing)s, by %(speaker)s", standing=standing, speaker=speaker)


def period_in_words(period: Period) -> str:
    """`2031`, `June 2031`, `3 February 2031`, `until …`, `from … to …`; whole years and months are called so."""
    start, end = period.start, period.end
    if start and end:
        whole = _whole(start, end)
        return whole or (date_said(start) if start == end else _to(start, end))
    if start:
        return said("from %(date)s", date=date_said(start))
    return said("until %(date)s", date=date_said(end)) if end else said("not known")


def _to(start: str, end: str) -> str:
    return said("%(start)s to %(end)s", start=date_said(start), end=date_said(end))


def _whole(start: str, end: str) -> str:
    """A span of whole years, or one whole month, in words; empty where it is none."""
    if start.endswith("-01-01") and end.endswith("-12-31"):
        years = [start[:-6], end[:-6]]
        return years[0] if years[0] == years[1] else said("%(start)s to %(end)s", start=years[0], end=years[1])
    if start[:-3] == end[:-3] and start.endswith("-01") and end == _last_day(start):
        return date_said(start[:-3])
    return ""


def _last_day(first: str) -> str:
    try:
        day = datetime.date.fromisoformat(first)
    except ValueError:
        return ""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1]).isoformat()


def counts_by_act(statements: Iterable[Statement]) -> dict[str, int]:
    """How many statements do each act, in the contract's order; acts that none does are left out."""
    acts = [statement.act for statement in statements]
    return {act: acts.count(act) for act in dict.fromkeys((*ACTS, *acts)) if act in acts}


def names_of(reading: Reading, vocabulary: Vocabulary | None) -> dict[str, str]:
    """What actors, addressees and forums of statements are called, by id, as the tables have it or else the text.

    One that has no name is called by its id.
    """
    mentioned = _names_in(reading)
    known, language = vocabulary or Vocabulary(), reading.source.language or "en"
    names: dict[str, str] = {}
    for statement in (*reading.statements, *reading.premises):
        for each in (*statement.actors, *statement.addressees, *statement.forums):
            if each not in names:
                named = (known.name_of(kind, each, language) for kind in ("party", "forum"))
                names[each] = next(filter(None, named), None) or mentioned.get(each, each)
    return names


def _names_in(reading: Reading) -> dict[str, str]:
    """What mentions call parties and forums, by id; the words of the first mention where no table has a name."""
    names: dict[str, str] = {}
    for each in reading.mentions:
        if each.id and each.kind in ("party", "forum") and each.id not in names:
            names[each.id] = each.name or " ".join(reading.text[slice(*each.span)].split())
    return names


def listed_names(ids: Iterable[str], names: Mapping[str, str]) -> list[str]:
    """The names of some ids, each once."""
    return list(dict.fromkeys(names.get(each, each) for each in ids))


def quote_of(reading: Reading, statement: Statement) -> str:
    """The words of a statement in one line."""
    return " ".join(reading.text[slice(*statement.span)].split())
