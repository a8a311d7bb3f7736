"""Which format a document is in, from its bytes; its name decides only where they leave it open."""

import lzma
import re
import zipfile
import zlib
from io import BytesIO

from collegium.reading.errors import Damaged, EmptyDocument, Encrypted, UnknownFormat
from collegium.reading.formats.archive import METHODS
from collegium.reading.formats.charset import decode

HTML = "text/html"
TEXT = "text/plain"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
RTF = "application/rtf"
EML = "message/rfc822"

HEAD = 4096  # bytes that are looked at

FOREIGN = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or film file"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
    (b"\x00\x00\x00\x20ftyp", "a film"),
    (b"SQLite format 3", "a database"),
)
# What Python's libraries raise for a container that is none, is cut off, or is packed in a way that they do not know.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")  # controls, and what cannot be decoded
MAIL = re.compile(rb"(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}")
MAIL_FIELDS = re.compile(rb"(?mi)^(from|to|subject|date|received|message-id|mime-version|return-path|content-type):")
MARKUP = re.compile(
    r"\s*+(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|body|meta|title|div|p|article|section|main|table|h[1-6]|ul|ol|span|b|strong|br|center|font|a)\b",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(r"</?(?:p|div|br|html|body|table|td|li|span|a|b|strong|h[1-6])\b[^>]{0,200}>", re.IGNORECASE)


def media_type_of(data: bytes, name: str = "") -> str:
    """The media type of a document's bytes.

    Raises EmptyDocument for no bytes, Encrypted for an Office file behind a password, Damaged for a zip that
    cannot be opened and UnknownFormat for all that nothing here reads.
    """
    if not data.strip():
        raise EmptyDocument("The file is empty.", "Check that it was saved or downloaded completely.")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK"):
        return _of_zip(data)
    if data.startswith(OLE):
        return _of_ole(data)
    if data.lstrip()[:5] == b"{\\rtf":
        return RTF
    _refuse_foreign(data)
    return _of_text(data, name)


def _of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = _declared(archive) if "mimetype" in names else ""
    except BROKEN as error:
        raise Damaged(
            f"The file begins as a zip container and cannot be opened ({error}).",
            "It was probably cut off on the way: fetch it again from where it came from.",
        ) from error
    for folder, media_type in (("word/", DOCX), ("xl/", XLSX)):
        if "[Content_Types].xml" in names and any(name.startswith(folder) for name in names):
            return media_type
    if kind.startswith(ODT):
        return ODT
    raise UnknownFormat(
        "The file is a zip archive, not a Word, OpenDocument text or Excel file.",
        "Unpack it and read the documents inside.",
    )


def _declared(archive: zipfile.ZipFile) -> str:
    """The media type that an OpenDocument container states, of which no more is unpacked than it needs; "" where it is
    packed otherwise than office programs do, in ways of which `zipfile` unpacks all that a block holds at once."""
    if archive.getinfo("mimetype").compress_type not in METHODS:
        return ""
    with archive.open("mimetype") as member:
        return member.read(100).decode("ascii", "replace").strip()


def _of_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Encrypted("The Office document is protected by a password.", "Save a copy without the password.")
    raise UnknownFormat(
        "The file is in the format of Office 97 to 2003.",
        "Open it in a word processor and save it as DOCX, XLSX or PDF.",
    )


def _refuse_foreign(data: bytes) -> None:
    for magic, what in FOREIGN:
        if data.startswith(magic):
            raise UnknownFormat(f"The file is {what}, not a document with text.", "Give the document itself.")


def _of_text(data: bytes, name: str) -> str:
    text, _ = decode(data[:HEAD])
    suffix = name.lower().rpartition(".")[2]
    if MARKUP.match(text) or len(TAG.findall(text)) > 3:
        return EML if _is_mail(data, suffix) else HTML
    if _is_mail(data, suffix):
        return EML
    if _is_binary(text):
        raise UnknownFormat(
            "The file is binary and in no format that is read here.",
            "Documents are read as PDF, HTML, plain text, DOCX, ODT, RTF, XLSX and e-mail (.eml).",
        )
    return HTML if suffix in ("html", "htm", "xhtml") and "<" in text else TEXT


def _is_mail(data: bytes, suffix: str) -> bool:
    if not MAIL.match(data[:HEAD].lstrip(b"\xef\xbb\xbf\r\n")):
        return False
    head = re.split(rb"\r?\n\r?\n", data[:HEAD], maxsplit=1)[0]
    fields = {match.group(1).lower() for match in MAIL_FIELDS.finditer(head)}
    return len(fields) >= (1 if suffix == "eml" else 3) and bool(fields & {b"from", b"received", b"subject"})


def _is_binary(text: str) -> bool:
    """Whether more than one character in a hundred is none that a text has."""
    return len(NO_TEXT.findall(text)) > len(text) / 100
