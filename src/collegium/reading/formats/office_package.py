"""The package that Word and Excel files are: parts in a zip archive, tied together by relationships."""

import posixpath
from dataclasses import dataclass

from lxml import etree

from collegium.reading.errors import Damaged
from collegium.reading.formats import declared
from collegium.reading.formats.archive import RESAVE, Archive

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
CREATED = "{http://purl.org/dc/terms/}created"
HEAD = 16_384  # bytes: the root element with its namespaces is within them
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/": b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
    b"http://purl.oclc.org/ooxml/spreadsheetml/": b"http://schemas.openxmlformats.org/spreadsheetml/2006/",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """One part's tie to another: `kind` is the last word of its type ("header"), `target` a member's name."""

    key: str
    kind: str
    target: str


class Package:
    """The parts of a Word or Excel file. Raises what Archive raises."""

    def __init__(self, data: bytes, what: str) -> None:
        self._archive = Archive(data, what)
        self._names = {name.lower().lstrip("/"): name for name in self._archive.names()}

    @property
    def archive(self) -> Archive:
        """The zip archive the parts are in."""
        return self._archive

    def main(self, root: str) -> tuple[str, etree._Element]:
        """Name and tree of the main part, whose root element is `root`. Raises Damaged where there is none."""
        for relationship in self.related("", "officeDocument"):
            tree = self.tree(relationship.target)
            if tree.tag == root:
                return relationship.target, tree
        raise Damaged(f"This is a zip archive, but no {self._archive.what}.", f"Check the file's name. {RESAVE}")

    def read(self, part: str) -> bytes:
        """A part's bytes, the namespaces of the strict variant of the format put in those of the usual one."""
        data = self._archive.read(self._names.get(part.lower(), part))
        head, rest = data[:HEAD], data[HEAD:]
        if b"http://purl.oclc.org/ooxml/" not in head:
            return data
        for strict, usual in STRICT.items():
            head = head.replace(strict, usual)
        return head + rest

    def tree(self, part: str) -> etree._Element:
        """A part's XML tree."""
        return self._archive.parsed(self.read(part), part)

    def related(self, part: str, kind: str = "") -> list[Relationship]:
        """A part's relationships to parts that are there, in order, those of one kind or all; "" is the package."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels.lower() not in self._names:
            return []
        ties = [_relationship(element, folder) for element in self.tree(rels).iter(RELATIONSHIP)]
        return [tie for tie in ties if tie.target.lower() in self._names and kind in ("", tie.kind)]

    def trees(self, part: str, kind: str) -> list[etree._Element]:
        """The trees of the parts that a part has as its `kind`, each part once."""
        targets = dict.fromkeys(tie.target for tie in self.related(part, kind))
        return [self.tree(target) for target in targets]

    def properties(self) -> tuple[str, str]:
        """Title and day of creation (ISO 8601) that the file declares; empty where it does not."""
        for tree in self.trees("", "core-properties"):
            return (tree.findtext(TITLE) or "").strip(), declared.day(tree.findtext(CREATED))
        return "", ""


def _relationship(element: etree._Element, folder: str) -> Relationship:
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        target = ""
    path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relationship(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], path)
