"""Who sees what, and who may do what there."""

import csv
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from collegium.accounts import actions, queries
from collegium.accounts.access import (
    Anybody,
    asking_once,
    changes_visible_to,
    found,
    gate,
    seats_of,
    spaces_of,
    versions_visible_to,
    visible_to,
)
from collegium.accounts.actions import PartnerPlan, PartnershipPlan, SeatPlan
from collegium.accounts.errors import Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.models import Change, Partner, Person, Role, Seat
from collegium.accounts.rules import MAY, SEATS
from collegium.register import actions as register
from collegium.register.models import Document
from tests.cast import Cast, note

with (Path(__file__).parent / "cases" / "gates.csv").open(encoding="utf-8") as opened:
    GATES = list(csv.DictReader(opened))


def somebody(cast: Cast, name: str) -> Anybody:
    return AnonymousUser() if name == "nobody" else cast.people[name]


@pytest.mark.parametrize("row", GATES, ids=lambda row: f"{row['person']} {row['act']} {row['space']}")
def test_a_gate_answers_as_its_row_says(cast: Cast, row: dict[str, str]) -> None:
    person, space = somebody(cast, row["person"]), cast.spaces[row["space"]]
    if row["answer"] == "yes":
        assert gate(person, row["act"], space).person == person
        return
    with pytest.raises(Refused) as caught:
        gate(person, row["act"], space)
    assert str(caught.value.status) == row["answer"]


def test_every_role_of_the_rules_is_a_role() -> None:
    named = {role for acts in MAY.values() for roles in acts.values() for role in roles}
    assert named == set(Role.values)
    assert {*SEATS} <= named


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("editor_qm", {"QM", "joint", "public", "public of Upland"}),
        ("reader_qt", {"QT", "joint of Upland", "public", "public of Upland"}),
        ("secretariat", {"joint", "public", "public of Upland"}),
        ("keeper", {"installation", "public", "public of Upland"}),
        ("nobody", {"public", "public of Upland"}),
    ],
)
def test_a_person_sees_these_spaces_and_no_others(cast: Cast, name: str, seen: set[str]) -> None:
    assert {space.pk for space in spaces_of(somebody(cast, name))} == {cast.spaces[each].pk for each in seen}


@pytest.mark.parametrize("name", ["editor_qn", "secretariat", "keeper", "reader_qt", "nobody"])
def test_others_find_nothing_of_a_private_document(cast: Cast, name: str) -> None:
    document = register.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    person = somebody(cast, name)
    assert not visible_to(person, Document).exists()
    assert not versions_visible_to(person).filter(entry=document.pk).exists()
    assert not changes_visible_to(person).filter(space=cast.spaces["QM"]).exists()
    with pytest.raises(NotVisible) as caught:
        found(person, Document, document.pk)
    with pytest.raises(NotVisible) as of_nothing:
        found(person, Document, "0" * 26)
    assert str(caught.value) == str(of_nothing.value)


def test_a_followed_partner_has_no_space_and_no_seats(cast: Cast) -> None:
    followed = Partner.objects.get(code="QO")
    assert followed.followed
    assert not hasattr(followed, "own_space")
    with pytest.raises(Improper):
        actions.give_seat(cast.keeper, SeatPlan("who@harrowmark.example", "Who", "principal", followed))


def test_a_keeper_seats_the_first_principal_and_then_nobody_there(cast: Cast) -> None:
    velmora = Partner.objects.get(code="QM")
    for role in ("principal", "editor", "reader"):
        with pytest.raises(NotAllowed):
            actions.give_seat(cast.keeper, SeatPlan("new@velmora.example", "New", role, velmora))
    actions.end_seat(cast.keeper, Seat.objects.get(person=cast.principal_qm, role="principal"), "Retired.")
    with pytest.raises(NotAllowed, match="own hand"):
        actions.give_seat(cast.keeper, SeatPlan(cast.keeper.email, "keeper", "principal", velmora))
    assert (
        actions.give_seat(cast.keeper, SeatPlan("new@velmora.example", "New", "principal", velmora)).partner == velmora
    )


@pytest.mark.parametrize(
    ("by", "role", "allowed"),
    [
        ("principal_qm", "editor", True),
        ("principal_qm", "principal", True),
        ("deputy_qm", "reader", True),
        ("deputy_qm", "principal", False),
        ("editor_qm", "reader", False),
        ("principal_qn", "reader", False),
        ("secretariat", "reader", False),
    ],
)
def test_seats_are_given_by_those_who_may(cast: Cast, by: str, role: str, allowed: bool) -> None:
    plan = SeatPlan("new@velmora.example", "New", role, Partner.objects.get(code="QM"))
    if allowed:
        assert actions.give_seat(cast.people[by], plan).role == role
        return
    with pytest.raises(NotAllowed):
        actions.give_seat(cast.people[by], plan)
    assert not Person.objects.filter(email="new@velmora.example").exists()


def test_who_has_left_sees_what_everybody_sees_and_stays_in_the_journal(cast: Cast) -> None:
    register.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note())
    actions.end_seat(cast.principal_qm, Seat.objects.get(person=cast.editor_qm), "Moved to another ministry.")
    assert {space.kind for space in spaces_of(cast.editor_qm)} == {"public"}
    assert Change.objects.filter(by=cast.editor_qm, space=cast.spaces["QM"]).count() == 1
    with pytest.raises(NotVisible):
        gate(cast.editor_qm, "add", cast.spaces["QM"])


def test_a_request_asks_once_for_seats_and_anew_after_a_change(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seat = cast.editor_qm.seats.get()
    with asking_once():
        assert [each.pk for each in seats_of(cast.editor_qm)] == [seat.pk]
        with django_assert_num_queries(0):
            assert [each.pk for each in seats_of(cast.editor_qm)] == [seat.pk]
        actions.end_seat(cast.principal_qm, seat, "A new office")
        assert seats_of(cast.editor_qm) == []


def test_a_seat_of_another_partner_is_not_ended(cast: Cast) -> None:
    seat = Seat.objects.get(person=cast.editor_qn)
    with pytest.raises(NotVisible):
        actions.end_seat(cast.principal_qm, seat, "")
    with pytest.raises(NotAllowed):
        actions.end_seat(cast.editor_qn, seat, "")


def test_seats_are_known_at_ones_own_partner(cast: Cast) -> None:
    assert {seat.partner_id for seat in queries.seats_seen_by(cast.reader_qm)} == {cast.spaces["QM"].partner_id}
    assert queries.seats_seen_by(cast.keeper).count() == Seat.objects.count()
    assert not queries.seats_seen_by(AnonymousUser()).exists()


@pytest.mark.parametrize(
    "plan",
    [
        PartnershipPlan("", (PartnerPlan("QP", "Pellmark"),), (("open", 0),)),
        PartnershipPlan("Delta", (), (("open", 0),)),
        PartnershipPlan("Delta", (PartnerPlan("QP", "Pellmark"),), ()),
        PartnershipPlan("Delta", (PartnerPlan("QP", "Pellmark"), PartnerPlan("QP", "Other")), (("open", 0),)),
        PartnershipPlan("Delta", (PartnerPlan("QP", "Pellmark"),), (("open", 10),)),
        PartnershipPlan("Delta", (PartnerPlan("QP", "Pellmark", kind="club"),), (("open", 0),)),
        PartnershipPlan("Tidewater", (PartnerPlan("QP", "Pellmark"),), (("open", 0),)),
    ],
    ids=["no name", "no partners", "no markings", "a code twice", "a rank too high", "a strange kind", "a name twice"],
)
def test_a_plan_that_cannot_be_founded_is_refused(cast: Cast, plan: PartnershipPlan) -> None:
    before = Change.objects.count()
    with pytest.raises(Improper):
        actions.found_partnership(cast.keeper, plan)
    assert Change.objects.count() == before


def test_an_installation_is_founded_once(cast: Cast) -> None:
    with pytest.raises(Improper):
        actions.found_installation("other@house.example", "Other")


@pytest.mark.parametrize("role", ["keeper", "secretariat"])
def test_a_seat_of_the_house_is_at_no_partners_table(cast: Cast, role: str) -> None:
    """With a partner in it, it would open the partner's own space to somebody whom the keeper chose."""
    partner = Partner.objects.get(code="QM")
    plan = SeatPlan("new@house.example", "New", role, partner, cast.partnership)
    with pytest.raises(Improper):
        actions.give_seat(cast.keeper, plan)
    assert not Person.objects.filter(email=plan.email).exists()


@pytest.mark.parametrize("whose", ["principal_qn", "editor_qm", "keeper"])
def test_a_deputy_is_one_of_a_principal_of_the_same_partner(cast: Cast, whose: str) -> None:
    plan = SeatPlan(
        "new@velmora.example", "New", "deputy", Partner.objects.get(code="QM"), deputy_of=cast.people[whose]
    )
    with pytest.raises(Improper):
        actions.give_seat(cast.principal_qm, plan)


def test_a_deputys_seat_ends_with_its_principals_last_one(cast: Cast) -> None:
    velmora = Partner.objects.get(code="QM")
    second = actions.give_seat(cast.principal_qm, SeatPlan("two@velmora.example", "Two", "principal", velmora))
    plan = SeatPlan("aide@velmora.example", "Aide", "deputy", velmora, deputy_of=second.person)
    aide = actions.give_seat(cast.principal_qm, plan)
    again = actions.give_seat(cast.principal_qm, SeatPlan("two@velmora.example", "Two", "principal", velmora))
    actions.end_seat(cast.principal_qm, second, "It was given twice.")
    assert gate(aide.person, "strike", cast.spaces["QM"]) == aide
    actions.end_seat(cast.principal_qm, again, "Retired.")
    with pytest.raises(NotVisible):
        gate(aide.person, "strike", cast.spaces["QM"])
    assert gate(cast.deputy_qm, "strike", cast.spaces["QM"]).role == "deputy"
    last = Change.objects.filter(space=cast.spaces["installation"]).order_by("number").last()
    assert last
    assert [each.entry for each in last.versions.all()] == [again.pk, aide.pk]
