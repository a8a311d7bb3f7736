"""Passages are found in the spaces that a person sees, whatever others hold; what goes is found no more."""

import csv
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.accounts.access import seeing_as
from collegium.accounts.errors import Improper
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.sight import seeing
from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.derived import make, unmake
from collegium.register.models import Document, Finding, Passage, Statement, Wording
from collegium.register.queries.asking import Asked
from collegium.register.queries.searching import Result, documents_holding, search
from collegium.register.search.index import index
from collegium.register.search.terms import Sought, code_of
from tests.cast import Cast, note
from tests.examples import examples

TEXT = """Words on the Winter Ferry

Velmora, 3 February 2031

We will mend the pier before the first ice.

We call on all skippers to keep their lamps lit in the channel.

We will mend the pier before the first ice, and the lock.

The deep-water quay is 3.5 fathoms deep.

Nine boats lay in the harbour in March 2031.
"""
NUMBERED = {"We will mend the pier before the first ice.": "1", "We call": "2", "We will mend": "3", "The deep": "4"}
with (Path(__file__).parent / "cases" / "queries.csv").open(encoding="utf-8") as opened:
    ROWS = list(csv.DictReader(opened))


def added(cast: Cast, text: str = TEXT, name: str = "words.txt", space: str = "QM", by: str = "editor_qm") -> Document:
    arrival = replace(note(), data=text.encode(), name=name)
    return actions.add(cast.people[by], cast.spaces[space], cast.marking("open"), arrival).document


def texts(result: Result) -> list[str]:
    return [hit.wording.text for hit in result.hits]


def found(cast: Cast, words: str = "", who: str = "editor_qm", **asked: str) -> list[str]:
    return texts(search(cast.people[who], Asked(words, **asked)))


def number(text: str) -> str:
    return next((said for begin, said in NUMBERED.items() if text.startswith(begin)), "5")


def test_what_is_typed_finds_what_the_rows_say(cast: Cast) -> None:
    added(cast)
    answers = {}
    for row in ROWS:
        try:
            answers[row["typed"]] = " ".join(sorted(map(number, found(cast, row["typed"]))))
        except Improper as refused:
            answers[row["typed"]] = refused.cause
    assert answers == {row["typed"]: row["found"] for row in ROWS}


@settings(max_examples=examples(50), suppress_health_check=[HealthCheck.function_scoped_fixture])  # nothing is written
@given(words=st.text(max_size=40), order=st.sampled_from(["newest", "hits"]), day=st.text("-0123456789", max_size=10))
def test_no_question_makes_a_fault(shelf: Cast, words: str, order: str, day: str) -> None:
    with suppress(Improper):
        search(shelf.editor_qm, Asked(words, begin=day, order=order, act=words, party=words, document=words))
    with suppress(Improper):
        search(shelf.editor_qm, Asked(words, end=day, space=words), start=words)


@pytest.fixture
def shelf(cast: Cast) -> Cast:
    added(cast)
    return cast


def test_a_statement_is_found_by_what_it_does_and_names(shelf: Cast) -> None:
    assert list(map(number, found(shelf, act="requests"))) == ["2"]
    assert sorted(map(number, found(shelf, "ice", act="commits", standing="own"))) == ["1", "3"]
    assert found(shelf, "ice", act="requests") == []
    assert found(shelf, act="commits", standing="told") == []


def test_what_is_asked_of_a_statement_one_alone_must_be(cast: Cast) -> None:
    added(cast, "We will mend the pier, and we call on all skippers to keep their lamps lit.\n")
    both = Finding.objects.get(act="requests")
    decide(cast.editor_qm, both, "corrected", {"addressees": ["QN"]})
    assert len(found(cast, act="commits")) == len(found(cast, act="requests", party="QN")) == 1
    assert found(cast, act="commits", party="QN") == []


def test_what_is_decided_is_found_as_it_was_decided(shelf: Cast) -> None:
    finding = Finding.objects.get(act="requests")
    decide(shelf.editor_qm, finding, "corrected", {"issues": ["harbours"], "forums": ["lamp-board"]})
    hit = search(shelf.editor_qm, Asked(issue="harbours", forum="lamp-board")).hits[0]
    assert [type(each) for each in hit.statements] == [Statement]
    rejected = Finding.objects.filter(act="commits").order_by("start")[0]
    decide(shelf.editor_qm, rejected, "rejected", reason="It is a custom")
    assert list(map(number, found(shelf, act="commits"))) == ["3"]


def test_the_newest_come_first_or_those_with_most_hits(cast: Cast) -> None:
    for day in (2, 4, 3):
        added(
            cast, f"Notes\n\nVelmora, {day} May 2031\n\nThe ferry of day {day}{', the ferry' * (day % 3)}.\n", f"{day}"
        )
    assert [text.split("day ")[1][0] for text in found(cast, "ferry")] == ["4", "3", "2"]
    assert [text.split("day ")[1][0] for text in found(cast, "ferry", order="hits")] == ["2", "4", "3"]
    assert [text.split("day ")[1][0] for text in found(cast, "ferry", begin="2031-05-03", end="2031-05-03")] == ["3"]
    assert found(cast, "ferry", begin="2032") == found(cast, "ferry", end="2030-12") == []


def test_a_page_goes_on_where_the_one_before_ended(cast: Cast) -> None:
    document = added(cast, "\n".join(f"The ferry of line {line}." for line in range(45)))
    asked, seen, start = Asked("ferry"), [], ""
    for _ in range(3):
        result = search(cast.editor_qm, asked, start)
        seen += texts(result)
        start = result.following or ""
    assert seen == [f"The ferry of line {line}." for line in range(45)]
    assert start == ""
    assert search(cast.editor_qm, asked).count == 45
    assert search(cast.editor_qn, asked, f"{document.pk}-3").hits == []


def test_another_language_can_be_asked_for_and_another_space(cast: Cast) -> None:
    document = added(cast)
    joint = actions.table(cast.editor_qm, document)
    assert len(found(cast, "lamps")) == 2
    assert len(found(cast, "lamps", space=cast.spaces["joint"].pk)) == 1
    assert len(found(cast, "lamps", document=joint.pk)) == 1
    assert found(cast, "lamps", language="fr") == []
    assert found(cast, "lamps", space="nowhere") == []


WHO = {
    "editor_qm": 2,
    "reader_qm": 2,
    "post_qm": 2,
    "editor_qn": 1,
    "secretariat": 1,
    "keeper": 0,
    "editor_qt": 0,
    "public": 0,
}


@pytest.mark.parametrize("who", WHO)
def test_everybody_finds_what_they_see(shelf: Cast, who: str) -> None:
    actions.table(shelf.editor_qm, Document.objects.get())
    person = shelf.people.get(who) or AnonymousUser()
    with seeing_as(person):
        assert search(person, Asked("lamps")).count == WHO[who]
        assert len(search(person, Asked(act="requests")).hits) == WHO[who]
        assert len(search(person, Asked("lamps", order="hits")).hits) == WHO[who]


def plain(result: Result) -> tuple[object, ...]:
    hits = [(hit.wording.text, hit.pieces, hit.hits, len(hit.statements)) for hit in result.hits]
    return hits, result.count, result.more, result.following


def test_nothing_that_one_partner_finds_depends_on_what_another_holds(cast: Cast) -> None:
    added(cast, by="editor_qn", space="QN")
    added(cast, TEXT.replace("ferry", "barge").replace("Winter", "Spring"), "b.txt", by="editor_qn", space="QN")
    questions = [
        Asked("pier"),
        Asked("pier ice", order="hits"),
        Asked(act="commits"),
        Asked("lamps OR lock", begin="2031"),
        Asked("the"),
        Asked('"the pier"'),
    ]

    def answers() -> list[tuple[object, ...]]:
        with seeing_as(cast.editor_qn):
            return [plain(search(cast.editor_qn, asked)) for asked in questions]

    before = answers()
    for copy in range(6):
        added(cast, f"{TEXT}\npier pier ice lamps lock {copy}\n", f"{copy}.txt")
    assert answers() == before
    assert all(hits for hits, *_ in before)


def test_the_index_tells_nobody_else_even_who_asks_it_past_the_gates(shelf: Cast) -> None:
    words = f"{code_of(shelf.spaces['QM'].pk)}slamp"
    asked = Sought((((words,),),))
    assert index().places(asked, 0, 1 << 62, 9)
    if connection.vendor == "postgresql":
        with seeing_as(shelf.editor_qn):
            assert index().places(asked, 0, 1 << 62, 9) == []
        with seeing([]), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM register_found")
            assert cursor.fetchone() == (0,)


def rows_of_the_index() -> int:
    """How many passages the index holds, past its walls."""
    space = code_of(Document.objects.order_by("id")[0].space_id)
    every = Sought((((f"{space}fl_en",), (f"{space}fl_",)),))
    return len(index().places(every, 0, 1 << 62, 1000))


def test_what_is_made_is_in_the_index_once_and_goes_with_its_passage(shelf: Cast) -> None:
    document = Document.objects.get()
    count = Passage.objects.count()
    assert count == Wording.objects.count() == rows_of_the_index() == 7
    actions.read_again(shelf.editor_qm, document)
    make(document)
    assert Passage.objects.count() == rows_of_the_index() == 7
    unmake(document)
    assert Passage.objects.count() == rows_of_the_index() == 0


def test_of_what_is_struck_out_no_byte_is_left_in_the_index(shelf: Cast) -> None:
    added(shelf, "The harbour keeps its lamps.\n", "other.txt")
    gone = Document.objects.order_by("id")[0]
    actions.read_again(shelf.editor_qm, gone)
    assert b"skipper" in everything_of_the_index()
    strike(shelf.principal_qm, propose_striking(shelf.editor_qm, gone, "It was spilled"))
    left = everything_of_the_index()
    assert b"skipper" not in left
    assert b"lamp" in left
    assert found(shelf, "skipper") == []
    assert len(found(shelf, "lamps")) == 1


def everything_of_the_index() -> bytes:
    """The bytes of every table of the index; on SQLite those of the whole file that is written from them."""
    if connection.vendor == "postgresql":
        tables = ["register_wording"]
    else:
        tables = [f"register_found_{name}" for name in ("data", "idx", "content", "config")] + ["register_wording"]
    bytes_: list[bytes] = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
            for row in cursor.fetchall():
                bytes_ += [each if isinstance(each, bytes) else str(each).encode() for each in row]
    return b"\n".join(bytes_)


def test_only_documents_that_hold_it_are_told_of(cast: Cast) -> None:
    one, other = added(cast), added(cast, "The harbour sleeps.\n", "b.txt")
    assert documents_holding(cast.editor_qm, Asked("lamps"), [one, other]) == [one]
    assert documents_holding(cast.editor_qn, Asked("lamps"), [one, other]) == []


@pytest.mark.parametrize("end", ["2031", "2031-02", "2031-02-03", "2031-12", "9999", "9999-12", "9999-12-31"])
def test_a_period_ends_behind_its_last_day(shelf: Cast, end: str) -> None:
    assert len(found(shelf, "pier", end=end)) == 2
    assert found(shelf, "pier", end="2030-12") == found(shelf, "pier", end="2031-02-02") == []


@pytest.mark.parametrize("day", ["2031-W06-1", "20310203", "2031-02-03-04", "2031-13", "2031-02-30", "0000", "٢٠٣١"])
def test_what_is_no_date_is_refused(shelf: Cast, day: str) -> None:
    for period in ({"begin": day}, {"end": day}):
        with pytest.raises(Improper, match="no date"):
            found(shelf, "pier", **period)


def test_a_search_that_stops_says_so_and_goes_on_where_it_stopped(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each passage has the act and the party, the last alone in one statement."""
    both, last = "We will mend the pier. We call on all skippers to keep their lamps lit.\n", "We call on all to come."
    document = added(cast, f"{both * 9}{last}\n", "asks.txt")
    for each in Finding.objects.filter(document=document).order_by("start"):
        party = "QN" if each.act == "requests" and each.start < len(both) * 9 else "QM"
        decide(cast.editor_qm, each, "corrected", {"actors": [party], "addressees": []})
    monkeypatch.setattr("collegium.register.queries.searching.AT_ONCE", 2)
    monkeypatch.setattr("collegium.register.queries.searching.MOST_TIMES", 2)
    asked, seen, start, stops = Asked(act="requests", party="QM"), list[str](), "", 0
    for _ in range(20):
        result = search(cast.editor_qm, asked, start)
        seen, stops, start = [*seen, *texts(result)], stops + result.stopped, result.following or ""
        if not start:
            break
    assert (seen, start) == ([last], "")
    assert stops > 1
    assert documents_holding(cast.editor_qm, asked, [document]) == [document]
    assert not search(cast.editor_qm, Asked(act="requests", party="QN"), rows=3).stopped, "a page was found"
