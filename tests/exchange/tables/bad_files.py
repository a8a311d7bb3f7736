"""Files of which no table can be taken, by what is wrong with them."""

import zipfile
from io import BytesIO

import docx

from tests.exchange.tables.files import HEAD, ROWS, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _with(data: bytes, name: str, content: bytes) -> bytes:
    """A package with one more part."""
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def _ods(**beside: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
        for name, words in beside.items():
            archive.writestr(name, words)
    return out.getvalue()


def _packed(data: bytes, method: int) -> bytes:
    """A package whose parts are packed otherwise."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()


def _letter() -> bytes:
    out, text = BytesIO(), docx.Document()
    text.add_paragraph("The harbour office counted nine boats.")
    text.save(out)
    return out.getvalue()


GOOD = workbook([HEAD, *ROWS])
BAD: dict[str, bytes] = {
    "empty": b"",
    "encrypted": OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
    "macros": _with(GOOD, "xl/vbaProject.bin", b"Sub"),
    "bomb": _with(GOOD, "xl/media/much.bin", b"0" * (40 << 20)),
    "packed_long": _packed(GOOD, zipfile.ZIP_LZMA),
    "packed_block": _packed(GOOD, zipfile.ZIP_BZIP2),
    "cut": GOOD[: len(GOOD) // 2],
    "picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    "page": b"<!doctype html><html><body><p>Nine boats</p></body></html>",
    "ods": _ods(),
    "ods_macros": _ods(**{"Basic/Standard/Module1.xml": "<x/>"}),
    "ods_secret": _ods(**{"META-INF/manifest.xml": "<encryption-data/>"}),
    "old": OLE + b"\0" * 600,
    "pictures": _with(workbook([]), "xl/media/image1.png", b"\x89PNG"),
    "words": _letter(),
}
