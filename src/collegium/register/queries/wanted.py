"""What can be asked of what documents tell of and the register lacks."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from collegium.accounts.access import Anybody, spaces_of, visible_to
from collegium.accounts.models import Space
from collegium.register.counted import Counted
from collegium.register.models import Counting, Inquiry, Outcome, Wanted
from collegium.register.naming import Understood
from collegium.register.rules.wanted import CLOSED

TOTALS = "total"
STATES = ("open", "found", "not_wanted", "all")


@dataclass(frozen=True, slots=True)
class Lacking:
    """Which of it is wanted: how it stands (one of STATES), of which sort or `total`, with words in its name, by its
    key."""

    state: str = "open"
    sort: str = ""
    words: str = ""
    key: str = ""


def wanted_in(person: Anybody, place: Space) -> QuerySet[Wanted]:
    """All that documents of a space tell of and count."""
    return Wanted.objects.filter(space=place, space__in=spaces_of(person))


def wanted(person: Anybody, place: Space, lacking: Lacking = Lacking()) -> QuerySet[Wanted]:
    """What a space wants, each once by the document that told of it last, the newest first; with `outcome`."""
    rows = wanted_in(person, place)
    last = visible_to(person, Inquiry).filter(space=place, key=OuterRef("key"), struck=False).order_by("-id")
    later = rows.filter(key=OuterRef("key"), pk__gt=OuterRef("pk"))
    once = rows.filter(~Exists(later)).annotate(outcome=Coalesce(Subquery(last.values("outcome")[:1]), Value("open")))
    held = Q(held_by__isnull=False, held_by__withdrawn=False, held_by__struck=False)
    if lacking.state == "open":
        once = once.exclude(held).exclude(outcome__in=CLOSED, number=None).exclude(outcome=Outcome.NOT_WANTED)
    elif lacking.state == "found":
        once = once.filter(held | Q(outcome=Outcome.FOUND))
    elif lacking.state == "not_wanted":
        once = once.filter(outcome=Outcome.NOT_WANTED)
    if lacking.sort == TOTALS:
        once = once.filter(number__isnull=False)
    elif lacking.sort:
        once = once.filter(number=None, sort=lacking.sort)
    if lacking.key:
        once = once.filter(key=lacking.key)
    return _holding(once, place, lacking.words).select_related("document__marking", "held_by").order_by("-date", "-id")


def _holding(rows: QuerySet[Wanted], place: Space, words: str) -> QuerySet[Wanted]:
    """Those that hold all words, or are what the words are a name of in the space."""
    if not words:
        return rows
    held = Q()
    for word in words.split():
        held &= Q(name__icontains=word) | Q(of__icontains=word)
    return rows.filter(held | Q(slug__in=Understood(place).values("instrument", words)))


def told_by(person: Anybody, place: Space, rows: Iterable[Wanted]) -> dict[str, int]:
    """How many documents tell of each, by its key."""
    keys = {row.key for row in rows}
    counted = wanted_in(person, place).filter(key__in=keys).values("key").annotate(told=Count("document"))
    return {row["key"]: row["told"] for row in counted}


def inquiries_for(person: Anybody, place: Space, rows: Iterable[Wanted]) -> dict[str, list[Inquiry]]:
    """What was said of each, by its key, in order."""
    keys = {row.key for row in rows}
    said: dict[str, list[Inquiry]] = {}
    entries = visible_to(person, Inquiry).filter(space=place, key__in=keys, struck=False)
    for each in entries.select_related("by", "found").order_by("id"):
        said.setdefault(each.key, []).append(each)
    return said


def counted_by(person: Anybody, place: Space, rows: Iterable[Wanted]) -> dict[str, tuple[str, str]]:
    """By what each total is counted, its sort and id, by the total's key; nothing for one of which nobody said it."""
    keys = {row.key for row in rows if row.number is not None}
    said = visible_to(person, Counting).filter(space=place, key__in=keys, struck=False)
    return {each.key: (each.sort, each.counted_by) for each in said}


def held_of(said: Iterable[Inquiry], counted: Counted | None = None) -> int:
    """How many are here of what was counted: what holds it, and the documents besides that somebody found and that
    stand. Where it is counted by something else than documents, those are no more of it."""
    held = counted.documents if counted else frozenset()
    if counted and held is None:
        return counted.held
    found = {each.found_id for each in said if each.found and not (each.found.withdrawn or each.found.struck)}
    return len(found | (held or frozenset()))
