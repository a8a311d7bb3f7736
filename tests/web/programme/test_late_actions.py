"""An action whose day is over is chased by who leads it, and by the secretariat, until it is carried out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from collegium.accounts.models import Person
from collegium.programme.actions.concerted import name_lead, take_step
from collegium.programme.actions.programmes import adopt_programme, end_programme
from collegium.programme.mail.digest import digest_all
from collegium.programme.models import Letter
from collegium.programme.queries.chase import Due, chase, marking_of_chase
from tests.cast import Cast
from tests.programme.concert import LAMPS, PILOTS, TIDES, action, agreed_by_both, drafted, in_force
from tests.programme.proceedings import partner
from tests.web.programme.test_programmes import words

DUE = date(2031, 6, 1)
LATE = DUE + timedelta(days=1)
LED = replace(LAMPS, leads={"QM": "Harbour Office"})
ALL = ("editor_qm", "principal_qm", "editor_qn", "secretariat", "reader_qm", "post_qm", "editor_qt", "keeper")


def chased(person: Person, day: date = LATE) -> list[Due]:
    """The actions that somebody must chase on a day."""
    return [each for each in chase(person, day) if each.kind == "action"]


def chasing(cast: Cast, day: date = LATE) -> dict[str, str]:
    """Who of all chases an action on a day, and who owes it, in words."""
    return {who: due.who for who in ALL for due in chased(cast.people[who], day)}


def test_who_leads_an_action_chases_it_from_the_day_after_the_one_by_which_it_was_due(cast: Cast) -> None:
    programme = in_force(cast, TIDES, LED, PILOTS)
    lamps = action(programme)
    assert chasing(cast, DUE) == {}
    (due,) = chased(cast.editor_qm)
    assert (due.title, due.link, due.since, due.space) == (LAMPS.title, f"/actions/{lamps.pk}", DUE, lamps.space)
    ours = {"editor_qm": "Harbour Office", "principal_qm": "Harbour Office"}
    assert chasing(cast) == ours | {"secretariat": "Velmora"}
    name_lead(cast.editor_qn, lamps, partner("QN"), "Lamp Office")
    assert chasing(cast) == ours | {"editor_qn": "Lamp Office", "secretariat": "Velmora; Ostrand"}
    assert "Action overdue 1 Light the channel Harbour Office since 1 June 2031, 1 day" in words(
        cast, f"/chase?on={LATE}", "editor_qm"
    )
    take_step(cast.editor_qm, lamps, "begin")
    assert len(chasing(cast)) == 4
    take_step(cast.editor_qm, lamps, "carry out")
    assert chasing(cast) == {}


def test_what_nobody_leads_is_for_the_secretariat(cast: Cast) -> None:
    in_force(cast, TIDES, LAMPS)
    assert chasing(cast) == {"secretariat": ""}


def test_an_action_of_what_is_not_in_force_is_not_chased(cast: Cast) -> None:
    programme = drafted(cast, TIDES, LED)
    assert chasing(cast) == {}
    agreed_by_both(cast, programme)
    adopt_programme(cast.secretariat, programme)
    assert len(chasing(cast)) == 3
    end_programme(cast.secretariat, programme)
    assert chasing(cast) == {}


def test_a_digest_counts_actions_and_names_nothing(cast: Cast) -> None:
    in_force(cast, TIDES, LED, replace(LED, title="Mend the pier"))
    Letter.objects.all().delete()
    digest_all(datetime(2031, 6, 2, 6, tzinfo=UTC))
    body = Letter.objects.get(person=cast.editor_qm).body
    assert "2 × actions that are overdue:" in body
    assert body.count("/actions/") == 2
    named = (LAMPS.title, "Mend the pier", "Harbour Office", TIDES.name, "Velmora")
    assert [word for word in named if word in body] == []
    assert not Letter.objects.filter(person=cast.editor_qn).exists()


def queries_of(person: Person) -> tuple[int, int]:
    """How many actions somebody chases, and how many queries it takes to find all that it chases."""
    with CaptureQueriesContext(connection) as asked:
        found = chase(person, LATE)
    return sum(each.kind == "action" for each in found), len(asked)


def test_many_actions_take_the_queries_of_one(cast: Cast) -> None:
    chasers = (cast.editor_qm, cast.secretariat)
    in_force(cast, TIDES, LED)
    before = [queries_of(each) for each in chasers]
    in_force(cast, TIDES, *[replace(LED, leads={"QM": "Harbour Office", "QN": "Lamp Office"})] * 3)
    assert [queries_of(each) for each in chasers] == [(actions + 3, asked) for actions, asked in before]


def test_what_is_to_be_chased_is_handled_as_its_programme(cast: Cast) -> None:
    marking = cast.marking()
    in_force(cast, replace(TIDES, marking=marking), LED)
    assert marking_of_chase(cast.editor_qm, chased(cast.editor_qm)) == marking
