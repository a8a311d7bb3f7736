"""Rich Text Format (.rtf) → Source."""

from collegium.reading.formats.rtf.document import extract

__all__ = ["extract"]
