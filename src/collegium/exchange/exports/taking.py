"""Taking an export: what a person may see of a space, a document or two, noted for the partner whose it is."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from collegium.accounts.access import Anybody, note, visible_to
from collegium.accounts.models import Marking, Space
from collegium.exchange.exports.columns import COMPARISON, FINDINGS, REFERENCES, STATEMENTS, Table
from collegium.exchange.exports.sheet import About, Row, Sheet
from collegium.exchange.stated import quote_of
from collegium.reading.compare import Comparison, Pair
from collegium.reading.contract import Statement as Said
from collegium.register import queries
from collegium.register.derived.compared import compared
from collegium.register.errors import TooLarge
from collegium.register.models import Content, Document, Fact, Finding, Reading, Reference, Statement
from collegium.register.queries.stated import Stated, stated
from collegium.register.queries.stating import Narrowed, findings, statements

MOST = 50_000  # rows of one export
CONTENT = (
    "kind", "act", "actors", "addressees", "forums", "instruments", "issues", "when_start", "when_end", "condition",
    "attributed_to", "standing", "start", "end",
)  # fmt: skip


def take_statements(person: Anybody, of: Space | Document, asked: Narrowed | None = None) -> Sheet:
    """The statements of the register in a space or of a document. Raises TooLarge."""
    rows = _bounded(statements(person, of, asked or Narrowed()))
    return _sheet(person, STATEMENTS, of, [({"statement": each.pk}, each) for each in rows])


def take_findings(person: Anybody, of: Space | Document, asked: Narrowed | None = None) -> Sheet:
    """What is proposed and decided in a space or of a document. Raises TooLarge."""
    rows = _bounded(findings(person, of, asked or Narrowed()))
    said = [
        ({"finding": each.key, "confidence": each.confidence, "reader": each.reader, "state": each.state}, each)
        for each in rows
    ]
    return _sheet(person, FINDINGS, of, said)


def take_references(person: Anybody, space: Space) -> Sheet:
    """The references of a space with what is known of them, as far as a person sees it. Raises TooLarge."""
    rows = visible_to(person, Reference).filter(space=space, struck=False)
    found = _bounded(rows.select_related("merged_into").order_by("kind", "slug"))
    known: dict[str, list[Fact | None]] = {}
    facts = visible_to(person, Fact).filter(reference__in=rows.values("pk"), struck=False)
    cited = []
    for fact in _bounded(facts.select_related("document__marking").order_by("what", "since", "id")):
        known.setdefault(fact.reference_id, []).append(fact)
        cited += [fact.document] if fact.document else []
    said = [_known(each, fact) for each in found for fact in known.get(each.pk, [None])]
    _check_bound(len(said))
    note(person, "export", space)
    return Sheet(REFERENCES, said, _about("References", space, cited))


def _known(reference: Reference, fact: Fact | None) -> Row:
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
        "quote": " ".join(fact.quote.split()) if fact else "",
        "marking": document.marking.name if document else "",
    }


def _bounded(rows: QuerySet[Any]) -> list[Any]:
    found = list(rows[: MOST + 1])
    _check_bound(len(found))
    return found


def _check_bound(count: int) -> None:
    """Raises TooLarge."""
    if count > MOST:
        raise TooLarge(f"There are more than {MOST} rows.", "Ask for one act, party, issue or period.")


def _sheet(
    person: Anybody, table: Table, of: Space | Document, said: list[tuple[dict[str, Any], Statement | Finding]]
) -> Sheet:
    """Rows with their sources; the marking of all is that of the most protected document."""
    space = of if isinstance(of, Space) else of.space
    documents = {each.document_id: each.document for _own, each in said}
    titles = _titles(person, documents.values())
    rows = [{**own, **_source(each.document, titles, each.date), **_content(each)} for own, each in said]
    shown = list(documents.values()) if isinstance(of, Space) else [of, *documents.values()]
    named = "" if isinstance(of, Space) else (_titles(person, [of]).get(of.pk) or of.name)
    note(person, "export", of)
    title = f"{table.name.capitalize()}: {named}" if named else table.name.capitalize()
    return Sheet(table, rows, _about(title, space, shown))


def _titles(person: Anybody, documents: Iterable[Document]) -> dict[str, str]:
    """What documents call themselves, by their newest readings."""
    ids = [each.pk for each in documents]
    read = Reading.objects.filter(document__in=ids, withdrawn=False).order_by("id").values_list("document_id", "title")
    return dict(read)


def _source(document: Document, titles: Mapping[str, str], date: str) -> dict[str, Any]:
    return {
        "document": document.pk,
        "title": titles.get(document.pk) or document.name,
        "date": date,
        "marking": document.marking.name,
    }


def _content(content: Content) -> dict[str, Any]:
    return {**{name: getattr(content, name) for name in CONTENT}, "quote": " ".join(content.quote.split())}


def _about(title: str, space: Space, documents: Iterable[Document]) -> About:
    markings: list[Marking] = [each.marking for each in documents]
    highest = max(markings, key=lambda each: each.rank, default=None)
    made = timezone.now().isoformat(timespec="seconds")
    return About(title, called(space), highest.name if highest else "", made)


def called(space: Space) -> str:
    """A space with its partnership: `Tidewater, Velmora`, `Tidewater, joint`."""
    partnership = space.partnership.name if space.partnership else ""
    return ", ".join(filter(None, (partnership, space.partner.name if space.partner else space.kind)))


def take_comparison(person: Anybody, entry: str, other: str) -> Sheet:
    """What became of what a document said in a later one. Raises NotVisible, TooLarge."""
    sides = []
    for each in (entry, other):
        document, content = queries.read_content(person, each)
        note(person, "export", document)
        sides.append((document, stated(person, document, content) if content else None))
    (old, before), (new, after) = sides
    rows = list(_compared(old, before, new, after)) if before and after else []
    titles = _titles(person, [old, new])
    title = " / ".join(titles.get(each.pk) or each.name for each in (old, new))
    about = _about(f"Comparison: {title}", new.space, [old, new])
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
