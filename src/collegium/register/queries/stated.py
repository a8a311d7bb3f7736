"""What a document states as the register has it: what was decided in the place of what its reading proposes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from collegium.accounts.access import Anybody, visible_to
from collegium.reading.contract import Period
from collegium.reading.contract import Reading as ReadingContent
from collegium.reading.contract import Statement as Said
from collegium.register.models import Content, Document, Finding, Kind, State, Statement

CERTAIN = 1.0


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from: `state` is that of its finding, `entry` the statement of the register, None while
    nobody has decided."""

    state: str
    entry: str | None


@dataclass(frozen=True, slots=True)
class Stated:
    """A reading with the statements as they are decided, and where each comes from, in one order."""

    reading: ReadingContent
    sources: tuple[Source, ...]


def stated(person: Anybody, document: Document, reading: ReadingContent) -> Stated:
    """The statements of a document: confirmed ones as they stand in the register, others as read, rejected ones not."""
    findings = {each.number: each for each in _findings(document)}
    entered = list(visible_to(person, Statement).filter(document=document, struck=False, kind=Kind.STATEMENT))
    by_key = {each.key: each for each in entered if each.key}
    pairs: list[tuple[Said, Source]] = []
    for number, said in enumerate(reading.statements):
        finding = findings.get(number)
        entry = by_key.pop(finding.key, None) if finding else None
        if entry:
            pairs.append((said_of(entry, said), Source(_state(finding), entry.pk)))
        elif not finding or finding.state != State.REJECTED:
            pairs.append((said, Source(_state(finding), None)))
    left = [*by_key.values(), *[each for each in entered if not each.key]]
    pairs += _without_finding(left, len(reading.text))
    pairs.sort(key=lambda pair: pair[0].span)
    return Stated(replace(reading, statements=tuple(said for said, _ in pairs)), tuple(source for _, source in pairs))


def _findings(document: Document) -> Iterable[Finding]:
    """Those that the program proposes: what comes from outside is no part of a reading."""
    return Finding._default_manager.filter(document=document, kind=Kind.STATEMENT, reader="")


def _state(finding: Finding | None) -> str:
    return finding.state if finding else State.PROPOSED


def _without_finding(entered: Iterable[Statement], length: int) -> Iterable[tuple[Said, Source]]:
    """Statements that no finding of this reading is behind, and that have a place in its text."""
    for each in entered:
        if each.now_start is not None and each.now_end is not None and each.now_end <= length:
            said = said_of(each)
            yield replace(said, span=(each.now_start, each.now_end)), Source(State.CONFIRMED, each.pk)


def said_of(content: Content, read: Said | None = None) -> Said:
    """A statement of the register, or a finding, as reading has statements; its place is that of what was `read`."""
    start, end = getattr(content, "now_start", content.start), getattr(content, "now_end", content.end)
    placed = start is not None and end is not None
    when = Period(content.when_start or None, content.when_end or None)
    return Said(
        span=(start, end) if placed else read.span if read else (content.start, content.end),
        act=content.act,
        actors=tuple(content.actors),
        addressees=tuple(content.addressees),
        forums=tuple(content.forums),
        instruments=tuple(content.instruments),
        when=when if when.start or when.end else None,
        condition=content.condition or None,
        attributed_to=content.attributed_to or None,
        standing=content.standing,
        issues=tuple(content.issues),
        confidence=CERTAIN,
    )
