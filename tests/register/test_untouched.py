"""What other names cannot touch is not read again; what is passed by would have read the same."""

import csv
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.reading.contract import Reading as ReadingContent
from collegium.reading.read import read
from collegium.reading.vocabulary.words import WORD
from collegium.register import actions
from collegium.register.actions.references import add, correct, withdraw
from collegium.register.models import Document, NamesRead, Reading
from collegium.register.rules.untouched import difference, touches
from collegium.register.vocabulary import vocabulary_with
from collegium.register.waiting import outdated, read_anew
from tests.cast import Cast, note
from tests.examples import examples
from tests.machine import ROOT

with (Path(__file__).parent / "cases" / "untouched.csv").open(encoding="utf-8") as opened:
    ROWS = list(csv.DictReader(opened))
RECORD = ROOT / "examples" / "record"
FILES = ("2023-11-21-opening-remarks.txt", "2024-03-12-remarks.de.html", "2024-03-12-remarks.ru.txt",
         "2024-03-12-remarks.fr.html")  # fmt: skip


def tables(table: str, names: list[str]) -> str:
    """Tables that give one thing some names in every language."""
    said = dict.fromkeys(("en", "fr", "es", "de", "ru"), names)
    row: dict[str, Any] = {"words": said} if table == "issues" else {"names": said}
    row |= {"name": names[0]} if table == "persons" else {"id": "QS" if table == "parties" else "thing-of-ours"}
    return json.dumps({table: [row]})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["guards against"])
def test_a_text_is_touched_by_the_words_of_a_name(row: dict[str, str]) -> None:
    named = tables(row["table"], [row["names"]])
    for before, after in (("", named), (named, "")):
        assert touches(difference(before, after, []), row["text"]) == (row["touched"] == "yes")


def test_what_alters_a_row_of_the_tables_may_touch_any_text() -> None:
    named = tables("forums", ["Lamp Hall"])
    assert touches(difference("", named, [("forums", "thing-of-ours")]), "The tide was low.")
    assert not touches(difference(named, named, [("forums", "thing-of-ours")]), "The tide was low.")


@cache
def text_of(file: str) -> str:
    return plainly(file, "").text


@cache
def words_of(file: str) -> tuple[str, ...]:
    return tuple(sorted({word for word in WORD.findall(text_of(file)) if len(word) > 2}))


def plainly(file: str, named: str) -> ReadingContent:
    """A document of the examples, read with some names; the digest of which says nothing here."""
    made = read((RECORD / file).read_bytes(), file, vocabulary_with(named))
    return replace(made, vocabulary="")


KINDS = st.sampled_from(["forums", "instruments", "parties", "persons", "issues"])
OWN = ("Tarnwick", "Quorl", "Zemlin", "Ostwehr", "Вугрень", "Lamp")
HEADS = ("Council", "Treaty", "Rat", "Accord", "Dialogue", "Совет")


@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), file=st.sampled_from(FILES), table=KINDS, many=st.integers(1, 3))
def test_what_is_passed_by_would_have_read_the_same(data: st.DataObject, file: str, table: str, many: int) -> None:
    words = st.one_of(st.sampled_from(OWN), st.sampled_from(HEADS), st.sampled_from(words_of(file)))
    name = " ".join(data.draw(st.lists(words, min_size=many, max_size=many)))
    named = tables(table, [name])
    if touches(difference("", named, []), text_of(file)):
        return
    assert plainly(file, named) == plainly(file, "")


def added(cast: Cast, number: int, words: str) -> Document:
    arrival = note(number)
    text = f"Note {number}\n\nVelmora, 3 February 2031\n\n{words}"
    return actions.add(
        cast.editor_qm, cast.spaces["QM"], cast.marking("open"), replace(arrival, data=text.encode())
    ).document


def test_only_what_names_may_touch_is_read_again(cast: Cast) -> None:
    plain, named = added(cast, 1, "Nine boats lay there."), added(cast, 2, "The Two Shores Council met.")
    council = add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Two Shores Council"]})
    assert set(outdated()) == {plain, named}
    assert list(read_anew(list(outdated()))) == [named]
    assert not outdated().exists()
    assert Reading.objects.filter(document=plain).count() == 1
    correct(cast.editor_qm, council, {"en": ["Nine Lamps Board"]})
    assert list(read_anew(list(outdated()))) == [plain, named]
    withdraw(cast.editor_qm, council)
    assert set(read_anew(list(outdated()))) == {plain}
    assert not outdated().exists()


def test_what_was_read_with_names_that_nobody_remembers_is_read_again(cast: Cast) -> None:
    plain = added(cast, 1, "Nine boats lay there.")
    NamesRead.objects.all().delete()
    add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Two Shores Council"]})
    assert list(read_anew(list(outdated()))) == [plain]
