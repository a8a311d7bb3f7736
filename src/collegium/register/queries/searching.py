"""Search: the passages that hold what is looked for, of the spaces that a person sees.

The newest documents come first. The order by hits is that of the newest passages found, as many as `RANKED`. Numbers
end at `COUNTED`. Nothing here asks the whole index for anything: no statistics, no completions.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from itertools import islice
from operator import or_

from django.db.models import Exists, OuterRef, Q
from ulid import ULID

from collegium.accounts.access import Anybody, note_all, spaces_of, visible_to
from collegium.accounts.models import Space
from collegium.register.derived.passages import DOCUMENT
from collegium.register.models import Document, Finding, Passage, Reading, State, Statement, Wording
from collegium.register.queries.asking import COUNTED, RANKED, ROWS, Asked, spaces_asked
from collegium.register.queries.entries import Found, documents_behind
from collegium.register.queries.narrowing import Narrowing, narrowing_in
from collegium.register.search.hits import Piece, hits, snippet
from collegium.register.search.index import index
from collegium.register.search.places import after, first_of
from collegium.register.search.query import Query, understood
from collegium.register.search.terms import Sought, facet, sought

AT_ONCE = 40  # places that are asked for at once, where statements in them have to fit
MOST_TIMES = 20  # how often, before a page is left shorter
SHOWN = (
    "space", "document", "start", "end", "key", "kind", "act", "standing", "actors", "addressees", "forums", "issues",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found: its snippet, and the statements and premises in it, those of the register before
    findings."""

    wording: Wording
    pieces: list[Piece]
    hits: int
    statements: list[Finding | Statement] = field(default_factory=list)

    @property
    def passage(self) -> Passage:
        """Which passage it is."""
        return self.wording.passage


@dataclass(frozen=True, slots=True)
class Result:
    """A page of hits. `count` is None where it is not known, `more` says that it is above `COUNTED`; `following` is
    what `search` takes to go on, None at the end. `stopped` says that the page is shorter than what may be behind it:
    so many places were looked at without enough of them fitting."""

    hits: list[Hit]
    count: int | None = None
    more: bool = False
    following: str | None = None
    stopped: bool = False


def search(person: Anybody, asked: Asked, start: str = "", rows: int = ROWS) -> Result:
    """A page of what is found, from the beginning or behind what `following` named. Raises Improper."""
    query, spaces = understood(asked.words), spaces_asked(person, asked)
    if not spaces or not asked.wants_passages or not (query.wanted or asked.narrowed):
        return Result([], count=0)
    ask = _ask(asked, query, spaces)
    begin, end = first_of(asked.begin), after(asked.end)
    first: Sequence[int] | None = None
    count: int | None = None
    if not start and len(ask.narrowing.of_statements) <= 1:
        most = RANKED if asked.order == "hits" else ask.at_once(rows + 1)
        first, count = index().first(ask.wanted, begin, end, most, COUNTED + 1)
    known, more = (count, False) if count is None else (min(count, COUNTED), count > COUNTED)
    if asked.order == "hits":
        return Result(ask.most(begin, end, rows, first), known, more)
    found, stopped = ask.found(begin, _before(ask.spaces, start, end), rows + 1, first)
    following = _place_of(found[rows - 1].wording) if len(found) > rows else None
    if stopped is not None:
        following = _place_of(Wording.objects.select_related("passage").get(pk=stopped))
    return Result(found[:rows], known, more, following, stopped is not None)


def documents_holding(person: Anybody, asked: Asked, documents: Sequence[Document]) -> list[Document]:
    """Of some documents those in which a search finds passages."""
    held: list[Document] = []
    if not asked.wants_passages:
        return held
    query, spaces = understood(asked.words), spaces_asked(person, asked)
    begin, end = first_of(asked.begin), after(asked.end)
    for first in range(0, len(documents) if spaces else 0, AT_ONCE):
        some = documents[first : first + AT_ONCE]
        hit = _ask(asked, query, spaces, some).holding(begin, end, len(some))
        held += [each for each in some if each.pk in hit]
    return held


def new_since(person: Anybody, moment: datetime) -> list[Document]:
    """The documents that were first read, or came to a space that the person sees, since a moment."""
    since = str(ULID.from_datetime(moment))
    seen = spaces_of(person)
    late = Reading.objects.filter(space__in=seen, pk__gt=since, withdrawn=False, struck=False)
    early = Reading.objects.filter(document=OuterRef("pk"), pk__lte=since)
    rows = visible_to(person, Document).filter(~Exists(early), pk__in=late.values("document"), struck=False)
    return list(rows.order_by("pk"))


def documents_shown(result: Result, found: Iterable[Found] = ()) -> list[Document]:
    """The documents whose words a search shows, in passages and in entries."""
    passages = {hit.wording.document_id: hit.wording.document for hit in result.hits}
    return list({**{each.pk: each for each in documents_behind(found)}, **passages}.values())


def note_found(person: Anybody, documents: Iterable[Document]) -> None:
    """Keep that a person read what a search found, for the partners whose it is: its words are shown."""
    note_all(person, "read", documents)


def _place_of(last: Wording) -> str:
    """A hit in an address, by its document and where it begins there."""
    return f"{last.document_id}-{last.passage.start}"


def _before(spaces: Sequence[str], start: str, end: int) -> int:
    """The place of the last hit of the page before, or of where that stopped, as `_place_of` has it."""
    document, _, offset = start.partition("-")
    if not offset.isdecimal() or len(offset) > 9:
        return end
    seen = Wording.objects.filter(space__in=spaces, document=document, passage__start=int(offset))
    place: int | None = seen.values_list("pk", flat=True).first()
    return end if place is None else min(place, end)


@dataclass(frozen=True, slots=True)
class _Ask:
    """One question on its way through the index, to spaces that the person sees."""

    narrowing: Narrowing
    query: Query
    wanted: Sought
    spaces: Sequence[str]

    def at_once(self, rows: int) -> int:
        """How many places are asked for at once, where so many hits are probably wanted."""
        return AT_ONCE if self.narrowing.of_statements else rows

    def found(
        self, begin: int, end: int, rows: int, first: Sequence[int] | None = None
    ) -> tuple[list[Hit], int | None]:
        """So many hits, the newest first; and the last place that was looked at, where fewer were found and more may
        stand behind it. `first` are the first places, where known."""
        found: list[Hit] = []
        at_once = self.at_once(rows)
        for _ in range(MOST_TIMES):
            places = index().places(self.wanted, begin, end, at_once) if first is None else first
            first = None
            found += islice(self._hits(places), rows - len(found))
            if len(found) >= rows or len(places) < at_once:
                return found, None
            end = places[-1]
        return found, end

    def holding(self, begin: int, end: int, most: int) -> set[str]:
        """The documents in which something is found; it is looked for until there are so many."""
        held: set[str] = set()
        while len(held) < most:
            places = index().places(self.wanted, begin, end, AT_ONCE)
            held |= {hit.wording.document_id for hit in self._hits(places)}
            if len(places) < AT_ONCE:
                break
            end = places[-1]
        return held

    def most(self, begin: int, end: int, rows: int, first: Sequence[int] | None = None) -> list[Hit]:
        """Of the newest passages those with the most hits, of as many the newest first."""
        places = index().places(self.wanted, begin, end, RANKED) if first is None else first
        texts = Wording.objects.filter(pk__in=places, space__in=self.spaces)
        counted = [
            (-len(hits(text, language, self.query)), -pk)
            for pk, text, language in texts.values_list("pk", "text", "passage__language")
        ]
        best = [-pk for _, pk in sorted(counted)]
        found: list[Hit] = []
        for at in range(0, len(best), AT_ONCE):
            found += self._hits(best[at : at + AT_ONCE])
            if len(found) >= rows:
                break
        return sorted(found, key=lambda hit: (-hit.hits, -hit.wording.pk))[:rows]

    def _hits(self, places: Sequence[int]) -> Iterator[Hit]:
        rows = Wording.objects.filter(pk__in=places, space__in=self.spaces)
        rows = rows.select_related("passage__reading", "document__marking", "document__space__partner")
        listed = list(rows.order_by("-pk"))
        stated = statements_in(listed)
        for row in listed:
            statements = stated[row.pk]
            if self.narrowing.of_statements:
                statements = [each for each in statements if self.narrowing.fits(each)]
                if not statements:
                    continue
            found = hits(row.text, row.passage.language, self.query)
            yield Hit(row, snippet(row.text, found), len(found), statements)


def _ask(asked: Asked, query: Query, spaces: Sequence[Space], among: Sequence[Document] = ()) -> _Ask:
    """A question to some spaces, or to some documents of them."""
    narrowing, ids = narrowing_in(asked.narrowed, spaces), [each.pk for each in spaces]
    of_these = [tuple((each.space_id, facet(DOCUMENT, each.pk)) for each in among)] if among else []
    return _Ask(narrowing, query, sought(query, [*narrowing.facets, *of_these], ids), ids)


def statements_in(rows: Sequence[Wording]) -> dict[int, list[Finding | Statement]]:
    """The statements of the register and the findings that stand in passages, by the wordings' ids, in order; among
    them what questions take for granted, by its kind.

    What was rejected is left out, and a finding that became a statement.
    """
    held: dict[int, list[Finding | Statement]] = {row.pk: [] for row in rows}
    if not rows:
        return held
    entered = Statement.objects.filter(_touching(rows, "now_start", "now_end"), withdrawn=False, struck=False)
    entered = entered.only(*SHOWN, "now_start", "now_end")
    proposed = Finding.objects.filter(_touching(rows, "start", "end")).exclude(state=State.REJECTED).only(*SHOWN)
    decided = list(entered)
    keys = {(each.document_id, each.key) for each in decided}
    open_ = (each for each in proposed if (each.document_id, each.key) not in keys)
    shown: list[Finding | Statement] = [*decided, *open_]
    for row in rows:
        inside = [each for each in shown if each.document_id == row.document_id and _touches(each, row.passage)]
        held[row.pk] = sorted(inside, key=lambda each: place_of(each)[0])
    return held


def _touching(rows: Iterable[Wording], start: str, end: str) -> Q:
    every = (
        Q(document=row.document_id, **{f"{start}__lt": row.passage.end, f"{end}__gt": row.passage.start})
        for row in rows
    )
    return reduce(or_, every)


def _touches(each: Finding | Statement, passage: Passage) -> bool:
    start, end = place_of(each)
    return start < passage.end and end > passage.start


def place_of(each: Finding | Statement) -> tuple[int, int]:
    """Where a statement stands in the newest text."""
    if isinstance(each, Statement):
        return each.now_start or 0, each.now_end or 0
    return each.start, each.end
