"""What partners have not said: found for many texts with the queries of one, and chased from the moment it is owed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from collegium.accounts.models import Person
from collegium.programme.actions import plans
from collegium.programme.actions.adjustments import alter, propose
from collegium.programme.actions.assents import (
    say_to_adjustment,
    say_to_programme,
    seal_of_adjustment,
    seal_of_programme,
)
from collegium.programme.actions.concerted import add_action
from collegium.programme.actions.plans import Planned
from collegium.programme.actions.proceedings import answer, contest, record_answer
from collegium.programme.models import Silence
from collegium.programme.queries.chase import chase
from collegium.programme.queries.proceedings import waiting_for
from tests.cast import Cast
from tests.programme.concert import PILOTS, TIDES, action, drafted, in_force
from tests.programme.planning import YEAR
from tests.programme.proceedings import given, partner, recorded, set_clock, silent, standing

SECOND = timedelta(seconds=1)


def chased(person: Person, kind: str) -> list[tuple[str, str]]:
    """What somebody must chase today of a kind: what, and who owes it."""
    return [(due.title, due.who) for due in chase(person, localdate()) if due.kind == kind]


def queries_of(person: Person) -> tuple[int, int, int]:
    """How many texts wait for somebody, and how many queries it takes to find them and what is to be chased."""
    with CaptureQueriesContext(connection) as waiting:
        count = len(waiting_for(person))
    with CaptureQueriesContext(connection) as chasing:
        chase(person, localdate())
    return count, len(waiting), len(chasing)


def test_many_texts_that_wait_take_the_queries_of_one(cast: Cast) -> None:
    standing(cast)
    counted = {who: queries_of(cast.people[who]) for who in ("editor_qn", "secretariat")}
    for _ in range(3):
        standing(cast)
    silent(cast)
    for who, (texts, *queries) in counted.items():
        more = queries_of(cast.people[who])
        assert more == (5 * texts, *queries), who


def test_what_waits_is_what_a_partner_has_not_said_to_the_last_edition(cast: Cast) -> None:
    text, edition = standing(cast)
    assert [each.what for each in waiting_for(cast.reader_qn)] == ["answer"]
    said = record_answer(cast.secretariat, text, partner("QN"), recorded(cast, "consents", edition))
    assert [each.what for each in waiting_for(cast.reader_qn)] == ["recorded"]
    contest(cast.principal_qn, said, "We did not write.")
    assert [each.what for each in waiting_for(cast.reader_qn)] == ["answer"]
    answer(cast.principal_qn, text, given("opts out", edition))
    assert waiting_for(cast.reader_qn) == []
    assert waiting_for(cast.editor_qt) == []


def test_silence_is_chased_from_the_moment_at_which_it_ended(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    silent(cast)
    until = Silence.objects.get().until
    for now, of_partner, of_office in (
        (until, [("Lamps and Piers", "Ostrand")], []),
        (until + SECOND, [], [("Lamps and Piers", "")]),
    ):
        set_clock(monkeypatch, now)
        assert chased(cast.editor_qn, "silence") == of_partner
        assert chased(cast.secretariat, "silence") == of_office
    days = [len(chase(cast.secretariat, localdate(until) + timedelta(days=days))) for days in (-1, 0, 1)]
    assert days == [0, 1, 1]


def test_consents_to_programmes_are_chased_once_one_partner_agreed_to_what_stands_there(cast: Cast) -> None:
    programme = drafted(cast)
    everybody = ("editor_qm", "editor_qn", "secretariat")
    assert [chased(cast.people[who], "consent") for who in everybody] == [[], [], []]
    say_to_programme(cast.principal_qm, programme, "adoption", seal_of_programme(programme))
    waits = [(TIDES.name, "Ostrand")]
    assert [chased(cast.people[who], "consent") for who in everybody] == [[], waits, waits]
    assert [chased(cast.people[who], "consent") for who in ("reader_qn", "editor_qt", "keeper")] == [[]] * 3
    (due,) = [due for due in chase(cast.editor_qn, localdate()) if due.kind == "consent"]
    assert (due.link, due.since) == (f"/programmes/{programme.pk}", localdate())
    add_action(cast.editor_qm, programme, PILOTS)
    assert chased(cast.editor_qn, "consent") == []
    seal = seal_of_programme(programme)
    say_to_programme(cast.principal_qm, programme, "adoption", seal)
    say_to_programme(cast.principal_qn, programme, "adoption", seal, given=False)
    assert chased(cast.editor_qn, "consent") == []


def test_consents_to_amendments_and_plans_are_chased_too(cast: Cast) -> None:
    programme = in_force(cast)
    amendment = propose(cast.editor_qm, programme, "The late spring")
    alter(cast.editor_qm, amendment, action(programme), PILOTS)
    say_to_adjustment(cast.principal_qn, amendment, seal_of_adjustment(amendment))
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], YEAR, [Planned("Ferries")])
    plans.consent(cast.principal_qm, plan)
    assert chased(cast.editor_qm, "consent") == [(f"{TIDES.name}: The late spring", "Velmora")]
    assert chased(cast.editor_qn, "consent") == [(YEAR.name, "Ostrand")]
    links = {due.link for due in chase(cast.secretariat, localdate()) if due.kind == "consent"}
    assert links == {f"/adjustments/{amendment.pk}", f"/plans/{plan.pk}"}
    plans.add_subject(cast.editor_qm, plan, Planned("Ice"))
    assert chased(cast.editor_qn, "consent") == []
