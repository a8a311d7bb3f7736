"""Bytes → Source: one module a format, loaded when a document of its kind comes."""

from importlib import import_module

from collegium.reading.errors import ReadingError, TooMuch
from collegium.reading.formats.detect import DOCX, EML, HEAD, HTML, ODT, PDF, RTF, TEXT, XLSX, media_type_of
from collegium.reading.source import Source

# The room of each format by name: a library is loaded only for documents that need it (openpyxl alone takes 0.2 s).
ROOMS = {
    TEXT: "collegium.reading.formats.plain",
    HTML: "collegium.reading.formats.html",
    PDF: "collegium.reading.formats.pdf",
    DOCX: "collegium.reading.formats.docx",
    XLSX: "collegium.reading.formats.xlsx",
    ODT: "collegium.reading.formats.odt",
    RTF: "collegium.reading.formats.rtf",
    EML: "collegium.reading.formats.eml",
}

MIB = 1 << 20
# Bytes that a reading takes on. Containers hold pictures too, so they may be larger than bare text.
MOST = {
    TEXT: 8 * MIB,
    HTML: 8 * MIB,
    RTF: 16 * MIB,
    EML: 32 * MIB,
    PDF: 64 * MIB,
    DOCX: 64 * MIB,
    XLSX: 64 * MIB,
    ODT: 64 * MIB,
}
LARGEST = max(MOST.values())
BARE = (TEXT, HTML)  # these hold no pictures that could be left out


def extract(data: bytes, name: str = "", media_type: str | None = None) -> Source:
    """Take a document apart by its format.

    `media_type` is found out where it is not given. Raises a ReadingError that says what is wrong and what to do.
    """
    refuse_size(len(data), data[:HEAD], name)
    kind = media_type or media_type_of(data, name)
    if len(data) > MOST[kind]:
        raise _too_much(kind)
    source: Source = import_module(ROOMS[kind]).extract(data)
    return source


def refuse_size(size: int, beginning: bytes, name: str) -> None:
    """Raise TooMuch for more bytes than a reading takes on of any kind; how they begin tells which limit is theirs."""
    if size > LARGEST:
        raise _too_much(_kind_of(beginning, name))


def _kind_of(beginning: bytes, name: str) -> str:
    """The media type of a document of which no more is at hand; "" where that does not tell, as in a zip."""
    try:
        return media_type_of(beginning, name)
    except ReadingError:
        return ""


def _too_much(kind: str) -> TooMuch:
    return TooMuch(
        f"The document is larger than {MOST.get(kind, LARGEST) // MIB} MiB, the most that is read of its kind.",
        "Split it." if kind in BARE else "Split it, or save it without its pictures.",
    )
