"""What a statement may say: its act and standing, its ids, its days. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from collegium.reading.contract import ACTS, STANDINGS

LISTS = ("actors", "addressees", "forums", "instruments", "issues")
LONGEST = 200  # characters of one id or name
MOST = 50  # ids or names in one field


def faults_of(content: Mapping[str, Any]) -> Iterator[str]:
    """The names of the fields that hold what no statement may."""
    if content["act"] not in ACTS:
        yield "act"
    if content["standing"] not in STANDINGS:
        yield "standing"
    yield from (name for name in LISTS if not _is_list(content[name]))
    yield from (name for name in ("when_start", "when_end") if content[name] and not _is_day(content[name]))
    if content["when_start"] and content["when_end"] and content["when_start"] > content["when_end"]:
        yield "when_end"


def _is_list(value: Any) -> bool:
    """Whether these are some different names, none of them empty."""
    return (
        isinstance(value, list)
        and len(value) <= MOST
        and all(isinstance(each, str) and 0 < len(each.strip()) <= LONGEST for each in value)
        and len(set(value)) == len(value)
    )


def _is_day(value: str) -> bool:
    """Whether this is a whole day in ISO 8601."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
