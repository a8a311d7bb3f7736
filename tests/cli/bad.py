"""Documents that cannot be read, each made anew in a folder."""

import random
from pathlib import Path

from tests.reading.formats.office.papers import word_members, zipped
from tests.reading.formats.pdf.paper import Set, page_content, paper

SPEECH = page_content([Set(60, 700, "The lighthouses are a debt that\nall of us owe to our children.")])
LOCK = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>/ID[(one)(two)]" % (b"o" * 32, b"u" * 32)
SAID = "<w:p><w:r><w:t>The ferry sails.</w:t></w:r></w:p>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGE = 200 << 20


def make(folder: Path) -> None:
    """Write all of them, by the names that cases/bad.toml gives them."""
    for name, data in _documents().items():
        (folder / name).write_bytes(data)
    beginnings = {"large.pdf": b"%PDF-1.7\n", "large.txt": b"The ferry sails.\n" * 300, "large.docx": b"PK\x03\x04"}
    for name, beginning in beginnings.items():
        with (folder / name).open("wb") as file:
            file.write(beginning)
            file.truncate(LARGE)  # sparse: it takes no room on the disk


def _documents() -> dict[str, bytes]:
    chance = random.Random(7)  # noqa: S311 - the same rubbish in every run
    rubbish = chance.randbytes(60_000)
    return {
        "truncated.pdf": paper([SPEECH])[:200],
        "truncated.docx": _word(SAID)[:-40],
        "truncated.rtf": rb"{\rtf1\ansi The ferry sails {\b",
        "encrypted.pdf": paper([SPEECH], extra=LOCK),
        "encrypted.docx": OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "old.doc": OLE + b"\x00" * 600,
        "empty.txt": b"",
        "blank.txt": b" \r\n\t\n",
        "empty.pdf": b"",
        "empty.html": b"<html><body><div></div></body></html>",
        "empty.docx": _word("<w:p/>"),
        "scan.pdf": paper([b"0 0 9 9 re f", b"0 0 9 9 re f"]),
        "bomb.docx": _word(SAID, b" " * (60 << 20)),
        "laughs.docx": _word(SAID, _laughs()),
        "deep.html": b"<div>" * 100_000 + b"deep" + b"</div>" * 100_000,
        "deep.docx": _word(_deep(chance)),
        "picture.html": b"\x89PNG\r\n\x1a\n" + rubbish,
        "page.pdf": b"\xff\xd8\xff\xe0" + rubbish,
        "rubbish.txt": rubbish,
        "rubbish.pdf": b"%PDF-1.7\n" + rubbish,
        "rubbish.docx": b"PK\x03\x04" + rubbish,
        "photos.zip": zipped({"a.jpg": rubbish}),
    }


def _word(body: str, document: bytes = b"") -> bytes:
    """A Word document with a body, or with other bytes where that should stand."""
    members = {"[Content_Types].xml": "<Types/>", **word_members(body)}
    return zipped({**members, "word/document.xml": document} if document else members)


def _deep(chance: random.Random) -> str:
    """Elements within elements, so unlike one another that they do not pack as a bomb does."""
    return "".join(f'<w:sdt w:id="{chance.getrandbits(64)}"><w:sdtContent>' for _ in range(20_000))


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{at + 1} "{f"&l{at};" * 10}">' for at in range(9))
    return f'<!DOCTYPE r [<!ENTITY l0 "ha">{entities}]><r>&l9;</r>'.encode()
