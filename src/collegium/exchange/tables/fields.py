"""What the columns of a table may be, for each thing that is imported, and which the words of a head mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import regex
from rapidfuzz.fuzz import ratio

from collegium.exchange.tables.grid import Cell, Grid, Row
from collegium.exchange.tables.words import folded, words_of

KINDS: Mapping[str, tuple[str, ...]] = {
    "plan": ("number", "title", "issue", "level", "planned", "place", "in_person", "leads", "parties"),
    "programme": ("number", "printed", "title", "text", "issue", "forum", "due", "measure", "leads", "parties"),
    "tracker": (
        "post", "title", "text", "line", "fallback", "issued", "due", "state", "on", "followed", "remark",
    ),
}  # fmt: skip
"""The fields of each kind of table, besides a lead for every partner of what partners share."""
NEEDED: Mapping[str, tuple[str, ...]] = {"plan": ("title",), "programme": ("title",), "tracker": ("post", "title")}
"""The fields without which nothing can be made."""
WITH_LEADS = frozenset({"plan", "programme"})
LEAD = "lead:"
LEADS, PARTIES = "leads", "parties"
"""Who leads for all partners, and the partners for which."""
CODE = regex.compile(r"\w+")
SURE, WITHIN, NEAR = 100, 92, 84
FIRST_ROWS = 12  # among these stands the head


@dataclass(frozen=True, slots=True)
class Partners:
    """The partners of a partnership: their names by their codes; of them those that take part, where not all do."""

    names: Mapping[str, str]
    taking: tuple[str, ...] = ()

    @property
    def taking_part(self) -> tuple[str, ...]:
        """The codes of those that take part."""
        return self.taking or tuple(self.names)

    def named(self, words: str) -> tuple[str, ...]:
        """The codes of the partners that some words name: by a name, or by a code as it is written."""
        said, codes = set(folded(words).split()), set(CODE.findall(words))
        return tuple(
            code for code, name in self.names.items() if code in codes or (name and set(folded(name).split()) <= said)
        )

    def meant(self, head: str) -> str:
        """The code of the one partner that a head names; "" for none, or several."""
        said = set(folded(head).split())
        found = [
            code
            for code, name in self.names.items()
            if folded(code) in said or (name and set(folded(name).split()) <= said)
        ]
        return found[0] if len(found) == 1 else ""


def fields_of(kind: str, partners: Partners) -> list[str]:
    """Every field that a column of this kind of table may be."""
    leads = partners.names if kind in WITH_LEADS else ()
    return [*KINDS[kind], *(f"{LEAD}{code}" for code in leads)]


def guessed(kind: str, cells: Iterable[Cell], partners: Partners) -> list[str]:
    """For each column the field that its head means, "" for none; each field once, at the column that fits it best."""
    heads = [each.text for each in cells]
    scored = sorted(
        (
            (score, -column, field)
            for column, head in enumerate(heads)
            for field, score in _scores(kind, head, partners)
        ),
        reverse=True,
    )
    chosen: dict[int, str] = {}
    for _score, column, name in scored:
        if -column not in chosen and name not in chosen.values():
            chosen[-column] = name
    return [chosen.get(column, "") for column in range(len(heads))]


def _scores(kind: str, head: str, partners: Partners) -> list[tuple[str, float]]:
    """The fields that a head may mean, each with how well it fits."""
    said = folded(head)
    if not said or len(said) > 80:
        return []
    code = partners.meant(head) if kind in WITH_LEADS else ""
    if code:
        return [(f"{LEAD}{code}", SURE)]
    found = ((field, max(_fit(said, word) for word in words)) for field, words in words_of(kind).items())
    several = len(partners.named(head)) > 1  # one that names some partners is neither of one nor of all
    return [(field, score) for field, score in found if score >= NEAR and not (several and field == LEADS)]


def _fit(said: str, word: str) -> float:
    if said == word:
        return SURE
    if len(word) > 2 and f" {word} " in f" {said} ":
        return WITHIN - abs(len(said) - len(word)) / 10
    return min(ratio(said, word), WITHIN) if len(word) > 3 else 0


def head_of(kind: str, grid: Grid, partners: Partners) -> Row | None:
    """The row that is the head: of the first ones the one whose words mean most fields, the first of several alike."""
    best: tuple[int, Row] | None = None
    for row in grid.rows[:FIRST_ROWS]:
        known = sum(map(bool, guessed(kind, row.cells, partners)))
        if known and (best is None or known > best[0]):
            best = (known, row)
    return best[1] if best else None


def kind_of(grid: Grid, partners: Partners, kinds: Iterable[str] = KINDS) -> str:
    """The kind of table whose fields its head means most; the first one where that does not tell."""
    return max(kinds, key=lambda kind: _known(kind, grid, partners))


def _known(kind: str, grid: Grid, partners: Partners) -> int:
    head = head_of(kind, grid, partners)
    return sum(map(bool, guessed(kind, head.cells, partners))) if head else 0
