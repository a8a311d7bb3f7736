"""Standing appeals: for the partners whose heads join, with reports that are due, come, or are missing."""

from datetime import date

import pytest
from django.utils import timezone

from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.models import Space
from collegium.programme.actions.appeals import Appealed, end_appeal, issue_appeal, join, leave, renew, report_on
from collegium.programme.actions.grounds import Cited
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Appeal, AppealReport, Ground
from collegium.programme.queries.appeals import appeals_in, open_at, told_of
from collegium.programme.queries.chase import chase
from collegium.programme.rules.appeals import later
from collegium.register.actions import add
from tests.cast import Cast, note
from tests.programme.concert import joint_paper
from tests.programme.sharing import post_of

STARTS = date(2025, 1, 31)
SAID = Appealed("Work together", "On every quay.", STARTS, 3)


def issued(cast: Cast, said: Appealed = SAID, both: bool = True) -> Appeal:
    """An appeal that Velmora's head issued, and Ostrand's joined; both have posts at Quellhaven."""
    post_of(cast, "QN", "QUELLHAVEN")
    appeal = issue_appeal(cast.principal_qm, cast.spaces["joint"], said)
    if both:
        join(cast.principal_qn, appeal, said.starts)
    return Appeal.objects.get(pk=appeal.pk)


def test_reports_are_owed_by_pairs_of_posts_of_those_that_joined(cast: Cast) -> None:
    alone = issued(cast, both=False)
    assert told_of(alone, date(2025, 12, 31)).asked == []
    join(cast.principal_qn, alone, date(2025, 5, 1))
    told = told_of(alone, date(2025, 8, 1))
    assert [(each.partner.code, each.period.since, each.period.until) for each in told.missing] == [
        ("QM", date(2025, 4, 30), date(2025, 7, 31)),
        ("QN", date(2025, 4, 30), date(2025, 7, 31)),
        ("QM", STARTS, date(2025, 4, 30)),
    ]
    assert told.places == ["QUELLHAVEN"]
    said = Appealed("Elsewhere", "", STARTS, 3, ("Skerry",))
    elsewhere = issued(cast, said)
    assert told_of(elsewhere, date(2025, 8, 1)).places == []


def test_the_post_reports_for_its_place_and_the_capital_for_any(cast: Cast) -> None:
    appeal = issued(cast)
    row = report_on(cast.post_qm, appeal, "quellhaven", "2025-01-31", "We met.")
    assert (row.space.kind, row.place, row.partner.code) == ("joint", "Quellhaven", "QM")
    assert report_on(cast.editor_qm, appeal, "Quellhaven", "2025-01-31", "We met twice.").pk == row.pk
    told = told_of(appeal, date(2025, 5, 1))
    assert [(each.partner.code, each.report.text if each.report else None) for each in told.asked] == [
        ("QM", "We met twice."),
        ("QN", None),
    ]
    post_of(cast, "QM", "Skerry")
    post_of(cast, "QN", "Skerry")
    with pytest.raises(NotAllowed, match="for this place"):
        report_on(cast.post_qm, appeal, "Skerry", "2025-01-31", "We met.")
    report_on(cast.editor_qm, appeal, "Skerry", "2025-01-31", "We met.")


def test_reports_on_nothing_are_refused(cast: Cast) -> None:
    appeal = issued(cast)
    ahead = later(timezone.localdate(), 4).isoformat()
    for since in ("2025-02-01", "soon", ahead):
        with pytest.raises(Improper, match="No report is asked here"):
            report_on(cast.editor_qm, appeal, "Quellhaven", since, "We met.")
    with pytest.raises(Improper, match="No report is asked here"):
        report_on(cast.editor_qm, appeal, "Nowhere", "2025-01-31", "We met.")
    with pytest.raises(Improper, match="A report says something"):
        report_on(cast.editor_qm, appeal, "Quellhaven", "2025-01-31", " ")
    for who, error in ((cast.reader_qm, NotAllowed), (cast.secretariat, NotAllowed), (cast.editor_qt, NotVisible)):
        with pytest.raises(error):
            report_on(who, appeal, "Quellhaven", "2025-01-31", "We met.")
    assert not AppealReport.objects.exists()


def test_what_runs_may_be_reported_before_it_is_due(cast: Cast) -> None:
    appeal = issued(cast)
    running = open_at(told_of(appeal, date(2025, 2, 1)), date(2025, 2, 1))
    assert [each.period.until for each in running] == [date(2025, 4, 30)] * 2
    assert open_at(told_of(appeal, date(2025, 1, 1)), date(2025, 1, 1)) == []


def test_only_heads_bind_their_own_partner(cast: Cast) -> None:
    appeal = issued(cast, both=False)
    for who in (cast.editor_qn, cast.reader_qn, cast.secretariat, cast.post_qm):
        with pytest.raises(NotAllowed):
            join(who, appeal, STARTS)
    with pytest.raises(NotVisible):
        join(cast.editor_qt, appeal, STARTS)
    with pytest.raises(NotAllowed, match="did not join"):
        end_appeal(cast.principal_qn, appeal, STARTS, "Enough")
    with pytest.raises(Improper, match="joined this already"):
        join(cast.deputy_qm, appeal, STARTS)
    with pytest.raises(Improper, match="did not join"):
        leave(cast.principal_qn, appeal, "Enough")
    with pytest.raises(Improper, match="joint space"):
        issue_appeal(cast.principal_qm, cast.spaces["QM"], SAID)
    far = (Appealed("Title", "", day, 3) for day in (date(1, 1, 1), date(9999, 12, 31)))
    short = (Appealed("Title", "", STARTS, 0), Appealed("Title", "", STARTS, 121))
    for wrong in (Appealed(" ", "", STARTS, 3), *short, *far):
        with pytest.raises(Improper):
            issue_appeal(cast.principal_qm, cast.spaces["joint"], wrong)


def test_it_ends_is_renewed_and_left(cast: Cast) -> None:
    appeal = issued(cast)
    with pytest.raises(Improper, match="before it begins"):
        end_appeal(cast.principal_qn, appeal, date(2025, 1, 1), "Enough")
    with pytest.raises(Improper, match="needs a reason"):
        end_appeal(cast.principal_qn, appeal, date(2025, 6, 1), " ")
    end_appeal(cast.principal_qn, appeal, date(2025, 6, 1), "Enough")
    ended = Appeal.objects.get(pk=appeal.pk)
    assert {each.period.until for each in told_of(ended, date(2026, 1, 1)).asked} == {
        date(2025, 4, 30),
        date(2025, 6, 1),
    }
    with pytest.raises(Improper, match="has ended"):
        join(cast.principal_qn, ended, STARTS)
    with pytest.raises(OutOfTurn):
        end_appeal(cast.principal_qn, ended, date(2025, 7, 1), "Enough")
    with pytest.raises(Improper, match="before it ended"):
        renew(cast.principal_qm, ended, date(2025, 5, 1))
    ended = Appeal.objects.get(pk=appeal.pk)
    renew(cast.principal_qm, ended, date(2025, 9, 1))
    again = Appeal.objects.get(pk=appeal.pk)
    assert [each.period.since for each in told_of(again, date(2025, 12, 1)).asked] == [date(2025, 9, 1)] * 2
    leave(cast.principal_qn, again, "Enough")
    assert told_of(again, date(2025, 12, 1)).asked == []


def test_missing_reports_are_chased_by_whom_they_concern(cast: Cast) -> None:
    assert appeals_in(cast.reader_qn, cast.spaces["joint"], STARTS) == []
    appeal, day = issued(cast), date(2025, 5, 1)
    assert [(due.kind, due.who, due.since) for due in chase(cast.post_qm, day)] == [
        ("appeal", "Quellhaven", date(2025, 4, 30))
    ]
    assert [due.who for due in chase(cast.secretariat, day)] == ["Ostrand, QUELLHAVEN; Velmora, Quellhaven"]
    (due,) = chase(cast.secretariat, date(2025, 8, 1))
    assert (due.many, due.since, due.last) == (4, date(2025, 4, 30), date(2025, 7, 31))
    report_on(cast.post_qm, appeal, "Quellhaven", "2025-01-31", "We met.")
    assert chase(cast.editor_qm, day) == []
    assert [due.who for due in chase(cast.editor_qn, day)] == ["QUELLHAVEN"]
    assert chase(cast.reader_qn, day) == []
    assert appeals_in(cast.editor_qt, Space.objects.get(pk=appeal.space_id), day) == []


def test_an_appeal_rests_on_a_passage_that_all_partners_read(cast: Cast) -> None:
    paper, joint = joint_paper(cast), cast.spaces["joint"]
    appeal = issue_appeal(cast.principal_qm, joint, SAID, [Cited(paper, "The harbour office counted nine boats.")])
    assert [(each.quote, each.kind) for each in Ground.objects.filter(of=appeal.pk)] == [
        ("The harbour office counted nine boats.", "programme.Appeal")
    ]
    own = add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(2)).document
    for cited, why in ((Cited(own), "Not everybody who reads this"), (Cited(paper, "No boat."), "does not say this")):
        with pytest.raises(Improper, match=why):
            issue_appeal(cast.principal_qm, joint, SAID, [cited])
    assert Appeal.objects.count() == 1
