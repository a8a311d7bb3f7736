"""A comparison as JSON."""

import json
from typing import Any

from collegium.exchange.comparison.words import MEANING
from collegium.exchange.records import record_of
from collegium.reading.compare import KINDS, Comparison, Pair, changes, worth_asking
from collegium.reading.contract import CONTRACT, Reading


def json_of_comparison(comparison: Comparison) -> str:
    """The two documents, how many pairs there are of each kind, and the pairs; one line, the same for the same pair."""
    sides = record_of(comparison.old), record_of(comparison.new)
    record = {
        "contract": CONTRACT,
        "reader": comparison.new.reader,
        "vocabulary": comparison.new.vocabulary,
        "old": {key: sides[0][key] for key in ("source", "heading")},
        "new": {key: sides[1][key] for key in ("source", "heading")},
        "meaning": MEANING,
        "counts": {kind: len(comparison.of_kind(kind)) for kind in KINDS},
        "pairs": [_pair(comparison, pair, sides[0], sides[1]) for pair in comparison.pairs],
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def _pair(comparison: Comparison, pair: Pair, old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """A pair; `number` of a statement counts from 1, `changes` are the words of both quotes."""
    before, after = _said(comparison.old, old, pair.old), _said(comparison.new, new, pair.new)
    words = changes(before["quote"], after["quote"]) if before and after else ()
    return {
        "kind": pair.kind,
        "similarity": pair.similarity if before and after else None,
        "old": before,
        "new": after,
        "worth_asking": worth_asking(comparison, pair),
        "beside": _said(comparison.new, new, pair.beside),
        "near": {"span": pair.near, "quote": comparison.new.text[slice(*pair.near)]} if pair.near else None,
        "changes": [{"kind": each.kind, "old": each.old, "new": each.new} for each in words],
    }


def _said(reading: Reading, record: dict[str, Any], number: int | None) -> dict[str, Any] | None:
    if number is None:
        return None
    statement = record["statements"][number]
    return {"number": number + 1, "quote": reading.text[slice(*statement["span"])], **statement}
