"""The page of a reading: one self-contained HTML file a person can read, print and keep."""

from collegium.exchange.page.document import page_of

__all__ = ["page_of"]
