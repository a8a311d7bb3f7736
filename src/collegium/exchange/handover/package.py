"""The package: programmes, plans, texts with their editions, the grid, every entry, the documents cited, a manifest.

It holds what the person sees of one joint space, as it stood at one head of its journal, and no time of its own: the
same head gives the same bytes.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

import regex
from django.apps import apps

from collegium.accounts.access import gate, note, visible_to
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotVisible
from collegium.accounts.journal import canonical
from collegium.accounts.journal.kept import kept
from collegium.accounts.models import Change, Entry, Head, Marking, Person, Space, SpaceKind
from collegium.accounts.queries import highest_of
from collegium.exchange.exports.sheet import About, Sheet
from collegium.exchange.exports.sources import called
from collegium.exchange.handover.index import index_of
from collegium.exchange.handover.packing import Packing, settled
from collegium.exchange.handover.texts import paper_of
from collegium.exchange.tables.shapes import written
from collegium.exchange.tables.taking import take_adjustments, take_grid, take_plan, take_programme
from collegium.programme.models import Edition, Ground, Plan, Programme, Text
from collegium.programme.queries.grid import marking_of_grid
from collegium.programme.queries.grounds import grounds_of, marking_of
from collegium.programme.queries.proceedings import proceedings
from collegium.register.models import Document

CONTRACT = 1
SHAPES = ("xlsx", "csv", "csv-metadata.json", "docx")
BEGUN = "1970-01-01T00:00:00+00:00"  # as of when, where nothing was changed yet
UNSAFE = regex.compile(r"[^\p{L}\p{N}._-]+")


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed over: how many files, and the head of the journal."""

    files: int
    number: int
    hash: str


def hand_over(by: Person, space: Space, out: IO[bytes]) -> Handed:
    """Write the package of a joint space. Raises NotVisible, NotAllowed, Improper, and ChangedMeanwhile where somebody
    changed something while it was written."""
    gate(by, "publish", space)  # heads and the secretariat, who speak for the whole
    if space.kind != SpaceKind.JOINT:
        raise Improper("What is handed over is what all partners share.", "Name the joint space.")
    package = _Package(by, space, Packing(out))
    package.write()
    note(by, "export", space)
    return package.finish()


def head_of(space: Space) -> tuple[int, str]:
    """The number and hash of the last change of a space."""
    head = Head.objects.filter(space=space).first()
    return (head.number, head.hash) if head else (0, "")


class _Package:
    """Writes one package."""

    def __init__(self, by: Person, space: Space, packing: Packing) -> None:
        self._by, self._space, self._packing = by, space, packing
        self._head = head_of(space)
        last = Change.objects.filter(space=space, number=self._head[0]).first()
        self._made = last.at.isoformat(timespec="seconds") if last else BEGUN
        self._struck: list[str] = []
        self._markings: list[Marking | None] = []

    def write(self) -> None:
        """Write all that is handed over."""
        for programme in self._rows(Programme):
            self._protect(programme.marking)
            self._sheet(f"programmes/{programme.pk}", take_programme(self._by, programme, self._made))
            self._sheet(f"programmes/{programme.pk}", take_adjustments(self._by, programme, self._made))
        for plan in self._rows(Plan):
            self._protect(plan.marking)
            self._sheet(f"plans/{plan.pk}", take_plan(self._by, plan, self._made))
        self._protect(marking_of_grid(self._by, self._space))
        self._sheet("grid", take_grid(self._by, self._space, self._made))
        for text in self._rows(Text):
            self._text(text)
        for model in apps.get_app_config("programme").get_models():
            if issubclass(model, Entry):
                name = model.__name__
                self._packing.put(f"entries/{name}.json", f"Every entry: {name}", self._entries(model))
        self._documents()

    def _text(self, text: Text) -> None:
        """A joint text as every partner sees it, with its editions."""
        editions = list(visible_to(self._by, Edition).filter(text=text, struck=False).order_by("number"))
        marking = marking_of(grounds_of(self._by, [text, *editions]), text.marking)
        self._protect(marking)
        about = About(text.title, called(self._space), marking.name if marking else "", self._made)
        paper = settled(paper_of(text, about, proceedings(self._by, text), editions))
        note(self._by, "export", text)
        self._packing.put(f"texts/{text.pk}.docx", f"Text: {text.title}", [paper])

    def _protect(self, marking: Marking | None) -> None:
        """Keep the marking of something that is in the package, which carries the highest."""
        self._markings.append(marking)

    def _rows(self, model: Any) -> Any:
        return visible_to(self._by, model).filter(space=self._space, struck=False).order_by("id")

    def _sheet(self, folder: str, sheet: Sheet) -> None:
        for shape in SHAPES:
            content = written(sheet, shape)
            content = settled(content) if shape in ("xlsx", "docx") else content
            name = f"{folder}/{sheet.table.name}.{shape}"
            self._packing.put(name, f"{sheet.table.name.capitalize()}: {sheet.about.title}", [content])

    def _entries(self, model: type[Entry]) -> Iterator[bytes]:
        """The entries of a kind as JSON, one a line between brackets: what the journal holds of each, its version."""
        yield b"["
        before = b"\n"
        for row in self._rows(model).iterator(chunk_size=500):
            told = {"version": row.version, "content": json.loads(canonical.content_of(row))}
            yield before + canonical.canonical(told).encode()
            before = b",\n"
        yield b"\n]\n"

    def _documents(self) -> None:
        """The originals of what is cited, one after the other; of what was struck out its id alone."""
        cited = visible_to(self._by, Ground).filter(space=self._space, struck=False).values("document")
        rows = visible_to(self._by, Document).filter(pk__in=cited).select_related("marking").order_by("id")
        for document in rows.iterator(chunk_size=50):
            self._protect(document.marking)
            try:
                content = kept(document.space_id, document.sha256)
            except NotVisible:
                self._struck.append(document.pk)
                continue
            name = UNSAFE.sub("-", document.name)[-80:].lstrip(".-") or "document"
            note(self._by, "export", document)
            self._packing.put(f"documents/{document.pk}-{name}", f"Document: {document.name}", [content])

    def finish(self) -> Handed:
        """Write the manifest and the page; look whether all of it was of one head."""
        number, hash_ = self._head
        if head_of(self._space) != self._head:
            raise ChangedMeanwhile("Somebody changed something while the package was written.", "Take it again.")
        highest = highest_of(self._markings)
        about = {
            "contract": CONTRACT,
            "space": {"id": self._space.pk, "called": called(self._space)},
            "marking": highest.name if highest else "",
            "as_of": self._made,
            "journal": {"number": number, "hash": hash_},
            "struck_out": self._struck,
        }
        line = json.dumps([self._space.pk, number, hash_]) + "\n"
        self._packing.put("journal-head.jsonl", "The head of the journal", [line.encode() if number else b""])
        self._packing.put("index.html", "This page", [index_of(about, self._packing.files).encode()])
        files = {each.name: {"sha256": each.sha256, "size": each.size} for each in self._packing.files}
        told = json.dumps({**about, "files": files}, ensure_ascii=False, indent=1) + "\n"
        self._packing.put("manifest.json", "The list of all files", [told.encode()])
        self._packing.close()
        return Handed(len(self._packing.files), number, hash_)
