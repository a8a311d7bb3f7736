"""What the columns of the programme's tables are called, and their fixed words, in the language in which is spoken.

A column keeps one name in JSON and in the description of a CSV; an import knows its heads again in every language.
"""

from collections.abc import Mapping

from collegium.exchange.exports.columns import Table
from collegium.exchange.exports.sheet import Spoken
from collegium.exchange.speech import said
from collegium.exchange.tables.columns import LEAD


def spoken(table: Table) -> Spoken:
    """How a table is said now."""
    heads = {**_heads(), **_of_instructions()} if table.name == "instructions" else _heads()
    called = {name: heads[name] for name in table.names if name in heads}
    leads = {name: _lead(name) for name in table.names if name.startswith(LEAD)}
    return Spoken(called | leads, _values(table))


def leads_said() -> str:
    """What a column of all leads is called."""
    return said("Leads")


def _lead(name: str) -> str:
    return said("Lead: %(name)s", name=name.removeprefix(LEAD))


def _heads() -> Mapping[str, str]:
    return {
        "number": said("Number in the list"),
        "printed": said("Printed number"),
        "title": said("Title"),
        "text": said("Description"),
        "issue": said("Issue"),
        "forum": said("Forum"),
        "level": said("Level"),
        "planned": said("Planned for"),
        "place": said("Place"),
        "in_person": said("In person"),
        "due": said("Due"),
        "measure": said("Measure of success"),
        "state": said("State"),
        "held": said("Held on"),
        "outcome": said("What came of it"),
        "why": said("Reason"),
        "merged_into": said("Merged into"),
        "rests_on": said("Rests on"),
        "entry": said("Entry of the register"),
        "on": said("Day"),
        "none_made": said("None made"),
        "occasion": said("Occasion"),
        "said_by": said("Said by"),
        "action": said("Action"),
        "field": said("What of it changes"),
        "after": said("What it says then"),
        "about": said("Topic"),
        "partner": said("Partner"),
        "post": said("Post"),
        "position": said("Position"),
        "fallback": said("Fallback"),
        "report": said("Report"),
        "topic": said("Topic"),
        "sign": said("How it stands with the partner"),
        "posts": said("Posts"),
        "states": said("How far"),
        "covered_by": said("Covered by"),
        "handling": said("Handling"),
        "line": said("Line"),
        "issued": said("Issued on"),
        "followed": said("Followed"),
        "remark": said("Remark"),
        "shared": said("Shared"),
    }


def _of_instructions() -> Mapping[str, str]:
    """What columns are called otherwise there, as an import of a tracker knows them."""
    return {"on": said("Date of status")}


def _values(table: Table) -> Mapping[str, str]:
    """What fixed words are called. Of an adjustment they name columns too."""
    words = {"yes": said("yes"), "no": said("no")}
    if table.name == "adjustments":
        return {**_heads(), "leads": leads_said(), **words, **_of_the_programme()}
    return {**words, **_of_the_programme(), **_of_charges(), **_of_the_grid()}


def _of_the_programme() -> Mapping[str, str]:
    return {
        "ministers": said("ministers"),
        "deputy ministers": said("deputy ministers"),
        "political directors": said("political directors"),
        "directors": said("directors"),
        "heads of unit": said("heads of unit"),
        "experts": said("experts"),
        "heads of archives": said("heads of archives"),
        "heads of planning staff": said("heads of planning staff"),
        "spokespersons": said("spokespersons"),
        "state secretaries": said("state secretaries"),
        "legal advisers": said("legal advisers"),
        "planned": said("planned"),
        "held": said("held"),
        "postponed": said("postponed"),
        "merged": said("merged"),
        "dropped": said("dropped"),
        "under way": said("under way"),
        "carried out": said("carried out"),
        "proposed": said("proposed"),
        "adopted": said("adopted"),
        "withdrawn": said("withdrawn"),
        "recorded": said("recorded"),
    }


def _of_charges() -> Mapping[str, str]:
    return {
        "draft": said("draft"),
        "issued": said("issued"),
        "received": said("received"),
        "acknowledged": said("acknowledged"),
        "queried": said("question open"),
        "acted": said("acted"),
        "reported": said("reported"),
        "not carried out": said("not carried out"),
        "overtaken": said("overtaken"),
        "vote": said("vote"),
        "sponsor": said("sponsor"),
        "statement": said("statement"),
        "demarche": said("demarche"),
        "other": said("other"),
        "line": said("the line"),
        "fallback": said("the fallback"),
        "nothing": said("nothing"),
        "status": said("the status"),
        "text": said("the text"),
    }


def _of_the_grid() -> Mapping[str, str]:
    return {
        "acted jointly": said("acted jointly"),
        "some jointly": said("some acted jointly"),
        "one side only": said("one side only"),
        "no report": said("no report"),
        "open": said("open"),
        "not shared": said("not shared"),
        "waits": said("under way"),
        "given up": said("not carried out"),
        "covered": said("covered"),
        "no post": said("no post"),
    }
