"""Who is written to when a word is asked of a partner, or a report of a post: once, with no word of the register."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collegium.accounts.models import Person
from collegium.programme.actions import plans
from collegium.programme.actions.adjustments import alter, propose
from collegium.programme.actions.appeals import report_on
from collegium.programme.actions.assents import (
    say_to_adjustment,
    say_to_programme,
    seal_of_adjustment,
    seal_of_programme,
)
from collegium.programme.actions.concerted import change_action
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.actions.proceedings import put_up, reopen
from collegium.programme.mail.digest import remind_all
from collegium.programme.models import Letter, Text
from tests.cast import Cast
from tests.programme.concert import LAMPS, action, drafted, in_force
from tests.programme.proceedings import agreed, silent
from tests.programme.sharing import post_of
from tests.programme.test_appeals import STARTS, issued

HEADS = ["deputy_qm", "principal_qm", "principal_qn"]
DUE = datetime(2025, 5, 2, 6, tzinfo=UTC)  # the first period was over on the last of April


def told(subject: str) -> list[str]:
    """Who got a letter of a subject."""
    rows = Letter.objects.filter(subject=subject).order_by("person__email")
    return list(rows.values_list("person__name", flat=True))


def test_a_text_that_is_put_up_is_told_to_the_heads_of_all_who_take_part(cast: Cast) -> None:
    text = agreed(cast)
    assert told("A text waits for your answer") == []
    put_up(cast.editor_qm, text)
    assert told("A text waits for your answer") == HEADS
    (first, *_) = Letter.objects.filter(subject="A text waits for your answer")
    assert f"/texts/{text.pk}" in first.body
    assert text.title not in f"{first.subject} {first.body}"
    reopen(cast.principal_qm, Text.objects.get(pk=text.pk), "A word is missing.")
    put_up(cast.principal_qm, Text.objects.get(pk=text.pk))
    assert told("A text waits for your answer") == sorted([*HEADS, "deputy_qm", "principal_qn"])  # not who did it


def test_a_text_under_silence_is_told_of_in_one_letter(cast: Cast) -> None:
    silent(cast)
    assert told("A text waits for your answer") == []
    assert "principal_qn" in told("A silence procedure has begun")


def test_when_one_agrees_to_a_programme_the_heads_of_the_others_are_asked_once(cast: Cast) -> None:
    programme = drafted(cast)
    say_to_programme(cast.principal_qm, programme, "adoption", seal_of_programme(programme), given=False)
    assert told("A word of your partner is asked") == []
    for _ in range(2):
        say_to_programme(cast.principal_qm, programme, "adoption", seal_of_programme(programme))
    assert told("A word of your partner is asked") == ["principal_qn"]
    letter = Letter.objects.get(subject="A word of your partner is asked")
    assert f"/programmes/{programme.pk}" in letter.body
    assert programme.name not in letter.body
    assert seal_of_programme(programme)[:8] not in letter.key  # from which who guesses could prove what it was
    say_to_programme(cast.principal_qn, programme, "adoption", seal_of_programme(programme))
    assert told("A word of your partner is asked") == ["principal_qn"]
    change_action(cast.editor_qn, action(programme), replace(LAMPS, title="Light two channels"))
    say_to_programme(cast.principal_qn, programme, "adoption", seal_of_programme(programme))
    assert told("A word of your partner is asked") == ["deputy_qm", "principal_qm", "principal_qn"]


def test_an_amendment_and_a_plan_are_asked_about_alike(cast: Cast) -> None:
    programme = in_force(cast)
    amendment = propose(cast.editor_qm, programme, "The late spring")
    alter(cast.editor_qm, amendment, action(programme), replace(LAMPS, title="Light two channels"))
    year = Period("Talks 2031", date(2031, 1, 1), date(2031, 12, 31))
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], year, [Planned("Lamps")])
    Letter.objects.all().delete()
    say_to_adjustment(cast.principal_qn, amendment, seal_of_adjustment(amendment))
    plans.consent(cast.principal_qm, plan)
    letters = Letter.objects.filter(subject="A word of your partner is asked").order_by("person__email")
    assert [each.person.name for each in letters] == HEADS
    assert sum(f"/adjustments/{amendment.pk}" in each.body for each in letters) == 2
    assert sum(f"/plans/{plan.pk}" in each.body for each in letters) == 1


def test_a_post_is_reminded_once_of_the_report_on_an_appeal_that_it_owes(cast: Cast) -> None:
    appeal = issued(cast)
    report_on(cast.editor_qn, appeal, "Quellhaven", STARTS.isoformat(), "We met.")
    assert [remind_all(DUE), remind_all(DUE)] == [1, 1]
    assert told("A standing appeal waits") == ["post_qm"]
    assert f"/appeals/{appeal.pk}" in Letter.objects.get(subject="A standing appeal waits").body
    report_on(cast.post_qm, appeal, "Quellhaven", STARTS.isoformat(), "We met.")
    assert remind_all(DUE) == 0


def test_where_nobody_sits_at_the_post_its_capital_is_reminded_of_the_last_period_alone(cast: Cast) -> None:
    issued(cast)
    assert remind_all(datetime(2026, 2, 2, 6, tzinfo=UTC)) == 2
    assert told("A standing appeal waits") == ["editor_qn", "post_qm", "principal_qn"]


def reminded() -> tuple[int, int]:
    """How many reminders were found, and with how many queries."""
    with CaptureQueriesContext(connection) as asked:
        return remind_all(DUE), len(asked)


def test_many_reports_that_are_owed_take_the_queries_of_one_and_of_those_told_less(cast: Cast) -> None:
    issued(cast)
    (owed, first), (again, told_before) = reminded(), reminded()
    assert (owed, again) == (2, 2)
    assert told_before < first
    for place in ("Skerry", "Velm", "Ostra"):
        for code in ("QM", "QN"):
            post_of(cast, code, place)
    issued(cast)
    letters = Letter.objects.count()
    assert [reminded(), reminded()] == [(16, first), (16, told_before)]
    assert Letter.objects.count() > letters


def test_a_yes_asks_no_more_of_the_database_for_what_else_is_open(cast: Cast) -> None:
    def said_to_a_new_one(head: Person) -> int:
        programme = drafted(cast)
        seal = seal_of_programme(programme)
        with CaptureQueriesContext(connection) as asked:
            say_to_programme(head, programme, "adoption", seal)
        return len(asked)

    said_to_a_new_one(cast.principal_qm)
    asked = said_to_a_new_one(cast.principal_qm)
    year = Period("Talks 2031", date(2031, 1, 1), date(2031, 12, 31))
    for _ in range(2):
        plans.consent(cast.principal_qm, plans.draft_plan(cast.editor_qm, cast.spaces["joint"], year, [Planned("Ice")]))
        said_to_a_new_one(cast.principal_qm)
    assert said_to_a_new_one(cast.principal_qm) == asked
    assert len(told("A word of your partner is asked")) > 1


@pytest.mark.parametrize("day", [datetime(2025, 4, 29, tzinfo=UTC), datetime(2024, 4, 29, tzinfo=UTC)])
def test_before_a_period_is_over_nobody_is_reminded(cast: Cast, day: datetime) -> None:
    issued(cast)
    assert remind_all(day) == 0
    assert told("A standing appeal waits") == []
