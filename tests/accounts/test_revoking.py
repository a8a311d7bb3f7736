"""An account that cannot be reached, or must not be: who takes the second factor away, and who ends sessions."""

import csv
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from pytest_django import DjangoCaptureOnCommitCallbacks

from collegium.accounts.access import changes_visible_to, seeing_as
from collegium.accounts.actions import SeatPlan, give_seat
from collegium.accounts.actions.revoking import revoke_second_factor, revoke_sessions, seat_to_revoke
from collegium.accounts.errors import Improper, NotAllowed, Refused
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Partner, Person, Revocation, Role, Space
from collegium.accounts.rules import DEMANDS, needs_second_factor
from collegium.configuration import DEMANDS as CONFIGURED
from tests.cast import Cast

with (Path(__file__).parent / "cases" / "revoking.csv").open(encoding="utf-8") as opened:
    ROWS = list(csv.DictReader(opened))


def enrol(person: Person) -> None:
    """Give somebody an app with recovery codes, and a session."""
    for kind in ("totp", "recovery_codes"):
        Authenticator.objects.create(user=person, type=kind, data={})
    session = SessionStore()
    session.create()
    UserSession.objects.create(user=person, session_key=session.session_key, ip="::", user_agent="")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['by']} {row['whose']}")
def test_the_gate_answers_as_its_row_says(cast: Cast, row: dict[str, str]) -> None:
    by, whose = cast.people[row["by"]], cast.people[row["whose"]]
    if row["answer"] == "yes":
        assert seat_to_revoke(by, whose).person == by
        return
    with pytest.raises(Refused) as caught:
        seat_to_revoke(by, whose)
    assert str(caught.value.status) == row["answer"]


def test_a_second_factor_that_is_taken_away_is_gone_with_codes_and_sessions_and_told_by_mail(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    enrol(cast.editor_qm)
    with django_capture_on_commit_callbacks(execute=True), seeing_as(cast.principal_qm):
        revoke_second_factor(cast.principal_qm, cast.editor_qm, "The telephone fell into the harbour")
    assert not Authenticator.objects.exists()
    assert not UserSession.objects.exists()
    assert [letter.to for letter in mail.outbox] == [[cast.editor_qm.email]]
    assert "principal_qm took away your second factor" in str(mail.outbox[0].body)
    assert not verify(Space.objects.all()).faults


def test_a_partner_sees_in_its_own_journal_what_its_principal_took_and_nobody_else_does(cast: Cast) -> None:
    enrol(cast.editor_qm)
    revoke_second_factor(cast.principal_qm, cast.editor_qm, "Lost at sea")
    change = changes_visible_to(cast.reader_qm).get(verb="takes away a second factor")
    assert (change.by, change.why, change.space) == (cast.principal_qm, "Lost at sea", cast.spaces["QM"])
    for other in (cast.keeper, cast.principal_qn, cast.secretariat):
        assert not changes_visible_to(other).filter(verb="takes away a second factor").exists()


def test_what_a_keeper_takes_from_a_principal_stands_with_the_partner_and_with_the_installation(cast: Cast) -> None:
    enrol(cast.principal_qm)
    with seeing_as(cast.keeper):
        revoke_second_factor(cast.keeper, cast.principal_qm, "")
    spaces = {each.space for each in Revocation.objects.all()}
    assert spaces == {cast.spaces["QM"], cast.spaces["installation"]}


def test_sessions_are_ended_and_the_second_factor_stays(cast: Cast) -> None:
    enrol(cast.editor_qm)
    revoke_sessions(cast.principal_qm, cast.editor_qm, "Left it open in the ferry")
    assert not UserSession.objects.exists()
    assert Authenticator.objects.count() == 2
    assert Revocation.objects.get().of == "sessions"


def test_nothing_is_taken_from_whoever_has_nothing(cast: Cast) -> None:
    with pytest.raises(Improper, match="no second factor"):
        revoke_second_factor(cast.principal_qm, cast.editor_qm, "")
    assert not Revocation.objects.exists()


def test_whoever_sits_at_two_partners_is_the_keepers_to_help(cast: Cast) -> None:
    email, elsewhere = cast.editor_qm.email, Partner.objects.get(code="QN")
    give_seat(cast.principal_qn, SeatPlan(email, "editor_qm", "reader", elsewhere))
    for head in (cast.principal_qm, cast.principal_qn):
        with pytest.raises(NotAllowed):
            seat_to_revoke(head, cast.editor_qm)
    enrol(cast.editor_qm)
    revoke_second_factor(cast.keeper, cast.editor_qm, "")
    assert Revocation.objects.count() == 3


def test_what_an_installation_may_demand_is_what_the_rules_know() -> None:
    assert set(CONFIGURED) == set(DEMANDS)
    assert DEMANDS["everybody"] == set(Role.values)
    assert not needs_second_factor("nobody", Role.values)


@pytest.mark.parametrize("role", Role.values)
def test_heads_are_those_who_seat_people_publish_and_strike_out(role: str) -> None:
    assert needs_second_factor("heads", [role]) is (role not in {"editor", "post", "reader"})
    assert needs_second_factor("everybody", [role])
