"""Bytes as they came, each once in a space. They are written and fetched by their SHA-256."""

import hashlib

from collegium.accounts.errors import NotVisible
from collegium.accounts.journal.pending import announced, pending
from collegium.accounts.models import Kept, Space


def keep(space: Space, content: bytes) -> str:
    """Keep bytes as a part of the open change, and say their hash. Raises OutsideChange, OtherSpace."""
    pending().admit(space.pk)
    sha256 = hashlib.sha256(content).hexdigest()
    if not Kept.objects.filter(space=space, sha256=sha256).exists():
        with announced():
            Kept.objects.create(space=space, sha256=sha256, content=content)
    return sha256


def kept(space: str, sha256: str) -> bytes:
    """Bytes of a space. The caller has passed the gate. Raises NotVisible where there are none."""
    row = Kept.objects.filter(space=space, sha256=sha256).first()
    if row is None:
        raise NotVisible
    return bytes(row.content)
