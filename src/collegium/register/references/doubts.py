"""Words that no table knows and that are written nearly like a name: proposed to a person, who decides."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from django.db.models import Count, Max
from rapidfuzz import fuzz, process

from collegium.accounts.models import Space
from collegium.reading.vocabulary import Forum, Instrument
from collegium.reading.vocabulary.words import keys_of
from collegium.register.models import Link, Mentioned
from collegium.register.references.scope import Groups, scope_of
from collegium.register.references.tables import spelled
from collegium.register.rules.references import key_of
from collegium.register.vocabulary import vocabulary_for

ASKED = 1000  # of the words that no table knows those that most documents have
NEAR = {"forum": 84, "instrument": 84, "person": 72}  # of 100; names of persons are spelled in many ways


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words of some documents, and what they may name: `slug` is its id, `name` how it is spelled there."""

    kind: str
    key: str
    words: str
    language: str
    documents: int
    slug: str
    name: str
    likeness: int


def doubts_in(space: Space, kind: str, groups: Groups, taken: set[str]) -> list[Doubt]:
    """The words of a kind that may name something and on which nobody has decided, the likeliest first.

    `taken` are the keys of words that stand for something already.
    """
    rows = _unknown(space, kind, taken)
    names = list(_names(space, kind, groups))
    known = len(names)
    if kind == "person":  # those that texts name, each asked about those that more documents have
        names += [(str(row["words"]), str(row["value"])) for row in rows]
    if not rows or not names:
        return []
    scores = process.cdist(
        [_plain(str(row["words"])) for row in rows],
        [_plain(name) for name, _ in names],
        scorer=fuzz.ratio,
        score_cutoff=NEAR[kind],
        dtype=np.uint8,
    )
    rejected = _rejected(space, kind)
    found = (
        _nearest(kind, row, names[: known + place], scores[place][: known + place], rejected)
        for place, row in enumerate(rows)
    )
    return sorted((each for each in found if each), key=lambda each: (-each.likeness, -each.documents, each.key))


def _unknown(space: Space, kind: str, taken: set[str]) -> list[dict[str, str | int]]:
    """Words that no table knows, with one spelling and language, those that most documents have."""
    rows = Mentioned.objects.filter(space=space, kind=kind, known=False).values("value")
    counted = rows.annotate(documents=Count("id"), words=Max("words"), language=Max("language"))
    return [row for row in counted.order_by("-documents", "value")[:ASKED] if row["value"] not in taken]


def _names(space: Space, kind: str, groups: Groups) -> Iterator[tuple[str, str]]:
    """The names of references and of the tables, each with its id."""
    for (sort, slug), members in groups:
        if sort == kind:
            yield from ((name, slug) for each in members for name in spelled(each))
    known = vocabulary_for(space)
    tables: dict[str, tuple[Forum | Instrument, ...]] = {"forum": known.forums, "instrument": known.instruments}
    for row in tables.get(kind, ()):
        yield from ((name, row.id) for names in row.names.values() for name in names if " " in name)


def _plain(name: str) -> str:
    """A name as it is compared: folded, its words in order of their letters."""
    return " ".join(sorted(keys_of(name, "en")))


def _rejected(space: Space, kind: str) -> set[tuple[str, str]]:
    """The words and ids of which somebody has said that they do not belong together."""
    said = Link.objects.filter(space__in=scope_of(space), kind=kind, confirmed=False, withdrawn=False, struck=False)
    return set(said.values_list("key", "reference__slug"))


def _nearest(
    kind: str,
    row: dict[str, str | int],
    names: list[tuple[str, str]],
    scores: "np.typing.NDArray[np.uint8]",
    rejected: set[tuple[str, str]],
) -> Doubt | None:
    """What some words are written most like; None where nothing is near, or where the two are one already."""
    key, words = str(row["value"]), str(row["words"])
    for place in np.argsort(scores)[::-1]:
        name, slug = names[int(place)]
        if not scores[place]:
            return None
        if key_of(kind, name) != key and slug != key and (key, slug) not in rejected:
            count, language = int(row["documents"]), str(row["language"])
            return Doubt(kind, key, words, language, count, slug, name, int(scores[place]))
    return None
