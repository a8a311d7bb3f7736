"""What was proposed from outside, as findings beside those of the reading."""

import json
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from collegium.accounts.journal.kept import kept
from collegium.register.models import Document, Finding, Kind, OutsideReading, Reading
from collegium.register.rules.anchoring import Occurrences
from collegium.register.rules.findings import key_of

UNMEASURED = 0.0  # the confidence of what nobody has measured


@dataclass(frozen=True, slots=True)
class FromOutside:
    """One proposal: the model, and what it says by the fields of `Content`, without a place; `number` is which
    occurrence of its quote it is."""

    model: str
    quote: str
    number: int
    says: dict[str, Any]


def from_outside(document: Document) -> list[FromOutside]:
    """What was proposed of a document, or of the public copy of it, by the last answer of each model."""
    named = [each for each in (document.pk, document.published_as_id) if each]
    rows = OutsideReading.objects.filter(document__in=named, withdrawn=False, struck=False, sha256__gt="")
    newest = {(each.document_id, each.model): each for each in rows.order_by("id")}
    return [proposal for each in newest.values() for proposal in _proposals(each)]


def _proposals(row: OutsideReading) -> Iterator[FromOutside]:
    content = json.loads(kept(row.space_id, row.sha256))
    for said in content["proposals"]:
        says = {name: value for name, value in said.items() if name not in ("quote", "number")}
        yield FromOutside(row.model, said["quote"], said["number"], says)


def findings_from_outside(
    document: Document, reading: Reading, places: Occurrences, proposals: Iterable[FromOutside], first: int
) -> Iterator[Finding]:
    """Each proposal whose words stand in the text, numbered from `first`; what has no place is not proposed."""
    for each in proposals:
        place = places.place(each.quote, each.number)
        if place is None:
            continue
        key = key_of(document.sha256, Kind.STATEMENT, each.says["act"], each.quote, each.number)
        yield Finding(
            space_id=document.space_id,
            document=document,
            key=key,
            kind=Kind.STATEMENT,
            number=first,
            date=reading.date,
            reader=each.model,
            confidence=UNMEASURED,
            start=place[0],
            end=place[1],
            quote=each.quote,
            **each.says,
        )
        first += 1


def new_beside(findings: Sequence[Finding], further: Iterable[Finding], decided: Container[str]) -> Iterator[Finding]:
    """Of further findings those that say something new, and those that somebody decided on, by their keys.

    One that finds the same act in much the same words as the reading did, cut a little otherwise, says nothing new.
    """
    for each in further:
        if each.key in decided or not any(_is_alike(each, other) for other in findings):
            yield each


def _is_alike(one: Finding, other: Finding) -> bool:
    """Whether two findings say the same act of words of which each has more than half of the other's."""
    common = min(one.end, other.end) - max(one.start, other.start)
    longer = max(one.end - one.start, other.end - other.start)
    return one.act == other.act and one.kind == other.kind and 2 * common > longer
