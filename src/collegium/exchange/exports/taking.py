"""Taking an export: what a person may see of a space, a document or two, noted for the partner whose it is."""

from collections.abc import Iterator
from typing import Any

from collegium.accounts.access import Anybody, note, visible_to
from collegium.accounts.models import Marking, Space
from collegium.exchange.exports.bounds import bounded, check_bound
from collegium.exchange.exports.columns import COMPARISON, FINDINGS, REFERENCES, STATEMENTS, Table
from collegium.exchange.exports.sheet import Row, Sheet
from collegium.exchange.exports.sources import about_of, called, content_of, in_line, marking_of, source_of, titles_of
from collegium.exchange.exports.titles import title
from collegium.exchange.stated import quote_of
from collegium.reading.compare import Comparison, Pair, worth_asking
from collegium.reading.contract import Statement as Said
from collegium.register import queries
from collegium.register.derived.compared import compared
from collegium.register.models import Document, Fact, Finding, Reference, Statement
from collegium.register.queries.stated import Stated, stated
from collegium.register.queries.stating import Narrowed, findings, statements

KINDS = "Ask for one kind: parties, forums, instruments, issues or persons."


def take_statements(person: Anybody, of: Space | Document, asked: Narrowed | None = None) -> Sheet:
    """The statements of the register in a space or of a document. Raises TooLarge."""
    rows = bounded(statements(person, of, asked or Narrowed()))
    return _sheet(person, STATEMENTS, of, [({"statement": each.pk}, each) for each in rows])


def take_findings(person: Anybody, of: Space | Document, asked: Narrowed | None = None) -> Sheet:
    """What is proposed and decided in a space or of a document. Raises TooLarge."""
    rows = bounded(findings(person, of, asked or Narrowed()))
    said = [
        ({"finding": each.key, "confidence": each.confidence, "reader": each.reader, "state": each.state}, each)
        for each in rows
    ]
    return _sheet(person, FINDINGS, of, said)


def take_references(person: Anybody, space: Space, kind: str = "") -> Sheet:
    """The references of a space, or those of one kind, with what is known of them, as far as a person sees it. Raises
    TooLarge."""
    rows = visible_to(person, Reference).filter(space=space, struck=False)
    rows = rows.filter(kind=kind) if kind else rows
    found = bounded(rows.select_related("merged_into").order_by("kind", "slug"), KINDS)
    known: dict[str, list[Fact | None]] = {}
    facts = visible_to(person, Fact).filter(reference__in=rows.values("pk"), struck=False)
    for fact in bounded(facts.select_related("document__marking").order_by("what", "since", "id"), KINDS):
        known.setdefault(fact.reference_id, []).append(fact)
    lines = [(each, fact) for each in found for fact in known.get(each.pk, [None])]
    check_bound(len(lines), KINDS)
    own = marking_of(space)
    markings = [fact.document.marking if fact and fact.document else own for _reference, fact in lines]
    said = [_known(*line, marking) for line, marking in zip(lines, markings, strict=True)]
    note(person, "export", space)
    return Sheet(REFERENCES, said, about_of(title("references"), called(space), markings))


def _known(reference: Reference, fact: Fact | None, marking: Marking | None) -> Row:
    document = fact.document if fact else None
    told = {name: getattr(fact, name) if fact else "" for name in ("value", "since", "until")}
    return {
        "reference": reference.pk,
        "kind": reference.kind,
        "id": reference.slug,
        "names": [f"{code}: {name}" for code, some in sorted(reference.names.items()) for name in some],
        "one_with": reference.merged_into.slug if reference.merged_into else "",
        "fact": fact.what if fact else "",
        **told,
        "document": document.pk if document else "",
        "quote": in_line(fact.quote) if fact else "",
        "marking": marking.name if marking else "",
    }


def _sheet(
    person: Anybody, table: Table, of: Space | Document, said: list[tuple[dict[str, Any], Statement | Finding]]
) -> Sheet:
    """Rows with their sources; the marking of all is that of the most protected document."""
    space = of if isinstance(of, Space) else of.space
    documents = {each.document_id: each.document for _own, each in said}
    titles = titles_of(documents.values())
    rows = [{**own, **source_of(each.document, titles, each.date), **content_of(each)} for own, each in said]
    shown = list(documents.values()) if isinstance(of, Space) else [of, *documents.values()]
    note(person, "export", of)
    return Sheet(table, rows, about_of(title_of(table, of), called(space), (each.marking for each in shown)))


def title_of(table: Table, of: Space | Document) -> str:
    """What an export is called: its table, and of one document what that calls itself."""
    return title(table.name, "" if isinstance(of, Space) else titles_of([of]).get(of.pk) or of.name)


def take_comparison(person: Anybody, entry: str, other: str) -> Sheet:
    """What became of what a document said in a later one. Raises NotVisible, TooLarge."""
    sides = []
    for each in (entry, other):
        document, content = queries.read_content(person, each)
        note(person, "export", document)
        sides.append((document, stated(person, document, content) if content else None))
    (old, before), (new, after) = sides
    rows = list(_compared(old, before, new, after)) if before and after else []
    titles = titles_of([old, new])
    named = " / ".join(titles.get(each.pk) or each.name for each in (old, new))
    about = about_of(title("comparison", named), called(new.space), [old.marking, new.marking])
    return Sheet(COMPARISON, [{**row, "marking": about.marking} for row in rows], about)


def _compared(old: Document, before: Stated, new: Document, after: Stated) -> Iterator[Row]:
    comparison = compared(old, new, before.reading, after.reading)
    for pair in comparison.pairs:
        beside = comparison.beside(pair)
        number = pair.beside if beside else pair.new
        yield {
            "became": pair.kind,
            **_said("old", old, before, comparison.old_statement(pair), pair.old),
            **_said("new", new, after, beside or comparison.new_statement(pair), number),
            "given_up": beside.act if beside else "",
            "near": _near(comparison, pair),
            "worth_asking": "yes" if worth_asking(comparison, pair) else "",
        }


def _near(comparison: Comparison, pair: Pair) -> str:
    return " ".join(comparison.new.text[slice(*pair.near)].split()) if pair.near else ""


def _said(side: str, document: Document, says: Stated, said: Said | None, number: int | None) -> dict[str, Any]:
    """The columns of one side; but for the document they are empty where it has nothing."""
    heading = says.reading.heading
    told = {
        "document": document.pk,
        "title": heading.title or document.name,
        "date": heading.date or "",
        "act": said.act if said else "",
        "actors": list(said.actors) if said else [],
        "standing": said.standing if said else "",
        "attributed_to": (said.attributed_to or "") if said else "",
        "quote": quote_of(says.reading, said) if said else "",
        "state": says.sources[number].state if said and number is not None else "",
    }
    return {f"{side}_{name}": value for name, value in told.items()}
