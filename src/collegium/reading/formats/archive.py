"""Opening zip archives from anyone: nothing is unpacked before its size is known to be bearable.

Word, OpenDocument and Excel files are zip archives of XML. What they declare is checked first, and the
bytes are counted again while they are unpacked, because what an archive declares may be a lie.
"""

import struct
import zipfile
import zlib
from io import BytesIO
from operator import attrgetter

from lxml import etree

from collegium.reading.errors import Damaged, EmptyDocument, Encrypted, TooMuch

MEBIBYTE = 2**20
MEMBERS = 10_000
WHOLE = 64 * MEBIBYTE  # all members unpacked
TREE = 20 * MEBIBYTE  # one part; as an XML tree with its blocks it takes thirteen times as much memory
RATIO = 250  # XML of office programs packs to a fifth, of empty tables to a hundredth
HARMLESS = MEBIBYTE  # below this size the ratio says nothing
DEPTH = 120  # elements inside one another

ENTRY = b"PK\x01\x02"  # begins each member in an archive's directory
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
CODE = attrgetter("code")  # libxml2's number of an error, which not all type stubs of lxml know
RESOURCE_LIMIT = 114  # what libxml2 calls a document that is too deep, too long, or grows by its entities
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, struct.error)
RESAVE = "Open it in the program that made it and save it again, or ask for another copy."
SPLIT = "Save its text alone, without what is embedded in it, or in several files."


class Archive:
    """A zip archive that has passed the checks. `what` names the kind of document in messages ("Word document").

    Raises EmptyDocument, Encrypted, TooMuch or Damaged.
    """

    def __init__(self, data: bytes, what: str) -> None:
        self.what = what
        if not data:
            raise EmptyDocument("The file is empty.", "Check that it was saved and copied in full.")
        if data.count(ENTRY) > MEMBERS:
            raise TooMuch(f"The {what} is an archive of more than {MEMBERS:,} members.", SPLIT)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except BROKEN as error:
            raise self._damaged("is not a whole zip archive") from error
        self._members = {member.filename: member for member in self._zip.infolist()}
        self._check()

    def _check(self) -> None:
        if any(member.flag_bits & 1 for member in self._members.values()):
            raise Encrypted(f"The {self.what} asks for a password.", "Save it without a password.")
        if any(member.compress_type not in METHODS for member in self._members.values()):
            raise self._damaged("is packed in a way that no office program uses")
        if sum(member.file_size for member in self._members.values()) > WHOLE:
            raise TooMuch(f"Unpacked, the {self.what} is larger than {WHOLE // MEBIBYTE} MiB.", SPLIT)
        for member in self._members.values():
            if member.file_size > max(HARMLESS, RATIO * member.compress_size):
                raise TooMuch(f"The {self.what} unpacks to more than {RATIO} times its size.", RESAVE)

    def _damaged(self, fault: str) -> Damaged:
        return Damaged(f"The {self.what} {fault}.", RESAVE)

    def names(self) -> tuple[str, ...]:
        """The members' names, in the order of the archive."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """One member, unpacked. Raises Damaged where it is missing or broken, TooMuch where it grows without end."""
        if name not in self._members:
            raise self._damaged(f"has no part {name!r}")
        try:
            with self._zip.open(self._members[name]) as member:
                data = member.read(WHOLE + 1)
        except BROKEN as error:
            raise self._damaged(f"is damaged in its part {name!r}") from error
        if len(data) > WHOLE:
            raise TooMuch(f"Unpacked, the {self.what} is larger than {WHOLE // MEBIBYTE} MiB.", SPLIT)
        return data

    def tree(self, name: str) -> etree._Element:
        """One member as an XML tree without entities, comments or processing instructions."""
        return self.parsed(self.read(name), name)

    def parsed(self, data: bytes, name: str) -> etree._Element:
        """The XML tree of a member's bytes. Raises Damaged or TooMuch."""
        if len(data) > TREE:
            raise TooMuch(f"A part of the {self.what} is larger than {TREE // MEBIBYTE} MiB.", SPLIT)
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise self.broken_xml(error, name) from error
        self.refuse_entities(root, name)
        if root.xpath(f"boolean({'/*' * DEPTH})"):
            raise TooMuch(f"The {self.what} nests more than {DEPTH} elements inside one another.", RESAVE)
        return root

    def broken_xml(self, error: etree.XMLSyntaxError, name: str) -> Damaged | TooMuch:
        """What an error of the XML parser means for the document."""
        if CODE(error) == RESOURCE_LIMIT:
            return TooMuch(f"The {self.what} is deeper or longer than a reading may be.", RESAVE)
        return self._damaged(f"is damaged in its part {name!r}")

    def refuse_entities(self, root: etree._Element, name: str) -> None:
        """Office programs write no document type; with one, text could hide in entities or grow out of them."""
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._damaged(f"declares a document type in its part {name!r}, as no office program does")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
