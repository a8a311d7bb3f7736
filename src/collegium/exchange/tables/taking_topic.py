"""Taking the grid of one topic: what came of it place by place, as far as each partner shares it."""

from datetime import date
from typing import Any

from django.utils.timezone import localdate

from collegium.accounts.access import Anybody, note
from collegium.accounts.models import Space
from collegium.exchange.exports.bounds import check_bound
from collegium.exchange.exports.sheet import Sheet
from collegium.exchange.exports.sources import about_of, called
from collegium.exchange.speech import said
from collegium.exchange.tables.columns import TOPIC
from collegium.exchange.tables.taking import BY_PAGE
from collegium.programme.queries.grid import Cell, Row, Topic, grid, marking_of_grid


def take_topic(person: Anybody, space: Space, topic: Topic, today: date) -> Sheet:
    """The grid of one topic in a joint space on a day. Raises TooLarge."""
    made = grid(person, space, topic, today)
    check_bound(sum(len(row.cells) for row in made.rows), BY_PAGE)
    marking = marking_of_grid(person, space, topic)
    whose = said("joint, for the partners of %(name)s", name=space.partnership.name if space.partnership else "")
    handling = "; ".join(filter(None, (marking.name if marking else "", whose)))
    always = {"topic": topic.called, "handling": handling, "on": today.isoformat()}
    rows = [{**always, **_cell(row, cell)} for row in made.rows for cell in row.cells]
    note(person, "export", space)
    return Sheet(TOPIC, rows, about_of(topic.title, called(space), [marking]))


def _cell(row: Row, cell: Cell) -> dict[str, Any]:
    return {
        "place": row.place,
        "outcome": row.outcome,
        "partner": cell.partner.code,
        "sign": cell.sign,
        "posts": cell.posts,
        "states": [each.state for each in cell.shared],
        "due": [localdate(each.due).isoformat() for each in cell.shared if each.due],
        "covered_by": [f"{each.covered_by.code}: {each.post}" for each in cell.covered_by],
    }
