"""Stated totals counted by a series or a plan: said, shown beside what is stated, replaced, taken back, undone."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.undo import undo
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Space
from collegium.programme.actions import plans
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.models import Plan
from collegium.register import actions
from collegium.register.actions.inquiries import say_inquiry
from collegium.register.actions.series import Described, give_up, make_series
from collegium.register.models import Counting, Document, Series, Wanted
from tests.cast import Cast, note
from tests.register.test_wanted import TELLS
from tests.web.stage import NOWHERE, signed_in

YEAR = Period("Consultations 2031", date(2031, 1, 1), date(2031, 12, 31))


@pytest.fixture
def total(cast: Cast) -> Wanted:
    """A total that a document of Velmora's own states."""
    arrival = replace(note(), data=TELLS.encode(), name="told.txt")
    actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival)
    return Wanted.objects.get(number=25)


@pytest.fixture
def series(cast: Cast) -> Series:
    """Two papers of Velmora's own that stand in a series."""
    papers = [papered(cast, number) for number in (1, 2)]
    return make_series(cast.editor_qm, cast.spaces["QM"], Described("Ferry papers"), papers)


def papered(cast: Cast, number: int) -> Document:
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), note(number)).document


def planned(cast: Cast, space: str = "QM") -> Plan:
    """A plan of three subjects, one of which was held."""
    subjects = tuple(Planned(title) for title in ("Ferries", "Lamps", "Tolls"))
    plan = plans.draft_plan(cast.editor_qm, cast.spaces[space], YEAR, subjects)
    plans.hold(cast.editor_qm, plan.subjects.get(number=1), "2031-03-02")
    return plan


def shown(cast: Cast, who: str = "reader_qm") -> str:
    return signed_in(cast.people[who]).get(f"/spaces/{cast.spaces['QM'].pk}/wanted?sort=total").content.decode()


def said(cast: Cast, total: Wanted, by: str, who: str = "editor_qm", **more: str) -> int:
    """How it is answered that a total is counted by something; by nothing, that it is so no more."""
    sent = {"key": total.key, "counted_by": by, **more}
    return signed_in(cast.people[who]).post(f"/documents/{total.document_id}/counting", sent).status_code


def test_a_total_is_counted_by_the_documents_of_a_series(cast: Cast, total: Wanted, series: Series) -> None:
    assert "25 stated, 0 held" in shown(cast)
    offered = re.findall(r'<option value="(series [^"]+)"[^>]*>([^<]+)<', shown(cast, "editor_qm"))
    assert offered == [(f"series {series.pk}", "Ferry papers (2)")]
    assert said(cast, total, offered[0][0], why="The letter says so") == 302
    page = shown(cast)
    assert "25 stated, 2 held" in page
    assert f'Counted by <a href="/series/{series.pk}" dir="auto">Ferry papers</a>' in page
    journal = signed_in(cast.reader_qm).get(f"/spaces/{cast.spaces['QM'].pk}/journal").content.decode()
    assert "said by what a total is counted that is stated in" in journal
    history = signed_in(cast.reader_qm).get(f"/documents/{total.document_id}/history").content.decode()
    assert "Ferry papers" in unescape(history)
    assert "25 subjects" in history


def test_a_total_is_counted_by_the_subjects_of_a_plan_that_were_held(cast: Cast, total: Wanted) -> None:
    plan = planned(cast)
    assert said(cast, total, f"plan {plan.pk}") == 302
    assert "25 stated, 1 held" in shown(cast)
    assert f'href="/plans/{plan.pk}"' in shown(cast)
    plans.hold(cast.editor_qm, plan.subjects.get(number=2), "2031-03-03")
    assert "25 stated, 2 held" in shown(cast)


def test_a_document_that_was_found_counts_once_beside_a_series_and_not_beside_a_plan(
    cast: Cast, total: Wanted, series: Series
) -> None:
    inside, beside = series.memberships.order_by("id")[0].document, papered(cast, 3)
    for paper in (inside, beside):
        say_inquiry(cast.editor_qm, total, "found", found=paper)
    said(cast, total, f"series {series.pk}")
    assert "25 stated, 3 held" in shown(cast)
    said(cast, total, f"plan {planned(cast).pk}")
    assert "25 stated, 1 held" in shown(cast)
    strike(cast.principal_qm, propose_striking(cast.editor_qm, inside, "It was spilled"))
    said(cast, total, f"series {series.pk}")
    assert "25 stated, 2 held" in shown(cast)


def test_what_was_said_is_replaced_taken_back_and_undone(cast: Cast, total: Wanted, series: Series) -> None:
    said(cast, total, f"series {series.pk}")
    said(cast, total, f"plan {planned(cast).pk}")
    assert Counting.objects.filter(withdrawn=False).count() == 1
    undo(Change.objects.filter(verb="says by what a total is counted").latest("at"), cast.editor_qm, "A slip")
    assert "25 stated, 2 held" in shown(cast)
    assert said(cast, total, "") == 302
    assert "25 stated, 0 held" in shown(cast)
    assert "Counted by" not in shown(cast)
    undo(Change.objects.filter(verb="takes back by what a total is counted").latest("at"), cast.editor_qm, "A slip")
    assert "25 stated, 2 held" in shown(cast)
    assert not list(verify(Space.objects.order_by("id")).faults)


def test_it_stands_when_the_document_is_read_again_and_ends_with_what_counted(
    cast: Cast, total: Wanted, series: Series
) -> None:
    said(cast, total, f"series {series.pk}")
    actions.read_again(cast.editor_qm, total.document)
    assert "25 stated, 2 held" in shown(cast)
    give_up(cast.editor_qm, series)
    assert "25 stated, 0 held" in shown(cast)
    assert "Counted by" not in shown(cast)
    strike(cast.principal_qm, propose_striking(cast.editor_qm, total.document, "It was spilled"))
    gone = Counting.objects.get()
    assert (gone.struck, gone.total) == (True, "")


def test_where_there_is_no_series_and_no_plan_the_page_says_so(cast: Cast, total: Wanted) -> None:
    assert "There is no series and no plan in this space" in shown(cast, "editor_qm")
    assert "no series and no plan" not in shown(cast, "reader_qm")


@pytest.mark.parametrize(
    ("who", "by", "more", "status"),
    [
        ("editor_qm", f"series {NOWHERE}", {}, 400),
        ("editor_qm", "series", {}, 400),
        ("editor_qm", "boats of the year", {}, 400),
        ("editor_qm", "", {}, 400),
        ("editor_qm", "joint", {}, 400),
        ("editor_qm", "plan", {"key": "0" * 64}, 404),
        ("editor_qm", "plan", {"key": ""}, 400),
        ("reader_qm", "plan", {}, 403),
        ("editor_qn", "plan", {}, 404),
    ],
)
def test_what_cannot_be_said_is_refused(
    cast: Cast, total: Wanted, who: str, by: str, more: dict[str, str], status: int
) -> None:
    known = {"plan": ("plan", "QM"), "joint": ("plan", "joint")}
    by = f"plan {planned(cast, known[by][1]).pk}" if by in known else by
    assert said(cast, total, by, who, **more) == status
    assert not Counting.objects.exists()


def test_a_paper_is_no_total(cast: Cast, total: Wanted, series: Series) -> None:
    paper = Wanted.objects.get(name__contains="memorandum")
    assert said(cast, paper, f"series {series.pk}") == 400
    assert not Counting.objects.exists()


def test_the_page_carries_the_marking_of_a_plan_that_it_shows(cast: Cast, total: Wanted) -> None:
    period = replace(YEAR, marking=cast.marking("for partners"))
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["QM"], period, (Planned("Ferries"),))
    assert '<span class="word">Handling</span> open' in shown(cast)
    said(cast, total, f"plan {plan.pk}")
    assert '<span class="word">Handling</span> for partners' in shown(cast)
    table = signed_in(cast.reader_qm).get(f"/spaces/{total.space_id}/wanted/export?file=wanted.json").json()
    markings = {row["counted_by"]: row["marking"] for row in table["rows"]}
    assert markings == {"": "open", f"plan: {plan.name}": "for partners"}, "so does a row that names it"


def test_nobody_is_led_to_another_site(cast: Cast, total: Wanted, series: Series) -> None:
    sent = {"key": total.key, "counted_by": f"series {series.pk}", "back": "//elsewhere.example/"}
    answer = signed_in(cast.editor_qm).post(f"/documents/{total.document_id}/counting", sent)
    assert answer.headers["Location"] == f"/spaces/{total.space_id}/wanted"
