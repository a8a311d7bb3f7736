"""Which titles look like one series; what is proposed of them; series are made and changed by those who may."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.accounts.errors import Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.journal.undo import undo
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Space
from collegium.register import actions
from collegium.register.actions.series import Described, describe_series, give_up, make_series, take_in, take_out
from collegium.register.derived import behind, catch_up, unmake
from collegium.register.models import Document, Membership, Returning, Series
from collegium.register.queries.series import members, proposed, series_in
from collegium.register.rules.series import Candidate, is_date, proposals, title_of
from tests.cast import Cast, note

with (Path(__file__).parent / "cases" / "series.csv").open(encoding="utf-8") as opened:
    ROWS = list(csv.DictReader(opened))
SAID = Described("Ferry words", "statement", "every winter")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["guards against"])
def test_titles_are_alike_where_only_numbers_and_dates_differ(row: dict[str, str]) -> None:
    one, other = (title_of(row[name], row["language"]) for name in ("one", "other"))
    assert (one.telling and other.telling and one.words == other.words) == (row["alike"] == "yes")


@pytest.mark.parametrize(
    ("value", "date"),
    [("2031-02-03", 1), ("2031-02", 1), ("2031", 1), ("2031-13", 0), ("2031-02-30", 0), ("soon", 0), ("", 0)],
)
def test_a_date_is_a_day_a_month_or_a_year(value: str, date: int) -> None:
    assert is_date(value) == bool(date)


KEYED = st.tuples(st.sampled_from("ABCDEFGH"), st.sampled_from("xyz"))
"""A document and one of its keys."""


@given(
    st.sets(KEYED),
    st.dictionaries(st.sampled_from("ABCDEFGH"), st.sampled_from(["2031", "2032", ""])),
    st.sets(st.sampled_from("ABCDEFGH")),
)
def test_nothing_is_proposed_twice_nor_what_is_in_a_series(
    keyed: set[tuple[str, str]], dates: dict[str, str], standing: set[str]
) -> None:
    rows = [Candidate(each, dates.get(each, ""), key, "S" if each in standing else "") for each, key in sorted(keyed)]
    said = [document for proposal in proposals(rows) for document in proposal.documents]
    assert len(set(said)) == len(said)
    assert standing.isdisjoint(said)


def document_of(cast: Cast, year: int, title: str = "Words on the Winter Ferry") -> Document:
    text = f"{title} {year}\n\nVelmora, 3 February {year}\n\nThe harbour office counted nine boats."
    arrival = note()
    arrival = type(arrival)(text.encode(), f"{year}.txt")
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document


def faults() -> list[object]:
    return list(verify(Space.objects.order_by("id")).faults)


def test_documents_that_look_alike_are_proposed_and_then_not_again(cast: Cast) -> None:
    years = [document_of(cast, year) for year in (2032, 2031)]
    document_of(cast, 2031, "Note on Salt Prices")
    said = proposed(cast.reader_qm, cast.spaces["QM"])
    assert [each.documents for each in said] == [(years[1].pk, years[0].pk)]
    series = make_series(cast.editor_qm, cast.spaces["QM"], SAID, years)
    assert proposed(cast.reader_qm, cast.spaces["QM"]) == []
    third = document_of(cast, 2033)
    assert [each.documents for each in proposed(cast.reader_qm, cast.spaces["QM"], series)] == [(third.pk,)]
    assert proposed(cast.editor_qn, cast.spaces["QM"]) == []


def test_the_hashes_of_titles_are_made_anew(cast: Cast) -> None:
    document = document_of(cast, 2031)
    before = list(Returning.objects.values_list("key", flat=True))
    unmake(document)
    assert not Returning.objects.exists()
    assert list(catch_up(list(behind()))) == [document]
    assert list(Returning.objects.values_list("key", flat=True)) == before


def test_a_series_keeps_its_documents_in_time_and_every_step_stands_in_the_journal(cast: Cast) -> None:
    later, earlier = document_of(cast, 2032), document_of(cast, 2031)
    series = make_series(cast.editor_qm, cast.spaces["QM"], SAID, [later], "They belong together")
    take_in(cast.editor_qm, series, [earlier])
    undated = document_of(cast, 2033)
    take_in(cast.editor_qm, series, [undated], "2030")
    assert [each.document for each in members(cast.reader_qm, series)] == [undated, earlier, later]
    row = series_in(cast.reader_qm, cast.spaces["QM"]).get()
    assert (row.many, row.first, row.last) == (3, "2030", "2032-02-03")  # type: ignore[attr-defined]
    take_out(cast.editor_qm, series, undated, "Another year")
    take_in(cast.editor_qm, series, [undated])
    describe_series(cast.editor_qm, series, Described("Winter words"))
    give_up(cast.editor_qm, series)
    assert not series_in(cast.reader_qm, cast.spaces["QM"]).exists()
    verbs = list(Change.objects.filter(space=series.space).order_by("number").values_list("verb", flat=True))
    assert [verb for verb in verbs if "series" in verb] == [
        "makes a series", "takes into a series", "takes into a series", "takes out of a series",
        "takes into a series", "renames a series", "gives up a series",
    ]  # fmt: skip
    assert not faults()


def test_undoing_the_making_of_a_series_takes_its_memberships_back(cast: Cast) -> None:
    one, other = document_of(cast, 2031), document_of(cast, 2032)
    series = make_series(cast.editor_qm, cast.spaces["QM"], SAID, [one])
    take_in(cast.editor_qm, series, [other])
    undo(Change.objects.get(verb="makes a series"), cast.editor_qm, "A mistake")
    assert Series.objects.get().withdrawn
    assert {each.withdrawn for each in Membership.objects.all()} == {True}
    assert not faults()


@pytest.mark.parametrize(
    ("name", "error"), [("reader_qm", NotAllowed), ("post_qm", NotAllowed), ("editor_qn", NotVisible)]
)
def test_only_who_may_change_a_space_changes_series_there(cast: Cast, name: str, error: type[Refused]) -> None:
    document, person = document_of(cast, 2031), cast.people[name]
    series = make_series(cast.editor_qm, cast.spaces["QM"], SAID)
    with pytest.raises(error):
        make_series(person, cast.spaces["QM"], SAID)
    with pytest.raises(error):
        describe_series(person, series, SAID)
    with pytest.raises(error):
        take_in(person, series, [document])
    with pytest.raises(error):
        take_out(person, series, document)
    with pytest.raises(error):
        give_up(person, series)


def test_what_cannot_be_kept_is_refused(cast: Cast) -> None:
    series = make_series(cast.editor_qm, cast.spaces["QM"], SAID)
    for said in (Described(" "), Described("Words", "song"), Described("x" * 201)):
        with pytest.raises(Improper):
            describe_series(cast.editor_qm, series, said)
    with pytest.raises(NotAllowed):
        make_series(cast.principal_qm, cast.spaces["public"], SAID)
    joint = actions.table(cast.editor_qm, document_of(cast, 2031))
    with pytest.raises(Improper):
        take_in(cast.editor_qm, series, [joint])
