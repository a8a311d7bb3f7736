"""When an undertaking was last reaffirmed: own and joint words count, silence withdraws nothing, no state changes."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.actions.series import Described, make_series
from collegium.register.models import Document, Finding, Statement
from collegium.register.queries.reaffirmed import reaffirmations
from collegium.register.rules.reaffirmed import Later, Reaffirmed, bears_on, is_later, reaffirmed
from tests.cast import Cast, note

with (Path(__file__).parent / "cases" / "reaffirmed.csv").open(encoding="utf-8") as opened:
    ROWS = list(csv.DictReader(opened))
DATE = "2031"
LISTS = ("told", "silent", "given_up", "near")


def later(said: str) -> Later:
    how, document, date, standing = (*said.split(":"), "")[:4]
    return Later(how, document, date, standing)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["guards against"])
def test_what_later_documents_tell(row: dict[str, str]) -> None:
    known = reaffirmed(DATE, map(later, row["found"].split()))
    last = f"{known.last.document} {known.last.date}" if known.last else ""
    lists = {
        name: " ".join(each.document for each in getattr(known, name))
        for name in ("told", "silent", "given_up", "near")
    }
    assert {"last": last, **lists} == {name: row[name] for name in ("last", *lists)}


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("2032", "2031-12-31", True),
        ("2031-02-04", "2031-02-03", True),
        ("2031-02", "2031-02-03", False),
        ("2031", "2031-02-03", False),
        ("", "2031", False),
        ("2032", "", False),
    ],
)
def test_a_date_is_later_only_where_that_is_sure(one: str, other: str, later: bool) -> None:
    assert is_later(one, other) == later


LATER = st.builds(
    Later,
    st.sampled_from(["kept", "reworded", "silent", "given_up", "near"]),
    st.sampled_from("ABC"),
    st.sampled_from(["", "2030", "2031-05-01", "2032", "2032-05-01"]),
    st.sampled_from(["own", "joint", "told"]),
)


@given(st.lists(LATER))
def test_the_order_in_which_documents_are_asked_changes_nothing(found: list[Later]) -> None:
    known = reaffirmed("2031-02-03", found)
    assert known == reaffirmed("2031-02-03", reversed(found))
    assert known.last is None or known.last.standing in ("own", "joint")
    assert all(is_later(each.date, "2031-02-03") for each in (*known.told, *known.silent, *known.near))


@pytest.mark.parametrize(
    ("condition", "quote", "bears"),
    [
        ("as long as no toll is taken from ferries", "Ostrand takes a toll from all ferries since the spring", True),
        ("as long as no toll is taken from ferries", "Ostrand counted nine boats", False),
        ("if it thaws", "It thaws", False),
        ("", "Anything", False),
    ],
)
def test_a_passage_bears_on_a_condition_by_its_words(condition: str, quote: str, bears: bool) -> None:
    assert bears_on(condition, quote) == bears


PIER = (
    "Velmora commits to leave the northern pier of the winter harbour open "
    "as long as Ostrand takes no toll from ferries."
)


def said(cast: Cast, year: int, *sentences: str, title: str = "Words on the Winter Ferry") -> Document:
    text = f"{title} {year}\n\nVelmora, 3 February {year}\n\n" + "\n\n".join(sentences)
    arrival = replace(note(), data=text.encode(), name=f"{title}-{year}.txt")
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document


def confirmed(cast: Cast, document: Document) -> Statement:
    """The undertaking of a document, as Velmora's."""
    finding = Finding.objects.get(document=document, act="commits")
    decide(cast.editor_qm, finding, "corrected", {"actors": ["QM"]})
    return Statement.objects.get(document=document)


def known_of(cast: Cast, statement: Statement, who: str = "reader_qm") -> Reaffirmed:
    return reaffirmations(cast.people[who], statement.document, [statement])[statement.pk]


def series_of(cast: Cast, *documents: Document) -> None:
    make_series(cast.editor_qm, cast.spaces["QM"], Described("Ferry words"), documents)


def test_a_series_tells_when_an_undertaking_was_last_said_again(cast: Cast) -> None:
    first, second = said(cast, 2031, PIER), said(cast, 2032, PIER)
    third = said(cast, 2033, "Velmora welcomes the new buoys off the lighthouse.")
    series_of(cast, first, second, third)
    statement = confirmed(cast, first)
    known = known_of(cast, statement)
    assert known.last
    assert (known.last.document, known.last.date, known.last.decided) == (second.pk, "2032-02-03", False)
    assert [each.document for each in known.silent] == [third.pk]
    decide(cast.editor_qm, Finding.objects.get(document=second, act="commits"), "confirmed")
    again = known_of(cast, statement)
    assert again.last
    assert again.last.decided


def test_what_was_rejected_reaffirms_nothing(cast: Cast) -> None:
    first, second = said(cast, 2031, PIER), said(cast, 2032, PIER)
    series_of(cast, first, second)
    statement = confirmed(cast, first)
    decide(cast.editor_qm, Finding.objects.get(document=second, act="commits"), "rejected", reason="A quotation")
    assert known_of(cast, statement).last is None


def test_the_same_actors_later_in_the_space_reaffirm_without_a_series(cast: Cast) -> None:
    first, second = said(cast, 2031, PIER), said(cast, 2032, PIER, title="Letter to the Masons")
    statement = confirmed(cast, first)
    assert known_of(cast, statement).last is None
    confirmed(cast, second)
    known = known_of(cast, statement)
    assert known.last
    assert (known.last.document, known.last.decided) == (second.pk, True)
    assert known.silent == ()


def test_a_passage_on_the_condition_raises_a_question_and_changes_no_state(cast: Cast) -> None:
    first = said(cast, 2031, PIER)
    second = said(cast, 2032, "Velmora deplores that Ostrand takes a toll from all ferries since the spring.")
    series_of(cast, first, second)
    statement = confirmed(cast, first)
    known = known_of(cast, statement)
    assert [each.document for each in known.questions] == [second.pk]
    kept = Statement.objects.get(pk=statement.pk)
    assert (kept.version, kept.condition) == (statement.version, statement.condition)


def test_nothing_of_another_space_tells_anything(cast: Cast) -> None:
    statement = confirmed(cast, said(cast, 2031, PIER))
    arrival = replace(note(), data=PIER.encode() + b"\n\n3 February 2032", name="theirs.txt")
    actions.add(cast.editor_qn, cast.spaces["QN"], cast.marking("open"), arrival)
    assert known_of(cast, statement) == Reaffirmed()
    assert known_of(cast, statement, "editor_qn") == Reaffirmed()


def test_what_is_no_undertaking_is_not_asked_about(cast: Cast) -> None:
    document = said(cast, 2031, PIER)
    statement = confirmed(cast, document)
    statement.act = "holds"
    assert reaffirmations(cast.reader_qm, document, [statement]) == {}
