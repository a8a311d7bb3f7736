#!/usr/bin/env python3
"""Bring the tables of states up to date with CLDR; the columns kept by hand stay as they are.

    python tools/tables.py            rewrite the column `cldr` of each table of states, and add states that are missing
    python tools/tables.py --check    change nothing; exit with 1 and name the rows where CLDR says something else

Needs Babel, which carries CLDR. The program itself does not.
"""

import argparse
import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

TABLES = Path(__file__).resolve().parent.parent / "src/collegium/reading/vocabulary/tables"
LANGUAGES = ("en", "fr", "es", "de", "ru")
COLUMNS = ("id", "cldr", "names", "adjectives", "nationals", "prefixes", "capitals", "metonyms", "source")
# Codes of CLDR that ISO 3166-1 does not assign: parts of states, groups of states, and codes for tests.
NOT_ASSIGNED = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"))

Table = dict[str, dict[str, str]]


def names(language: str) -> dict[str, str]:
    """What CLDR calls each state in a language, by its code."""
    territories = Locale(language).territories.items()
    return {code: name for code, name in territories if len(code) == 2 and code.isalpha() and code not in NOT_ASSIGNED}


def kept(path: Path) -> Table:
    """The rows of a table by their ids; none where there is no table yet."""
    if not path.exists():
        return {}
    return {row["id"]: row for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))}


def renewed(rows: Table, named: dict[str, str]) -> Table:
    """The rows with CLDR's names, sorted by id. A row that CLDR does not know stays."""
    found = {code: {**dict.fromkeys(COLUMNS, ""), "source": "cldr"} for code in named} | rows
    return {code: {**found[code], "id": code, "cldr": named.get(code, found[code]["cldr"])} for code in sorted(found)}


def written(rows: Table) -> str:
    """A table as CSV."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows.values())
    return text.getvalue()


def differences(before: Table, after: Table) -> Iterator[str]:
    """What has changed, a line for each row."""
    for code, row in after.items():
        was = before.get(code, {}).get("cldr")
        if was != row["cldr"]:
            yield f"{code}: {was or 'no row'} → {row['cldr']}"


def main() -> int:
    """Exit code 0; with --check 1 where the tables are not up to date."""
    parser = argparse.ArgumentParser(description="Bring the tables of states up to date with CLDR.")
    parser.add_argument("--check", action="store_true", help="change nothing; name what CLDR says otherwise")
    check = parser.parse_args().check
    behind = False
    for language in LANGUAGES:
        path = TABLES / f"states.{language}.csv"
        before = kept(path)
        after = renewed(before, names(language))
        for line in differences(before, after):
            behind = True
            print(f"{path.name}: {line}")
        if not check:
            path.write_text(written(after), encoding="utf-8")
    return int(behind and check)


if __name__ == "__main__":
    sys.exit(main())
