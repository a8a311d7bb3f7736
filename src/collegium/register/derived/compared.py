"""What a comparison of two documents found, kept by what was compared: a second look at it is quick.

It is kept for pairs of one space, as numbers of statements and places in the text, and goes with the later document.
"""

import hashlib
from typing import Any

from collegium import __version__
from collegium.reading.compare import Comparison, Pair
from collegium.reading.contract import Reading
from collegium.register.comparing import what_became
from collegium.register.models import Compared, Document
from collegium.register.readings import packed

MOST = 20  # earlier documents with which one is kept compared, the last ones that were asked for


def compared(old: Document, new: Document, before: Reading, after: Reading) -> Comparison:
    """What became of each statement of a document in a later one, as both state it now. Raises TooLarge."""
    if old.space_id != new.space_id or old.struck or new.struck:
        return what_became(before, after)
    key = key_of(before, after)
    kept = Compared.objects.filter(document=new, other=old, key=key).values_list("pairs", flat=True).first()
    if kept is not None:
        return Comparison(before, after, tuple(_pair(each) for each in kept))
    comparison = what_became(before, after)
    _keep(old, new, key, comparison)
    return comparison


def key_of(before: Reading, after: Reading) -> str:
    """The hash of all that a comparison is made of."""
    digest = hashlib.sha256(__version__.encode())
    for each in (before, after):
        digest.update(hashlib.sha256(packed(each)).digest())
    return digest.hexdigest()


def _keep(old: Document, new: Document, key: str, comparison: Comparison) -> None:
    """Keep what was found in the place of what was found before, and of the many the last."""
    pairs = [_row(each) for each in comparison.pairs]
    rows = Compared.objects.filter(document=new)
    rows.filter(other=old).delete()
    # Two who ask at once find the same: the row of either will do.
    Compared.objects.bulk_create(
        [Compared(space_id=new.space_id, document=new, other=old, key=key, pairs=pairs)], ignore_conflicts=True
    )
    rows.filter(pk__in=list(rows.order_by("-id").values_list("pk", flat=True)[MOST:])).delete()


def _row(pair: Pair) -> list[Any]:
    return [pair.kind, pair.old, pair.new, pair.similarity, pair.beside, list(pair.near) if pair.near else None]


def _pair(row: list[Any]) -> Pair:
    kind, old, new, similarity, beside, near = row
    return Pair(kind, old, new, similarity, beside, (near[0], near[1]) if near else None)
