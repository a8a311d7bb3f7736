"""Invitations: a seat for whoever has the link, once and in time; and what partners are told of seats."""

from datetime import timedelta

import pytest
from django.utils import timezone

from collegium.accounts import actions, queries
from collegium.accounts.access import gate
from collegium.accounts.actions import SeatPlan
from collegium.accounts.actions.invitations import accept, invitation_of, invite, plan_of, revoke, take
from collegium.accounts.actions.partnerships import add_post, retire
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.change import change
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Invitation, Notice, Partner, Person, Seat, Space, Version
from collegium.accounts.offers import offers_to
from collegium.accounts.rules import DAYS_OF_AN_INVITATION
from tests.cast import Cast

PASSWORD = "the ferry waits at nine"  # noqa: S105 - of nobody
NEW = "new@velmora.example"


def plan(role: str = "editor", email: str = NEW, code: str = "QM") -> SeatPlan:
    """A seat at a partner."""
    return SeatPlan(email, "", role, Partner.objects.get(code=code))


def told(cast: Cast, code: str = "QM") -> list[tuple[str, str, str, bool]]:
    """What a partner was told in its own journal: verb, reason, who, whether the seat ended."""
    changes = Change.objects.filter(space=cast.spaces[code], versions__kind="accounts.Notice").order_by("number")
    notices = {each.pk: each for each in Notice.objects.select_related("person")}
    return [
        (row.verb, row.why, notice.person.name, notice.ended)
        for row in changes
        for notice in [notices[row.versions.get().entry]]
    ]


def test_somebody_new_takes_the_seat_with_the_link_and_all_of_it_stands_in_the_journal(cast: Cast) -> None:
    invitation, token = invite(cast.principal_qm, plan(), "The office grows.")
    assert not Person.objects.filter(email=NEW).exists()
    seat = accept(token, "Nora New", PASSWORD)
    assert (seat.person.name, seat.person.check_password(PASSWORD), seat.role) == ("Nora New", True, "editor")
    assert gate(seat.person, "add", cast.spaces["QM"]) == seat
    last = Change.objects.filter(space=cast.spaces["installation"]).order_by("-number")[:2]
    assert [(row.verb, row.by, row.why) for row in reversed(last)] == [
        ("invites", cast.principal_qm, "The office grows."),
        ("takes a seat", seat.person, ""),
    ]
    assert not verify(Space.objects.all()).faults
    invitation.refresh_from_db()
    assert invitation.taken_as == seat


def test_what_the_link_holds_is_kept_nowhere(cast: Cast) -> None:
    invitation, token = invite(cast.principal_qm, plan())
    assert token not in "".join(Version.objects.values_list("content", flat=True))
    assert token not in str(Invitation.objects.values().get(pk=invitation.pk))


def test_a_link_works_once(cast: Cast) -> None:
    _, token = invite(cast.principal_qm, plan())
    accept(token, "Nora New", PASSWORD)
    with pytest.raises(NotVisible):
        accept(token, "Other", PASSWORD)
    with pytest.raises(NotVisible):
        take(token, Person.objects.get(email=NEW))
    assert Seat.objects.filter(person__email=NEW).count() == 1


def test_a_link_expires(cast: Cast) -> None:
    invitation, token = invite(cast.principal_qm, plan())
    assert invitation.expires - timezone.now() < timedelta(days=DAYS_OF_AN_INVITATION)
    assert invitation_of(token) == invitation
    with change(by=cast.principal_qm, verb="invites", space=cast.spaces["installation"]):
        invitation.expires = timezone.now() - timedelta(seconds=1)
        invitation.save()
    with pytest.raises(NotVisible):
        accept(token, "Nora New", PASSWORD)
    assert not queries.invitations_seen_by(cast.principal_qm).exists()
    invite(cast.principal_qm, plan())


def test_a_link_is_taken_back(cast: Cast) -> None:
    invitation, token = invite(cast.principal_qm, plan())
    revoke(cast.principal_qm, invitation, "She declined.")
    with pytest.raises(NotVisible):
        accept(token, "Nora New", PASSWORD)
    with pytest.raises(Improper):
        revoke(cast.principal_qm, invitation)
    invite(cast.principal_qm, plan())


def test_a_link_that_nobody_gave_is_like_one_that_was_used(cast: Cast) -> None:
    with pytest.raises(NotVisible):
        invitation_of("nothing")


def test_a_link_ends_with_the_seat_of_who_made_it(cast: Cast) -> None:
    velmora = Partner.objects.get(code="QM")
    second = actions.give_seat(cast.principal_qm, SeatPlan("two@velmora.example", "Two", "principal", velmora))
    _, token = invite(second.person, plan())
    actions.end_seat(cast.principal_qm, second, "Retired.")
    with pytest.raises(NotVisible):
        accept(token, "Nora New", PASSWORD)


def test_a_deputys_link_ends_with_its_principals_seat(cast: Cast) -> None:
    velmora = Partner.objects.get(code="QM")
    second = actions.give_seat(cast.principal_qm, SeatPlan("two@velmora.example", "Two", "principal", velmora))
    deputy = SeatPlan(NEW, "", "deputy", velmora, deputy_of=second.person)
    _, token = invite(cast.principal_qm, deputy)
    actions.end_seat(cast.principal_qm, second, "Retired.")
    with pytest.raises(NotVisible):
        accept(token, "Nora New", PASSWORD)


def test_a_link_to_a_post_ends_with_the_post(cast: Cast) -> None:
    post = add_post(cast.keeper, Partner.objects.get(code="QM"), "Mission at Pellmark")
    _, token = invite(cast.principal_qm, SeatPlan(NEW, "", "post", post.partner, post=post))
    assert invitation_of(token).post == post
    retire(cast.keeper, post)
    with pytest.raises(NotVisible):
        accept(token, "Nora New", PASSWORD)


def test_a_partners_first_principal_takes_the_place_once(cast: Cast) -> None:
    """Two links of the keeper to one empty place: the second holds no longer when the first was used."""
    actions.end_seat(cast.keeper, Seat.objects.get(person=cast.principal_qm), "Lost.")
    tokens = [invite(cast.keeper, plan("principal", f"{name}@velmora.example"))[1] for name in ("one", "two")]
    accept(tokens[0], "One", PASSWORD)
    with pytest.raises(NotVisible):
        accept(tokens[1], "Two", PASSWORD)


@pytest.mark.parametrize(
    ("by", "role"),
    [("keeper", "editor"), ("keeper", "principal"), ("editor_qm", "reader"), ("deputy_qm", "principal"),
     ("principal_qn", "reader"), ("secretariat", "reader")],
)  # fmt: skip
def test_who_may_not_give_a_seat_invites_nobody_to_it(cast: Cast, by: str, role: str) -> None:
    with pytest.raises(NotAllowed):
        invite(cast.people[by], plan(role))
    assert not Invitation.objects.exists()


def test_a_keeper_invites_itself_to_no_table(cast: Cast) -> None:
    actions.end_seat(cast.keeper, Seat.objects.get(person=cast.principal_qm), "Lost.")
    with pytest.raises(NotAllowed, match="own hand"):
        invite(cast.keeper, plan("principal", cast.keeper.email.upper()))


def test_nobody_is_invited_twice_or_to_a_seat_that_it_has(cast: Cast) -> None:
    invite(cast.principal_qm, plan())
    with pytest.raises(Improper, match="already"):
        invite(cast.deputy_qm, plan(email=NEW.upper()))
    with pytest.raises(Improper, match="already"):
        invite(cast.principal_qm, plan(email=cast.editor_qm.email))


def test_who_is_known_takes_a_seat_signed_in_and_keeps_its_password(cast: Cast) -> None:
    _, token = invite(cast.principal_qn, plan(email=cast.editor_qm.email, code="QN"))
    with pytest.raises(Improper, match="Sign in"):
        accept(token, "Another", PASSWORD)
    with pytest.raises(NotAllowed):
        take(token, cast.principal_qn)
    seat = take(token, cast.editor_qm)
    assert gate(cast.editor_qm, "add", cast.spaces["QN"]) == seat


def test_a_partner_is_told_in_its_own_journal_of_what_a_keeper_does_at_its_table(cast: Cast) -> None:
    assert told(cast) == []
    actions.end_seat(cast.keeper, Seat.objects.get(person=cast.principal_qm), "Asked by letter of 2 May.")
    assert told(cast) == [
        ("ends a seat", "Asked by letter of 2 May.", "principal_qm", True),
        ("ends a seat", "Asked by letter of 2 May.", "deputy_qm", True),
    ]
    _, token = invite(cast.keeper, plan("principal"))
    seat = accept(token, "Nora New", PASSWORD)
    assert told(cast)[2:] == [("takes a seat", "", "Nora New", False)]
    assert Notice.objects.get(seat=seat, ended=False).through == cast.keeper
    assert told(cast, "QN") == []
    assert not verify(Space.objects.all()).faults


def test_a_partner_is_not_told_what_its_own_principal_does(cast: Cast) -> None:
    actions.end_seat(cast.principal_qm, Seat.objects.get(person=cast.editor_qm), "Moved.")
    accept(invite(cast.principal_qm, plan())[1], "Nora New", PASSWORD)
    assert told(cast) == []


@pytest.mark.parametrize("who", ["principal_qm", "deputy_qm", "editor_qm", "keeper", "secretariat", "principal_qt"])
def test_whoever_is_offered_a_seat_to_give_may_give_it_and_no_other(cast: Cast, who: str) -> None:
    person = cast.people[who]
    offers = offers_to(person)
    assert len({each.key for each in offers}) == len(offers)
    assert bool(offers) == (who not in ("editor_qm", "secretariat"))
    for each in offers:
        at = {"partner": each.partner, "partnership": each.partnership, "post": each.post}
        invitation, _ = invite(person, SeatPlan(NEW, "", each.role, deputy_of=each.deputy_of, **at))  # type: ignore[arg-type]
        assert plan_of(invitation).role == each.role
        revoke(person, invitation)


def test_a_keeper_is_offered_the_first_principal_of_an_empty_table(cast: Cast) -> None:
    def offered() -> set[tuple[str, str]]:
        return {(each.role, each.partner.code if each.partner else "") for each in offers_to(cast.keeper)}

    assert offered() == {("secretariat", ""), ("keeper", "")}
    actions.end_seat(cast.keeper, Seat.objects.get(person=cast.principal_qt), "Lost.")
    assert offered() == {("secretariat", ""), ("keeper", ""), ("principal", "QT")}


def test_invitations_are_known_at_their_table(cast: Cast) -> None:
    invitation, _ = invite(cast.principal_qm, plan())
    seen = {who for who in cast.people if queries.invitations_seen_by(cast.people[who]).exists()}
    assert seen == {"keeper", *(who for who in cast.people if who.endswith("_qm"))}
    with pytest.raises(NotAllowed):
        revoke(cast.reader_qm, invitation)
