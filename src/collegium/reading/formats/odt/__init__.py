"""OpenDocument texts (.odt, .ott) → Source."""

from collegium.reading.formats.odt.document import extract

__all__ = ["extract"]
