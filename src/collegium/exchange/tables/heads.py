"""What the columns of the programme's tables are called, and their yes and no, in the language in which is spoken.

A column keeps one name in JSON and in the description of a CSV; an import knows its heads again in every language.
"""

from collections.abc import Mapping

from collegium.exchange.exports.columns import Table
from collegium.exchange.exports.sheet import Spoken
from collegium.exchange.speech import said
from collegium.exchange.tables.columns import LEAD


def spoken(table: Table) -> Spoken:
    """How a table is said now."""
    heads = _heads()
    called = {name: heads[name] for name in table.names if name in heads}
    leads = {name: _lead(name) for name in table.names if name.startswith(LEAD)}
    return Spoken(called | leads, {"yes": said("yes"), "no": said("no")})


def leads_said() -> str:
    """What a column of all leads is called."""
    return said("Leads")


def _lead(name: str) -> str:
    return said("Lead: %(name)s", name=name.removeprefix(LEAD))


def _heads() -> Mapping[str, str]:
    return {
        "number": said("Number in the list"),
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
    }
