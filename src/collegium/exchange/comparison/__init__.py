"""The shapes in which a comparison of two readings leaves: a table for the eye, JSON, a page."""

from collegium.exchange.comparison.page import page_of_comparison
from collegium.exchange.comparison.records import json_of_comparison
from collegium.exchange.comparison.table import table_of_comparison
from collegium.reading.compare import Comparison
from collegium.reading.vocabulary import Vocabulary

FORMATS = ("table", "json", "html")


def write_comparison(comparison: Comparison, format_: str, vocabulary: Vocabulary | None = None) -> str:
    """A comparison in one of FORMATS; the vocabulary is the one that both documents were read with."""
    if format_ == "json":
        return json_of_comparison(comparison)
    made = {"html": page_of_comparison, "table": table_of_comparison}
    return made[format_](comparison, vocabulary)


__all__ = ["FORMATS", "write_comparison"]
