"""When undertakings of the register were last reaffirmed: asked of the later documents of their series, and of what the
same actors say later in the same space. It is computed when it is asked for; nothing is kept, and no state changes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Q

from collegium.accounts.access import Anybody, spaces_of
from collegium.reading.compare import Comparison, Pair, alike
from collegium.reading.contract import Heading, Origin
from collegium.reading.contract import Reading as ReadingContent
from collegium.reading.contract import Statement as Said
from collegium.register.comparing import what_became
from collegium.register.errors import TooLarge
from collegium.register.models import Document, Finding, Kind, Membership, Named, State, Statement
from collegium.register.queries.documents import content_of, readings
from collegium.register.queries.stated import Stated, said_of, stated
from collegium.register.rules.reaffirmed import GIVEN_UP, NEAR, SILENT, Later, Reaffirmed, bears_on, reaffirmed

UNDERTAKES = "commits"
MOST_OF_A_SERIES = 8  # later documents of a series that are asked, the newest
MOST_OF_ACTORS = 300  # later findings of the same actors that are asked, the newest
CLOSE = 0.5  # likeness from which on a statement outside of the series is taken for the same undertaking
DECIDED = frozenset({State.CONFIRMED.value, State.CORRECTED.value})
UNDECIDED = frozenset({State.PROPOSED.value, State.AWAITING.value, State.DISPUTED.value})


@dataclass(frozen=True, slots=True)
class Asked:
    """Undertakings of one document, and what later documents have of each, by the statement's id."""

    undertakings: tuple[Statement, ...]
    found: dict[str, list[Later]]
    questions: dict[str, list[Later]]


def reaffirmations(person: Anybody, document: Document, statements: Iterable[Statement]) -> dict[str, Reaffirmed]:
    """What is known since of each undertaking among statements of a document, by the statement's id. What a question
    takes for granted is none, whatever its act."""
    own = (each for each in statements if each.kind == Kind.STATEMENT)
    some = tuple(each for each in own if each.act == UNDERTAKES and each.date)
    if not some:
        return {}
    asked = Asked(some, {each.pk: [] for each in some}, {each.pk: [] for each in some})
    series = _later_in_series(person, document, min(each.date for each in some))
    _ask_series(person, document, series, asked)
    _ask_actors(person, document, {each.document_id for each in series}, asked)
    return {each.pk: reaffirmed(each.date, asked.found[each.pk], asked.questions[each.pk]) for each in some}


def _later_in_series(person: Anybody, document: Document, date: str) -> list[Membership]:
    """The later documents of the series that a document is in, each once, the newest of them."""
    mine = Membership.objects.filter(document=document, withdrawn=False, series__withdrawn=False).values("series")
    rows = Membership.objects.filter(series__in=mine, withdrawn=False, struck=False, space__in=spaces_of(person))
    alive = rows.filter(document__withdrawn=False, document__struck=False, date__gt=date).exclude(document=document)
    newest = alive.select_related("document__space").order_by("-date", "-document_id")[: 2 * MOST_OF_A_SERIES]
    return list({each.document_id: each for each in newest}.values())[:MOST_OF_A_SERIES]


def _ask_series(person: Anybody, document: Document, series: list[Membership], asked: Asked) -> None:
    """What became of each undertaking in the later documents of its series."""
    own = _stated(person, document) if series else None
    if own is None:
        return
    places = {source.entry: number for number, source in enumerate(own.sources) if source.entry}
    for member in series:
        other = _stated(person, member.document)
        comparison = _compared(own, other) if other else None
        if other and comparison:
            for each in asked.undertakings:
                _ask_document(each, places.get(each.pk), member, other, comparison, asked)


def _stated(person: Anybody, document: Document) -> Stated | None:
    newest = readings(person, document).first()
    content = content_of(newest) if newest else None
    return stated(person, document, content) if content else None


def _compared(own: Stated, other: Stated) -> Comparison | None:
    """The comparison of two documents; None where they are in two languages or too long."""
    languages = {own.reading.source.language, other.reading.source.language} - {None}
    try:
        return what_became(own.reading, other.reading) if len(languages) < 2 else None
    except TooLarge:
        return None


def _ask_document(
    undertaking: Statement, number: int | None, member: Membership, other: Stated, comparison: Comparison, asked: Asked
) -> None:
    pair = next((each for each in comparison.pairs if number is not None and each.old == number), None)
    if pair:
        asked.found[undertaking.pk].append(_became(pair, member, other))
    again = pair.new if pair else None
    for at, said in enumerate(other.reading.statements if undertaking.condition else ()):
        if at != again and bears_on(undertaking.condition, other.reading.text[slice(*said.span)]):
            asked.questions[undertaking.pk].append(_later("question", member.document_id, member.date, other, at))


def _became(pair: Pair, member: Membership, other: Stated) -> Later:
    """What a later document of the series has of one undertaking."""
    document, date = member.document_id, member.date
    if pair.new is not None:
        return _later(pair.kind, document, date, other, pair.new)
    if pair.beside is not None:
        return _later(GIVEN_UP, document, date, other, pair.beside)
    if pair.near:
        near = " ".join(other.reading.text[slice(*pair.near)].split())
        return Later(NEAR, document, date, quote=near, place=pair.near)
    return Later(SILENT, document, date)


def _later(how: str, document: str, date: str, other: Stated, number: int) -> Later:
    said, source = other.reading.statements[number], other.sources[number]
    quote = " ".join(other.reading.text[slice(*said.span)].split())
    decided = source.state in DECIDED
    return Later(how, document, date, said.standing, quote, said.attributed_to or "", said.span, "", decided)


def _ask_actors(person: Anybody, document: Document, series: set[str], asked: Asked) -> None:
    """What the same actors say again in later documents of the space that are in no series with this one."""
    rows = list(_said_later(person, document, series, asked.undertakings))
    if not rows:
        return
    old, new = (_as_reading(each) for each in (asked.undertakings, rows))
    for match in alike(old, new):
        finding, undertaking = rows[match.new], asked.undertakings[match.old]
        if match.kept or match.similarity >= CLOSE:
            asked.found[undertaking.pk].append(_of_content("kept" if match.kept else "reworded", finding))
    for undertaking in asked.undertakings:
        for finding in rows if undertaking.condition else ():
            if bears_on(undertaking.condition, finding.quote):
                asked.questions[undertaking.pk].append(_of_content("question", finding))


def _said_later(
    person: Anybody, document: Document, series: set[str], undertakings: tuple[Statement, ...]
) -> Iterator[Statement | Finding]:
    """Later statements of an actor of the undertakings, or of one to whom they are directed: those of the register, and
    findings that nobody has decided."""
    actors = {actor for each in undertakings for actor in (*each.actors, *each.addressees)}
    named = Named._default_manager.filter(space=document.space_id, role="actor", value__in=actors)
    later = Q(kind=Kind.STATEMENT, date__gt=min(each.date for each in undertakings), space=document.space_id)
    elsewhere = later & Q(space__in=spaces_of(person)) & ~Q(document__in={*series, document.pk})
    entered = Statement.objects.filter(elsewhere, pk__in=named.values("statement"), withdrawn=False, struck=False)
    open_ = Finding._default_manager.filter(elsewhere, pk__in=named.values("finding"), state__in=UNDECIDED)
    yield from entered.order_by("-date", "-id")[:MOST_OF_ACTORS]
    yield from open_.order_by("-date", "-id")[:MOST_OF_ACTORS]


def _of_content(how: str, content: Statement | Finding) -> Later:
    """What a statement of the register or a finding says again."""
    quote = " ".join(content.quote.split())
    decided = isinstance(content, Statement)
    reading = content.reading_id if isinstance(content, Statement) else ""
    place, who = (content.start, content.end), content.attributed_to
    return Later(how, content.document_id, content.date, content.standing, quote, who, place, reading, decided)


def _as_reading(contents: Iterable[Statement | Finding]) -> ReadingContent:
    """Statements of several documents as one text, to be held against others."""
    text, said = "", []
    for each in contents:
        start = len(text)
        text += f"{each.quote}\n"
        said.append(replace(said_of(each), span=(start, len(text) - 1)))
    return _of_statements(text, tuple(said))


def _of_statements(text: str, said: tuple[Said, ...]) -> ReadingContent:
    origin = Origin(name="", media_type="", sha256="", bytes=0, language=None)
    heading = Heading(kind="other", title=None, date=None, time=None, place=None, number=None, languages=())
    return ReadingContent("", "", origin, text, heading, (), (), (), said, (), ())
