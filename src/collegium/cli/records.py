"""The lines of a .jsonl: each an object with `html` or `text`, and `id`, `title`, `published` and `url` if known."""

import json
import re
from dataclasses import dataclass
from typing import Any

from collegium.reading.errors import Damaged

MARKS = "\ufeff"
CONTENT = (("html", "text/html"), ("text", "text/plain"))
STAMP = re.compile(r"\d{4}-\d{2}-\d{2}(?=[T ]\d{2}:)")
REMEDY = 'A line is an object with "html" or "text", and "id", "title", "published" where there are any.'


@dataclass(frozen=True, slots=True)
class Record:
    """What is read: its name, what its output is called after, its bytes, and what is known of them beside."""

    name: str
    stem: str
    data: bytes
    media_type: str | None = None
    title: str = ""
    published: str = ""


def record_of(line: bytes, stem: str) -> Record:
    """One line of a .jsonl. Raises Damaged where it is not what such a line is; `stem` names it where it has no id."""
    record = _object(line)
    content, media_type = _content(record)
    name = _word(record, "id") or stem
    return Record(
        name,
        name,
        content.encode("utf-8", "replace"),
        media_type,
        title=_word(record, "title"),
        published=_day(_word(record, "published")),
    )


def _object(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8").lstrip(MARKS))
    except UnicodeDecodeError as error:
        raise Damaged(f"The line is not UTF-8 (byte {error.start + 1}).", "Save the file as UTF-8.") from error
    except json.JSONDecodeError as error:
        raise Damaged(f"The line is no JSON ({error.msg}, column {error.colno}).", REMEDY) from error
    except (ValueError, RecursionError) as error:
        raise Damaged(f"The line is no JSON that is read here ({error}).", REMEDY) from error
    if not isinstance(record, dict):
        raise Damaged("The line is JSON, but no object.", REMEDY)
    return record


def _content(record: dict[str, Any]) -> tuple[str, str]:
    """The first of `html` and `text` that holds something, and its media type."""
    given = [(record[key], media_type) for key, media_type in CONTENT if isinstance(record.get(key), str)]
    for content, media_type in given:
        if content.strip():
            return content, media_type
    if not given:
        raise Damaged('The line has neither "html" nor "text".', REMEDY)
    return given[0]


def _word(record: dict[str, Any], key: str) -> str:
    """A text or number of a line as text; empty where it is missing or null."""
    value = record.get(key)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Damaged(f'"{key}" is neither text nor a number.', REMEDY)
    return str(value).strip()


def _day(published: str) -> str:
    """The date of a time stamp, as it stands first in the text; anything else as it is."""
    stamp = STAMP.match(published)
    return stamp.group() if stamp else published
