"""What the later program knows of shapes: it writes the next one, and lifts what stands in this one."""

from typing import Any

from collegium.accounts.journal import canonical
from collegium.accounts.journal.history import LIFTS


def in_capitals(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    """Originators of documents are written in capitals."""
    return {**content, "originator": content["originator"].upper()} if kind == "register.Document" else content


LIFTS[canonical.SHAPE] = in_capitals
canonical.SHAPE += 1
