"""Faults of tables are found row by row; the shipped tables have none."""

from dataclasses import replace

import pytest

from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.doubts import circle
from collegium.reading.vocabulary.soundness import Table, faults, shared, shipped_tables
from tests.reading.vocabulary.rows import Row, named, rows

SHIPPED = shipped_tables()
# A row of each table that is sound beside the others.
SOUND = {
    "states.en": {"id": "QM", "cldr": "Velmora", "names": "Republic of Velmora"},
    "groups": {"id": "two-shores", "en": "Two Shores"},
    "former": {"id": "QMQN", "since": "1901", "until": "1950-02-03", "successors": "QM"},
    "forums": {"id": "own-id", "en": "Tarn Forum", "parent": "", "founded": "", "ended": ""},
    "instruments": {"id": "tresk-accord", "en": "Tresk Accord", "date": "2019-07-02", "forum": "own-id"},
    "members": {"forum": "own-id", "party": "QM", "since": "1998", "until": ""},
    "agencies": {"party": "QM", "en": "Lantern Office"},
}


def tables(changed: str = "", cells: Row | None = None) -> dict[str, Table]:
    """A row of each table, one of them changed."""
    found = {name: [{**row, "source": "hand"}] for name, row in SOUND.items()}
    if cells:
        found[changed] = [{**found[changed][0], **cells}]
    return {**found, "issues": [], "territories": []}


@pytest.mark.parametrize("row", rows("unsound"), ids=named)
def test_a_row_that_is_not_sound_is_named_with_what_is_wrong(row: Row) -> None:
    told = [
        each for each in faults(tables(row["table"], row["row"])) if each.where.startswith(f"{row['table']}.csv, row 2")
    ]
    assert len(told) == bool(row["says"]), (told, row["guards"])
    assert all(row["says"] in each.cause and each.remedy for each in told)


def test_sound_tables_have_no_fault_and_neither_have_the_shipped_ones() -> None:
    assert list(faults(tables())) == []
    assert list(faults(SHIPPED)) == []


def test_an_id_twice_is_a_fault_of_both_rows() -> None:
    found = tables()
    found["groups"] *= 2
    assert [each.where for each in faults(found)] == ["groups.csv, row 2, id", "groups.csv, row 3, id"]


def test_no_shipped_form_is_the_name_of_two_rows() -> None:
    assert list(shared(Vocabulary.shipped())) == []


def test_a_form_that_is_the_name_of_two_is_a_fault_and_a_shared_adjective_is_none() -> None:
    known = Vocabulary.shipped()
    velmora = replace(known.parties[0], id="QM", names={"de": ("Velmora",)}, capitals={}, metonyms={})
    shores = replace(known.forums[0], id="shores", names={"de": ("Velmoras",)})
    told = list(shared(Vocabulary(parties=(velmora,), forums=(shores,))))
    assert [each.cause for each in told if "'velmoras'" in each.cause] == [
        "'velmoras' names party QM and forum shores."
    ]
    twin = replace(velmora, id="QN", names={"de": ("Oskendal",)})
    assert list(shared(Vocabulary(parties=(velmora, twin)))) == []


def test_a_circle_is_found_and_a_line_that_leads_into_one_is_none() -> None:
    parents = {"a": "b", "b": "c", "c": "b", "d": "d"}
    assert [own for own in "abcde" if circle(own, parents)] == ["b", "c", "d"]
