"""Actions as lines of a page: all words of a line are made here, for a programme may have hundreds of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.translation import gettext as _

from collegium.programme.queries.programmes import Row
from collegium.register.models import Reference
from collegium.web.programme.telling import FIXED
from collegium.web.speech import speech
from collegium.web.templatetags.programme import called

PLACE = "0" * 26  # of the id in an address


@dataclass(frozen=True, slots=True)
class Line:
    """An action in words; `mark` says whether it is late, `mood` how loud that is said."""

    number: str
    title: str
    address: str
    besides: str
    state: str
    due: str
    mark: str
    mood: str


Group = tuple[Reference | None, int, list[Line]]
"""An issue or forum, how many actions it has, and the lines of those that are shown."""


def shown_of(groups: Iterable[tuple[str | None, list[str]]], shown: Mapping[str, Row], by: str) -> Iterator[Group]:
    """The groups of a programme, by the ids of their actions, of which something is shown."""
    for _group, actions in groups:
        kept = [shown[each] for each in actions if each in shown]
        if kept:
            first = kept[0].action
            yield first.forum if by == "forum" else first.issue, len(actions), lines(kept, by)


def lines(rows: Iterable[Row], by: str) -> list[Line]:
    """The actions of a group; what they are grouped `by` is not said of each."""
    address, day, name = reverse("action", kwargs={"entry": PLACE}), cache(speech().date), cache(called)
    fixed = cache(lambda word: str(FIXED.get(word, word)))
    made = []
    for row in rows:
        each = row.action
        made.append(
            Line(
                each.known_as,
                each.title or _("Struck out"),
                address.replace(PLACE, each.pk),
                _besides(name(each.issue if by == "forum" else each.forum), row),
                fixed(each.state),
                day(each.due.isoformat()) if each.due else "",
                fixed(row.timing) if row.timing else "",
                "" if row.timing == "overdue" else "calm",
            )
        )
    return made


def _besides(other: str, row: Row) -> str:
    """What stands below a title: the forum or issue, who leads, how many mandates."""
    units = [f"{partner}: {unit}" for partner, unit in row.leads]
    mandates = f"{_('mandates:')} {row.mandates}" if row.mandates else ""
    return " · ".join(filter(None, [other, *units, mandates]))
