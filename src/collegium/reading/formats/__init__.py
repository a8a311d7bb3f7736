"""Bytes → Source: one module a format, loaded when a document of its kind comes."""

from importlib import import_module

from collegium.reading.errors import TooMuch
from collegium.reading.formats.detect import DOCX, EML, HTML, ODT, PDF, RTF, TEXT, XLSX, media_type_of
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


def extract(data: bytes, name: str = "", media_type: str | None = None) -> Source:
    """Take a document apart by its format.

    `media_type` is found out where it is not given. Raises a ReadingError that says what is wrong and what to do.
    """
    refuse_size(len(data), LARGEST)
    kind = media_type or media_type_of(data, name)
    refuse_size(len(data), MOST[kind])
    source: Source = import_module(ROOMS[kind]).extract(data)
    return source


def refuse_size(size: int, most: int = LARGEST) -> None:
    """Raise TooMuch for more bytes than a reading takes on."""
    if size > most:
        raise TooMuch(
            f"The document is larger than {most // MIB} MiB, the most that is read of its kind.",
            "Split it, or save it without its pictures.",
        )
