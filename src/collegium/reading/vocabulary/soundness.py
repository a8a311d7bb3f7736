"""Whether the shipped tables hold together: sources, ids, references, dates, cells, and forms that two rows share."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from collegium.reading.vocabulary.cells import rows
from collegium.reading.vocabulary.doubts import Doubt, circle
from collegium.reading.vocabulary.own import ISO_DATE
from collegium.reading.vocabulary.shared_forms import clashes
from collegium.reading.vocabulary.sources import KEYS, sources
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.reading.vocabulary.vocabulary import Vocabulary

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CODE = re.compile(r"[A-Z]{2}")
FORMER = re.compile(r"[A-Z]{4}|[a-z0-9]+(?:-[a-z0-9]+)*")
IDS = {"territories": CODE, "former": FORMER, **{f"states.{language}": CODE for language in LANGUAGES}}
# What the cells of a column must be ids of; spellings of one cell are ids each.
REFERENCES = {
    ("forums", "parent"): "forums",
    ("issues", "parent"): "issues",
    ("members", "forum"): "forums",
    ("members", "party"): "parties",
    ("former", "successors"): "parties",
    ("agencies", "party"): "parties",
    ("instruments", "forum"): "bodies",
    ("territories", "id"): "parties",
}
SPANS = {"forums": ("founded", "ended"), "former": ("since", "until"), "members": ("since", "until")}
CORRECT = "Correct the cell."

Table = list[dict[str, str]]


def shipped_tables() -> dict[str, Table]:
    """The rows of every shipped table by the table's name."""
    return {table: list(rows(f"{table}.csv")) for table in KEYS}


def faults(tables: Mapping[str, Table]) -> Iterator[Doubt]:
    """What is wrong with tables of the shape of the shipped ones, row by row."""
    ids = _ids(tables)
    declared = {source.key for source in sources()}
    for table, held in tables.items():
        counted = Counter(row.get("id") for row in held)
        parents = {row["id"]: row["parent"] for row in held if row.get("parent")}
        for number, row in enumerate(held, start=2):  # the header is the first line
            where = f"{table}.csv, row {number}"
            if None in row or None in row.values():
                yield Doubt(where, "It has not as many cells as the table has columns.", "Add or remove commas.")
                continue
            yield from _of_source(where, row, declared)
            yield from _of_id(where, table, row, counted)
            yield from _of_cells(where, row)
            yield from _of_references(where, table, row, ids)
            yield from _of_dates(where, table, row)
            if circle(row.get("id", ""), parents):
                yield Doubt(f"{where}, parent", "Its parents run in a circle.", "Correct one of them.")


def shared(vocabulary: Vocabulary) -> Iterator[Doubt]:
    """The names that belong to two rows of a vocabulary, language by language."""
    for language in LANGUAGES:
        for form, meant in clashes(vocabulary, language):
            named = " and ".join(f"{kind} {own}" for kind, own in meant)
            yield Doubt(language, f"{form!r} names {named}.", "Leave it to one of them, or to none.")


def _ids(tables: Mapping[str, Table]) -> dict[str, frozenset[str]]:
    """The ids that columns may refer to, by what they are ids of."""

    def of(*names: str) -> frozenset[str]:
        return frozenset(row["id"] for name in names for row in tables.get(name, ()))

    parties = of("states.en", "former", "groups")
    forums = of("forums")
    return {"parties": parties, "forums": forums, "issues": of("issues"), "bodies": parties | forums}


def _of_source(where: str, row: Mapping[str, str], declared: set[str]) -> Iterator[Doubt]:
    keys = row["source"].split()
    if not keys:
        yield Doubt(f"{where}, source", "It does not say where it comes from.", f"Use {', '.join(sorted(declared))}.")
    for key in keys:
        if key not in declared:
            yield Doubt(
                f"{where}, source", f"No source is called {key!r}.", "Correct it, or declare it in sources.csv."
            )


def _of_id(where: str, table: str, row: Mapping[str, str], counted: Mapping[str | None, int]) -> Iterator[Doubt]:
    if "id" not in row:
        return
    if not IDS.get(table, SLUG).fullmatch(row["id"]):
        yield Doubt(f"{where}, id", f"{row['id']!r} is not the id of such a row.", "Use a slug, of states the code.")
    if counted[row["id"]] > 1:
        yield Doubt(f"{where}, id", f"The id {row['id']!r} stands in several rows.", "Make one row of them.")


def _of_cells(where: str, row: Mapping[str, str]) -> Iterator[Doubt]:
    for column, cell in row.items():
        spelled = cell.split("|") if cell else []
        if any(text != text.strip() or not text for text in spelled):
            yield Doubt(f"{where}, {column}", "A spelling is empty, or space stands at its end.", CORRECT)
        twice = [text for text, count in Counter(spelled).items() if count > 1]
        if twice:
            yield Doubt(f"{where}, {column}", f"{twice[0]!r} stands twice.", CORRECT)


def _of_references(
    where: str, table: str, row: Mapping[str, str], ids: Mapping[str, frozenset[str]]
) -> Iterator[Doubt]:
    for (of_table, column), what in REFERENCES.items():
        if of_table == table:
            for own in filter(None, row[column].split("|")):
                if own not in ids[what]:
                    yield Doubt(f"{where}, {column}", f"No row of {what} has the id {own!r}.", "Correct the id.")


def _of_dates(where: str, table: str, row: Mapping[str, str]) -> Iterator[Doubt]:
    span = SPANS.get(table, ())
    for column in (*span, *(["date"] if table == "instruments" else [])):
        if row[column] and not ISO_DATE.fullmatch(row[column]):
            yield Doubt(f"{where}, {column}", f"{row[column]!r} is no date.", 'Use ISO 8601: "1998" or "1998-07-17".')
    if span and all(row[column] for column in span) and row[span[1]] < row[span[0]]:
        yield Doubt(where, f"It ends ({row[span[1]]}) before it begins ({row[span[0]]}).", "Correct one of the two.")
