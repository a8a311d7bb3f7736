"""An export as CSV, and the description of its columns as CSV on the Web has it (W3C, tabular metadata)."""

import json
from typing import Any

from collegium.exchange.exports.columns import BETWEEN, BOOLEAN, Column
from collegium.exchange.exports.sheet import Sheet, Spoken
from collegium.exchange.rows import line

CONTEXT = "http://www.w3.org/ns/csvw"
DEFUSED = "Before a cell that a spreadsheet would run as a formula stands an apostrophe."
PLAIN = Spoken()
SEVERAL = f"Several values of a cell stand between “{BETWEEN.strip()}”; one within a value is written as a comma."


def csv_of(sheet: Sheet, spoken: Spoken = PLAIN) -> str:
    """The rows, with a first line of names or of what these are called; no cell runs in a spreadsheet."""
    columns = sheet.table.columns
    said = ([(spoken.value(each, row.get(each.name)), each) for each in columns] for row in sheet.rows)
    rows = (line(tuple(_cell(value, each) for value, each in row)) for row in said)
    return line(tuple(map(spoken.head, columns))) + "".join(rows)


def csvw_of(sheet: Sheet, file: str, spoken: Spoken = PLAIN) -> str:
    """What `file`, the CSV of a sheet, means: a JSON file that stands beside it."""
    about, table = sheet.about, sheet.table
    schema: dict[str, Any] = {"columns": [_described(each, sheet, spoken) for each in table.columns]}
    if table.key:
        schema["primaryKey"] = table.key
    told = {
        "@context": [CONTEXT, {"@language": "en"}],
        "url": file,
        "dc:title": about.title,
        "dc:description": f"{table.meaning} {DEFUSED} {SEVERAL}",
        "dc:source": about.space,
        "dc:rights": about.marking,
        "dc:created": about.made,
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "doubleQuote": True},
        "tableSchema": schema,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _cell(value: Any, column: Column) -> object:
    if column.several:
        return BETWEEN.join(str(each).replace(BETWEEN.strip(), ",") for each in value or ())
    return " ".join(value.split()) if isinstance(value, str) else value


def _described(column: Column, sheet: Sheet, spoken: Spoken) -> dict[str, Any]:
    datatype: str | dict[str, str] = column.datatype
    if column.datatype == BOOLEAN:
        datatype = {"base": BOOLEAN, "format": "|".join(spoken.values.get(each, each) for each in ("yes", "no"))}
    told: dict[str, Any] = {
        "name": column.name,
        "titles": spoken.head(column),
        "dc:description": " ".join(filter(None, (column.meaning, _worded(column, sheet, spoken)))),
        "datatype": datatype,
    }
    return {**told, "separator": BETWEEN} if column.several else told


def _worded(column: Column, sheet: Sheet, spoken: Spoken) -> str:
    """Which words of a file stand for which fixed ones, so that a program need not know the language of the file."""
    values = (row.get(column.name) or "" for row in sheet.rows) if column.fixed else ()
    every = (each for value in values for each in (value if isinstance(value, list) else [value]))
    words = dict.fromkeys(each.partition(": ")[0] for each in every)
    said = [f"“{spoken.word(each)}” is `{each}`" for each in words if spoken.word(each) != each]
    return f"In this file {', '.join(said)}." if said else ""
