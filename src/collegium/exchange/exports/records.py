"""An export as JSON."""

import json

from collegium.exchange.exports.sheet import Sheet

CONTRACT = 1


def json_of(sheet: Sheet) -> str:
    """What is said of the export, what its columns mean, and its rows; words stand as they are kept."""
    table, about = sheet.table, sheet.about
    told = {
        "contract": CONTRACT,
        "table": table.name,
        "meaning": table.meaning,
        "title": about.title,
        "space": about.space,
        "marking": about.marking,
        "made": about.made,
        "columns": {each.name: each.meaning for each in table.columns},
        "rows": [{each.name: row.get(each.name) for each in table.columns} for row in sheet.rows],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
