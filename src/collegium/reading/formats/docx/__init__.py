"""Word documents (.docx, .docm, .dotx) → Source."""

from collegium.reading.formats.docx.document import extract

__all__ = ["extract"]
