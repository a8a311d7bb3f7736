"""Seats on pages: who sits where, inviting by a link, taking the seat, ending it; what a partner is told."""

import re

import pytest
from django.core import mail
from django.test import Client

from collegium.accounts.access import note as access_note
from collegium.accounts.actions import SeatPlan, end_seat
from collegium.accounts.actions.invitations import invite
from collegium.accounts.models import Invitation, Partner, Person, Seat
from collegium.accounts.offers import offers_to
from collegium.register import actions
from collegium.web.listing import ROWS
from tests.cast import Cast, note
from tests.web.crawling import crawl
from tests.web.stage import signed_in

NEW = "nora@velmora.example"
PASSWORD = "the ferry waits at nine"  # noqa: S105 - of nobody
OTHERS = ("secretariat", "editor_qn", "principal_qn", "editor_qt", "public")
LINK = re.compile(r'value="http://127\.0\.0\.1:8000(/invitations/[\w-]+)"')


def words(page: bytes) -> str:
    """The words of a page in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def invited(cast: Cast, who: str = "principal_qm", role: str = "editor", email: str = NEW, code: str = "QM") -> str:
    """The path of the link that somebody is shown after inviting on the page."""
    partner = Partner.objects.get(code=code)
    sent = {"email": email, "seat": f"{partner.pk}.{role}.", "why": "The office grows."}
    answer = signed_in(cast.people[who]).post("/people/invite", sent)
    assert answer.status_code == 200, words(answer.content)
    found = LINK.search(answer.content.decode())
    assert found
    return found[1]


def taken(link: str, name: str = "Nora New") -> Client:
    """A browser that took the seat of a link, as somebody new."""
    client = Client()
    sent = {"name": name, "new_password1": PASSWORD, "new_password2": PASSWORD}
    answer = client.post(link, sent, follow=True)
    assert "The seat is yours. Sign in" in words(answer.content)
    return client


def test_somebody_is_invited_by_mail_and_by_a_link_takes_the_seat_and_signs_in(cast: Cast) -> None:
    link = invited(cast)
    letter = mail.outbox[-1]
    assert letter.to == [NEW]
    assert f"http://127.0.0.1:8000{link}" in letter.body
    assert "editor" in letter.body
    assert "principal_qm invites nora@velmora.example" in words(Client().get(link).content)
    client = taken(link)
    answer = client.post("/sign-in", {"username": NEW, "password": PASSWORD}, follow=True)
    assert answer.context["user"].email == NEW
    assert "Velmora" in words(answer.content)
    assert "Nora New" in words(signed_in(cast.reader_qm).get("/people").content)


def test_a_link_that_was_used_is_answered_like_one_that_was_never_given(cast: Cast) -> None:
    link = invited(cast)
    taken(link)
    pages = [Client().get(path) for path in (link, "/invitations/nothing")]
    assert {page.status_code for page in pages} == {404}
    bodies = [
        page.content.decode().replace(path, "")
        for page, path in zip(pages, (link, "/invitations/nothing"), strict=True)
    ]
    assert len({re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body) for body in bodies}) == 1
    assert "does not hold" in bodies[0]


def test_no_mail_is_said_where_none_goes_out(cast: Cast, settings: object) -> None:
    settings.MAIL_GOES_OUT = False  # type: ignore[attr-defined]
    partner = Partner.objects.get(code="QM")
    sent = {"email": NEW, "seat": f"{partner.pk}.reader."}
    page = signed_in(cast.principal_qm).post("/people/invite", sent).content
    assert "No mail went out: hand the link over yourself." in words(page)
    assert not mail.outbox


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"name": "Nora", "new_password1": "short", "new_password2": "short"}, "too short"),
        ({"name": "Nora", "new_password1": PASSWORD, "new_password2": "another one"}, "match"),
        ({"name": " ", "new_password1": PASSWORD, "new_password2": PASSWORD}, "required"),
        ({"name": "Nora", "new_password1": NEW, "new_password2": NEW}, "too similar"),
    ],
)
def test_a_seat_is_not_taken_with_a_bad_name_or_password(cast: Cast, sent: dict[str, str], says: str) -> None:
    link = invited(cast)
    answer = Client().post(link, sent)
    assert answer.status_code == 400
    assert says in words(answer.content)
    assert not Person.objects.filter(email=NEW).exists()


def test_who_is_known_signs_in_and_takes_the_seat_with_a_button(cast: Cast) -> None:
    link = invited(cast, "principal_qn", email=cast.editor_qm.email, code="QN")
    sent = {"name": "Another", "new_password1": PASSWORD, "new_password2": PASSWORD}
    answer = Client().post(link, sent)
    assert (answer.status_code, "Sign in first" in words(answer.content)) == (400, True)
    assert "for whom it is not meant" in words(signed_in(cast.principal_qn).get(link).content)
    client = signed_in(cast.editor_qm)
    assert "Take the seat" in words(client.get(link).content)
    assert "Ostrand" in words(client.post(link, follow=True).content)


def test_who_sits_at_the_partner_already_is_given_the_seat_at_once(cast: Cast) -> None:
    partner = Partner.objects.get(code="QM")
    sent = {"email": cast.reader_qm.email, "seat": f"{partner.pk}.editor."}
    page = signed_in(cast.principal_qm).post("/people/invite", sent, follow=True).content
    assert "reader_qm has the seat" in words(page)
    assert Seat.objects.filter(person=cast.reader_qm, role="editor").exists()
    assert not Invitation.objects.exists()


def test_an_invitation_is_listed_and_taken_back(cast: Cast) -> None:
    link = invited(cast)
    invitation = Invitation.objects.get()
    client = signed_in(cast.principal_qm)
    assert NEW in words(client.get("/people").content)
    sent = {"version": invitation.version, "why": "She declined."}
    page = client.post(f"/people/invitations/{invitation.pk}/take-back", sent, follow=True).content
    assert "was taken back" in words(page)
    assert Client().get(link).status_code == 404
    assert "Invited" not in words(client.get("/people").content)


def test_a_seat_that_a_keeper_ends_is_told_to_the_partner_on_its_pages_and_by_mail(cast: Cast) -> None:
    velmora = Partner.objects.get(code="QM")
    seat = cast.principal_qm.seats.get()
    sent = {"version": seat.version, "why": "Asked by letter of 2 May."}
    signed_in(cast.keeper).post(f"/people/seats/{seat.pk}/end", sent)
    assert [letter.to for letter in mail.outbox] == [[cast.principal_qm.email]]
    assert "Asked by letter of 2 May." in mail.outbox[0].body
    taken(invited(cast, "keeper", role="principal"))
    assert Seat.objects.filter(partner=velmora, role="principal", ended=False).get().person.email == NEW
    assert mail.outbox[-1].to == [NEW]
    for path in ("/", f"/spaces/{cast.spaces['QM'].pk}/journal"):
        page = words(signed_in(cast.editor_qm).get(path).content)
        assert re.search(r"keeper \(keeper\) ended the seat of principal_qm \(principal\) Asked by letter", page)
        assert re.search(r"Nora New \(principal, Velmora\) took a seat, invited by keeper", page)


def test_nobody_else_meets_a_word_of_a_partners_seats(cast: Cast) -> None:
    """But the keeper, who seats a partner's first principal and may end seats."""
    plan = SeatPlan("albacanary@velmora.example", "", "editor", Partner.objects.get(code="QM"))
    invite(cast.principal_qm, plan, "bravocanary")
    end_seat(cast.keeper, cast.reader_qm.seats.get(), "charliecanary")
    canaries = ("albacanary", "bravocanary", "charliecanary", "editor_qm@", "post_qm")
    starts = ["/", "/people", "/people/invite", f"/spaces/{cast.spaces['QM'].pk}/journal"]
    for who in OTHERS:
        pages = dict(crawl(signed_in(cast.people.get(who)), starts))
        assert not {(path, word) for path, page in pages.items() for word in canaries if word in page}
    own = "".join(page for _, page in crawl(signed_in(cast.editor_qm), starts))
    assert [word for word in canaries if word not in own] == ["bravocanary"]


def test_the_log_of_reads_goes_on_page_by_page(cast: Cast) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    theirs = actions.add(cast.editor_qn, cast.spaces["QN"], cast.marking(), note()).document
    for each in [theirs] * 3 + [document] * (ROWS * 4 + 1):
        access_note(cast.reader_qm, "read", each)
    client, path = signed_in(cast.editor_qm), f"/spaces/{cast.spaces['QM'].pk}/looks"
    first = client.get(path).content.decode()
    following = re.search(r'href="(\?before=\d+)" rel="next"', first)
    assert following
    assert following[1] == "?before=1", "a number of the whole table tells how often others looked elsewhere"
    last = client.get(path + following[1]).content.decode()
    assert (first.count("<tr><td"), last.count("<tr><td")) == (ROWS * 4, 1)
    assert 'rel="next"' not in last


def test_a_name_has_one_line(cast: Cast) -> None:
    taken(invited(cast), name="Nora\r\n\r\nNew")
    assert Person.objects.get(email=NEW).name == "Nora New"


def test_an_address_that_is_too_long_to_keep_is_refused(cast: Cast) -> None:
    sent = {"email": f"{'n' * 60}@{'velmora.' * 25}example", "seat": offers_to(cast.principal_qm)[0].key}
    assert signed_in(cast.principal_qm).post("/people/invite", sent).status_code == 400
