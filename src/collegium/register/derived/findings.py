"""The findings of a document: what its newest reading proposes, and how far each is decided."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from collegium.reading.contract import Reading as ReadingContent
from collegium.reading.contract import Statement as Proposed
from collegium.register.derived import lost
from collegium.register.derived.mentions import persons_in
from collegium.register.derived.outside import findings_from_outside, from_outside, new_beside
from collegium.register.models import Decision, Document, Finding, Kind, Named, Reading, Statement
from collegium.register.queries.documents import content_of
from collegium.register.rules import findings as rules
from collegium.register.rules.anchoring import Occurrences
from collegium.register.rules.findings import Said, state_of
from collegium.register.rules.references import MENTIONED, SPEAKS, key_of
from collegium.register.rules.spelled import Spelled

ROLES = {
    "actors": "actor",
    "addressees": "addressee",
    "forums": "forum",
    "instruments": "instrument",
    "issues": "issue",
}
LONGEST = 200


def make(document: Document, reading: Reading, content: ReadingContent) -> None:
    """Make the findings of a document, and find the places of what is decided in the new text."""
    entered = list(Statement.objects.filter(document=document, struck=False))
    proposed = [*_of_kind(content, Kind.STATEMENT), *_of_kind(content, Kind.PREMISE)]
    outside = from_outside(document)
    quotes = [each.quote for each in entered] + [each.quote for each in outside]
    places = Occurrences(content.text, [*quotes, *(content.text[slice(*each.span)] for _, _, each in proposed)])
    findings = _distinct(_finding(document, reading, content, places, *each) for each in proposed)
    said = said_of(document)
    further = findings_from_outside(document, reading, places, outside, len(content.statements))
    findings = _distinct([*findings, *new_beside(findings, further, said)])
    _settle(findings, said)
    Finding.objects.bulk_create(findings)
    persons = persons_in(document)
    Named.objects.bulk_create(_named(findings, persons))
    Named.objects.bulk_create(_named_in((each for each in entered if not each.withdrawn), persons))
    _place(entered, reading, places)


def _of_kind(content: ReadingContent, kind: Kind) -> Iterator[tuple[Kind, int, Proposed]]:
    listed = content.statements if kind == Kind.STATEMENT else content.premises
    for number, each in enumerate(listed):
        yield kind, number, each


def _finding(
    document: Document, reading: Reading, content: ReadingContent, places: Occurrences, kind: Kind, number: int,
    proposed: Proposed,
) -> Finding:  # fmt: skip
    quote = content.text[slice(*proposed.span)]
    occurrence = places.number(quote, proposed.span[0])
    return Finding(
        space_id=document.space_id,
        document=document,
        key=rules.key_of(document.sha256, kind, proposed.act, quote, occurrence),
        kind=kind,
        number=number,
        date=reading.date,
        confidence=proposed.confidence,
        **content_of_statement(proposed, quote),
    )


def content_of_statement(proposed: Proposed, quote: str) -> dict[str, Any]:
    """What a statement of a reading says, by the fields of `Content`."""
    when = proposed.when
    return {
        "act": proposed.act,
        "start": proposed.span[0],
        "end": proposed.span[1],
        "quote": quote,
        **{name: list(getattr(proposed, name)) for name in ROLES},
        "when_start": (when.start if when else "") or "",
        "when_end": (when.end if when else "") or "",
        "condition": proposed.condition or "",
        "attributed_to": proposed.attributed_to or "",
        "standing": proposed.standing,
    }


def _distinct(findings: Iterable[Finding]) -> list[Finding]:
    """Of findings with one key, which say the same act of the same words, the surest."""
    surest: dict[str, Finding] = {}
    for each in findings:
        if each.key not in surest or each.confidence > surest[each.key].confidence:
            surest[each.key] = each
    return list(surest.values())


def _settle(findings: Iterable[Finding], said: Mapping[str, list[Said]]) -> None:
    """Give findings the states that decisions gave them."""
    for each in findings:
        each.state = state_of(said.get(each.key, []))


def said_of(document: Document, key: str = "") -> dict[str, list[Said]]:
    """What people say to the findings of a document, or to one of them, by key and in order."""
    said: dict[str, list[Said]] = {}
    rows = Decision.objects.filter(document=document, withdrawn=False, struck=False).order_by("id")
    for each in rows.filter(key=key) if key else rows:
        said.setdefault(each.key, []).append(Said(each.verdict, each.said, each.settles, bool(each.seal)))
    return said


def _named(findings: Iterable[Finding], persons: Spelled) -> Iterator[Named]:
    for each in findings:
        for role, value in _values(each, persons):
            yield Named(finding=each, **_of(each), role=role, value=value, state=each.state)


def _named_in(statements: Iterable[Statement], persons: Spelled) -> Iterator[Named]:
    """What statements of the register name."""
    for each in statements:
        for role, value in _values(each, persons):
            yield Named(statement=each, **_of(each), role=role, value=value)


def _of(content: Finding | Statement) -> dict[str, str]:
    """What a row says of the finding or statement that it belongs to."""
    return {name: getattr(content, name) for name in ("space_id", "document_id", "standing", "date")}


def _values(content: Finding | Statement, persons: Spelled) -> Iterator[tuple[str, str]]:
    """The roles in which something is named, with its ids; `persons` are those that the document names."""
    for name, role in ROLES.items():
        for value in dict.fromkeys(getattr(content, name)):
            yield role, value[:LONGEST]
    if content.attributed_to:
        yield SPEAKS, key_of("person", content.attributed_to)
    for value in persons.inside(content.quote):
        yield MENTIONED, value


def decide_anew(document: Document, key: str) -> None:
    """Let one finding, and what the register says of it, follow what was decided."""
    if key:
        _let_state_follow(document, key)
    Named.objects.filter(document=document, statement__key=key).delete()
    entered = list(Statement.objects.filter(document=document, key=key, withdrawn=False, struck=False))
    Named.objects.bulk_create(_named_in(entered, persons_in(document)))
    _place_new(document, [each for each in entered if each.now_start is None])


def _let_state_follow(document: Document, key: str) -> None:
    """Give a finding the state that decisions give it, and what is kept of its names the same."""
    state = state_of(said_of(document, key).get(key, []))
    finding = Finding.objects.filter(document=document, key=key).only("pk").first()
    if finding is not None:
        Finding.objects.filter(pk=finding.pk).update(state=state)
        Named.objects.filter(finding=finding).update(state=state)


def _place_new(document: Document, entered: list[Statement]) -> None:
    """Say where statements stand that have just come into the register."""
    newest = Reading.objects.filter(document=document, withdrawn=False, struck=False).order_by("-id").first()
    if newest is None or not entered:
        return
    elsewhere = any(each.reading_id != newest.pk for each in entered)
    content = content_of(newest) if elsewhere else None
    _place(entered, newest, Occurrences(content.text if content else "", [each.quote for each in entered]))


def _place(entered: Iterable[Statement], newest: Reading, places: Occurrences) -> None:
    """Say where statements of the register stand in the newest text, which may be another one than they index."""
    of_reading: dict[str, list[Statement]] = {}
    for each in entered:
        of_reading.setdefault(each.reading_id, []).append(each)
    for reading, some in of_reading.items():
        cited = None if reading == newest.pk else _cited(some)
        for each in some:
            number = cited.number(each.quote, each.start) if cited else 0
            place = places.place(each.quote, number) if cited else (each.start, each.end)
            each.now_start, each.now_end = place or (None, None)
            each.save(update_fields=["now_start", "now_end"])
    lost.make(each for some in of_reading.values() for each in some)


def _cited(some: list[Statement]) -> Occurrences | None:
    """The places of quotes in the text that statements of one reading index; None where that text was struck out."""
    content = content_of(some[0].reading)
    return Occurrences(content.text, [each.quote for each in some]) if content else None
