"""Canonical JSON and the hashes of the journal: the same content gives the same bytes on every machine and database."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Field, Model

# Of a change and of the contents that it holds; a migration that alters entries adds one, and a lift. From the second
# one on a change holds the salted hash of its reason in the place of the reason; contents are those of the first.
SHAPE = 2
NOT_CONTENT = frozenset({"version"})  # it stands beside the content


def canonical(value: Any, plain: Callable[[Any], Any] | None = None) -> str:
    """JSON with sorted keys and without white space, letters as they are. `plain` makes JSON of anything else.

    Raises ValueError for what is no JSON.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=plain)


def fields_of(model: type[Model]) -> Iterable["Field[Any, Any]"]:
    """The fields that make up the content of an entry."""
    apart = NOT_CONTENT | getattr(model, "UNJOURNALLED", frozenset())
    return [field for field in model._meta.concrete_fields if field.attname not in apart]


def content_of(entry: Model) -> str:
    """The content of an entry as it stands in the database, as canonical JSON."""
    return canonical({field.attname: plain(getattr(entry, field.attname)) for field in fields_of(type(entry))})


def plain(value: Any) -> Any:
    """A value of a field as JSON has it."""
    if isinstance(value, datetime):
        return moment(value)
    return value.isoformat() if isinstance(value, date) else value


def moment(at: datetime) -> str:
    """A moment in UTC with microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def salted(salt: str, content: str) -> str:
    """The hash of a content with its salt, given in hexadecimal: from the hash alone nobody can try out contents."""
    return hashlib.sha256(f"{salt}\n{content}".encode()).hexdigest()


def hash_of(change: Sequence[Any], versions: Iterable[tuple[str, str, int, str]], previous: str) -> str:
    """The hash of a change (shape, id, space, number, at, by, seat, verb, why), its versions and the hash before it."""
    said = dict(zip(("shape", "id", "space", "number", "at", "by", "seat", "verb", "why"), change, strict=True))
    return hashlib.sha256(
        canonical({**said, "versions": [list(each) for each in versions], "previous": previous}).encode()
    ).hexdigest()
