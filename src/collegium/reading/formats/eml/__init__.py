"""E-mail messages (.eml) → Source."""

from collegium.reading.formats.eml.message import extract

__all__ = ["extract"]
