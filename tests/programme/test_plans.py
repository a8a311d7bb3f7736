"""Plans of consultations: drafted, agreed partner by partner; what became of each subject, and how they are counted."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.accounts.access import visible_to
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.journal.undo import undo
from collegium.accounts.models import Change
from collegium.programme.actions import plans
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Letter, Plan, Subject
from collegium.programme.queries.plans import Narrow, by_month, consents_to, counts, lacking, narrowed, subjects_of
from collegium.programme.rules.plans import SUBJECTS, is_overdue, span_of, tally
from collegium.register.errors import AboveCeiling
from tests.cast import Cast
from tests.programme.planning import FERRIES, YEAR, agreed, drafted, subject


def test_a_plan_is_drafted_with_its_subjects(cast: Cast) -> None:
    rows = list(subjects_of(drafted(cast)))
    assert [(row.number, row.title, row.planned, row.in_person) for row in rows] == [
        (1, "Ferries", "2031-03", None),
        (2, "Lamps", "2031-05-07", True),
        (3, "Tolls", "", None),
    ]
    assert rows[0].issue
    assert rows[0].issue.slug == "winter-ferries"
    assert [(lead.partner.code, lead.unit) for lead in rows[1].led] == [("QM", "Harbour office"), ("QN", "Lamp board")]  # type: ignore[attr-defined]


def test_a_second_subject_of_an_issue_uses_what_stands_there(cast: Cast) -> None:
    plan = drafted(cast)
    more = plans.add_subject(cast.editor_qn, plan, Planned("Ice", issue="winter  FERRIES"))
    assert (more.number, more.issue) == (4, subject(plan, 1).issue)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Planned(""), "A title has between 1 and 1000 characters."),
        (Planned("Ice", planned="spring"), "This is no date: spring."),
        (Planned("Ice", planned="2031-02-30"), "This is no date: 2031-02-30."),
        (Planned("Ice", planned="2031"), "This is no date: 2031."),
        (Planned("Ice", planned="2032-01"), "This date lies outside the period of the plan: 2032-01."),
        (Planned("Ice", number=2), "There is a subject of this number: 2."),
        (Planned("Ice", leads={"QX": "Office"}), "There is no such partner: QX."),
    ],
)
def test_what_cannot_be_planned_is_refused_and_nothing_of_it_kept(cast: Cast, said: Planned, why: str) -> None:
    plan = drafted(cast)
    with pytest.raises(Improper, match=why):
        plans.add_subjects(cast.editor_qm, plan, [Planned("Snow"), said])
    assert counts(plan).total == 3


def test_a_plan_has_a_name_and_a_period(cast: Cast) -> None:
    for said in (Period(" ", YEAR.starts, YEAR.ends), Period("Backwards", YEAR.ends, YEAR.starts)):
        with pytest.raises(Improper):
            plans.draft_plan(cast.editor_qm, cast.spaces["joint"], said)
    with pytest.raises(NotAllowed):
        plans.draft_plan(cast.secretariat, cast.spaces["public"], YEAR)
    assert not Plan.objects.exists()


def test_a_plan_is_marked_no_higher_than_the_installation_may_hold(cast: Cast) -> None:
    with pytest.raises(AboveCeiling):
        drafted(cast, marking=cast.marking("sealed"))
    assert drafted(cast, marking=cast.marking("for partners")).marking == cast.marking("for partners")


def test_who_may_not_write_writes_nothing(cast: Cast) -> None:
    plan = drafted(cast)
    for who, error in ((cast.reader_qm, NotAllowed), (cast.editor_qt, NotVisible), (cast.keeper, NotVisible)):
        with pytest.raises(error):
            plans.add_subject(who, plan, Planned("Ice"))
        with pytest.raises(error):
            plans.hold(who, subject(plan, 1), "2031-03-02")
        with pytest.raises(error):
            plans.move(who, plan, "abandon", "It was a trial")
        with pytest.raises(error):
            plans.consent(who, plan)
    with pytest.raises(NotAllowed):
        plans.consent(cast.editor_qm, plan)


def test_a_plan_is_agreed_when_the_head_of_each_partner_has_consented(cast: Cast) -> None:
    plan = drafted(cast)
    assert [each.code for each in lacking(plan)] == ["QM", "QN"]
    assert plans.consent(cast.principal_qm, plan).state == "draft"
    assert plans.consent(cast.principal_qn, plan, given=False).state == "draft"
    assert plans.consent(cast.principal_qn, plan).state == "agreed"
    assert lacking(plan) == []
    with pytest.raises(OutOfTurn):
        plans.consent(cast.principal_qn, plan, given=False)


def test_consent_lapses_when_what_is_planned_changes(cast: Cast) -> None:
    plan = drafted(cast)
    plans.consent(cast.principal_qm, plan)
    plans.describe_subject(cast.editor_qn, subject(plan, 3), Planned("Tolls", level="experts"))
    assert [each.code for each in lacking(plan)] == ["QM", "QN"]
    assert plans.consent(cast.principal_qn, plan).state == "draft"
    with pytest.raises(ChangedMeanwhile, match="The plan was changed since you read it"):
        plans.consent(cast.principal_qm, plan, seal="0" * 64)
    assert plans.consent(cast.principal_qm, plan).state == "agreed"


def test_nobody_agrees_to_an_empty_plan(cast: Cast) -> None:
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], YEAR)
    with pytest.raises(Improper, match="There is no subject in this plan"):
        plans.consent(cast.principal_qm, plan)
    assert counts(plan).total == 0


def test_a_plan_of_a_partners_own_is_settled_by_it_alone(cast: Cast) -> None:
    plan = drafted(cast, "QM")
    with pytest.raises(Improper, match="To a plan of its own no other partner consents"):
        plans.consent(cast.principal_qm, plan)
    with pytest.raises(NotVisible):
        plans.settle(cast.editor_qn, plan)
    assert plans.settle(cast.editor_qm, plan).state == "agreed"
    assert not visible_to(cast.editor_qn, Subject).exists()
    with pytest.raises(Improper, match="To a joint plan every partner consents"):
        plans.settle(cast.editor_qm, drafted(cast))


def test_an_agreed_plan_is_closed_reopened_and_amended(cast: Cast) -> None:
    plan = agreed(cast)
    assert plans.move(cast.editor_qm, plan, "close").state == "closed"
    with pytest.raises(Improper, match="This plan is closed"):
        plans.hold(cast.editor_qm, subject(plan, 1), "2031-03-02")
    with pytest.raises(Improper, match="This needs a reason"):
        plans.move(cast.editor_qm, plan, "reopen")
    assert plans.move(cast.editor_qm, plan, "reopen", "One is to come").state == "agreed"
    with pytest.raises(Improper, match="What was agreed is altered only as a draft again"):
        plans.add_subject(cast.editor_qm, plan, Planned("Ice"))
    assert plans.move(cast.editor_qm, plan, "amend", "Ice is to be added").state == "draft"
    assert [*consents_to(plan).values()] == [None, None]
    plans.add_subject(cast.editor_qm, plan, Planned("Ice"))


def test_of_what_was_agreed_only_how_it_is_carried_out_is_corrected(cast: Cast) -> None:
    plan = agreed(cast)
    ferries = subject(plan, 1)
    with pytest.raises(Improper, match="This needs a reason"):
        plans.describe_subject(cast.editor_qm, ferries, FERRIES)
    with pytest.raises(Improper, match="altered only as a draft"):
        plans.describe_subject(cast.editor_qm, ferries, Planned("Boats", planned="2031-03"), "A slip")
    said = Planned("Ferries", planned="2031-03", place="Lamp Bay", leads={"QN": "Ferry desk"})
    with pytest.raises(NotAllowed, match="You do not sit for this partner"):
        plans.describe_subject(cast.editor_qm, ferries, said, "The host changed")
    letters = Letter.objects.count()
    plans.describe_subject(cast.secretariat, ferries, said, "The host changed")
    assert Letter.objects.count() > letters
    letters, version = Letter.objects.count(), subject(plan, 1).version
    with pytest.raises(Improper, match="Nothing of it is new"):
        plans.describe_subject(cast.secretariat, subject(plan, 1), said, "The host changed")
    assert (Letter.objects.count(), subject(plan, 1).version) == (letters, version)
    own = replace(said, leads={"QN": "Ferry desk", "QM": "Pier desk"})
    plans.describe_subject(cast.editor_qm, subject(plan, 1), own, "Our desk joins")
    plans.describe_subject(cast.editor_qm, subject(plan, 1), said, "It does not")
    told = Letter.objects.filter(key__startswith="adjusted:").order_by("id").last()
    assert told is not None
    assert "/subjects/" in told.body
    assert "Ferry" not in told.body
    row = subject(plan, 1)
    assert (row.place, [lead.unit for lead in row.led]) == ("Lamp Bay", ["Ferry desk"])  # type: ignore[attr-defined]
    with pytest.raises(Improper, match="altered only as a draft"):
        plans.take_out(cast.editor_qm, row)


def test_that_an_adjustment_was_undone_is_told_as_the_adjustment_was(cast: Cast) -> None:
    plan = agreed(cast)
    plans.describe_subject(cast.secretariat, subject(plan, 1), replace(FERRIES, place="Lamp Bay"), "The host changed")
    for who, person in (("qm", cast.editor_qm), ("qn", cast.editor_qn)):
        Letter.objects.all().delete()
        undo(Change.objects.latest("at"), person, "It did not")
        told = {each.person.email.partition("@")[0] for each in Letter.objects.filter(key__startswith="adjusted:")}
        assert f"editor_{who}" not in told
        assert f"principal_{who}" in told
    Letter.objects.all().delete()
    plans.hold(cast.editor_qm, subject(plan, 1), "2031-03-04")
    undo(Change.objects.latest("at"), cast.editor_qm, "A slip")
    assert not Letter.objects.exists()


def test_a_plan_says_how_many_were_held_and_what_a_source_states(cast: Cast) -> None:
    plan = drafted(cast, stated=25)
    plans.hold(cast.editor_qm, subject(plan, 1), "2031-03-02")
    plans.drop(cast.editor_qm, subject(plan, 3), "No toll is left")
    said = counts(plan, date(2031, 5, 8))
    assert (said.held, said.dropped, said.planned, said.overdue, said.total) == (1, 1, 1, 1, 3)
    assert said.differs
    assert counts(plan, date(2031, 5, 7)).overdue == 0
    assert not counts(drafted(cast)).differs


def test_subjects_are_narrowed_and_stand_in_the_order_of_their_months(cast: Cast) -> None:
    plan = agreed(cast)
    plans.postpone(cast.editor_qm, subject(plan, 1), "2031-07", "Fog")
    day = date(2031, 6, 1)
    for asked, numbers in (
        (Narrow(), [2, 1, 3]),
        (Narrow(month="2031-07"), [1]),
        (Narrow(level="directors"), [3]),
        (Narrow(issue="winter-ferries"), [1]),
        (Narrow(lead="QN"), [2]),
        (Narrow(state="postponed"), [1]),
        (Narrow(state="overdue"), [2]),
        (Narrow(month="2031-01"), []),
    ):
        assert [row.number for row in narrowed(plan, asked, day)] == numbers
    assert [*by_month(subjects_of(plan))] == ["2031-05", "2031-07", ""]


DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
PLANNED = st.one_of(st.just(""), DAYS.map(lambda day: day.isoformat()), DAYS.map(lambda day: day.isoformat()[:7]))


@given(st.lists(st.tuples(st.sampled_from(sorted(SUBJECTS)), PLANNED)), DAYS)
def test_counts_add_up(rows: list[tuple[str, str]], day: date) -> None:
    said = tally(rows, day)
    assert said.total == len(rows)
    assert said.overdue <= said.planned + said.postponed


@given(DAYS)
def test_a_month_ends_where_the_next_begins(day: date) -> None:
    first, last = span_of(day.isoformat()[:7])
    assert (first.day, first.month, last.month) == (1, day.month, day.month)
    assert first <= day <= last
    assert span_of(day.isoformat()) == (day, day)
    assert not is_overdue("planned", day.isoformat()[:7], last)
