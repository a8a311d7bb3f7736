"""Where a person is signed in: the list, what ends a session, and a password that is changed or was lost."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from collegium.accounts import actions
from collegium.accounts.models import Person, Seat
from collegium.accounts.sessions import forget_sessions
from collegium.web.sessions import device_of
from tests.cast import Cast
from tests.web.second_factor import PASSWORD, begun, code_of, give_password, with_app
from tests.web.stage import signed_in

ANOTHER = "the boats are in by seven"
LINK = re.compile(r"http://127\.0\.0\.1:8000(/password/lost/\S+)")
CHROME, APPLE = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0", "AppleWebKit/605.1 (KHTML, like Gecko)"
AGENTS = {
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0": "Firefox, Linux",
    f"Mozilla/5.0 (Windows NT 10.0) {CHROME} Safari/537.36 Edg/143.0": "Edge, Windows",
    f"Mozilla/5.0 (Linux; Android 15) {CHROME} Mobile Safari/537.36": "Chrome, Android",
    f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) {APPLE} Safari/604.1": "Safari, iPhone",
    f"Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) {APPLE} Safari/605.1": "Safari, macOS",
    "curl/8.0": "",
    "": "",
}


def is_in(client: Client) -> bool:
    """Whether somebody is signed in."""
    return "Sign out" in client.get("/").content.decode()


def ends_of(client: Client) -> list[str]:
    """The buttons that end a session; none has a number, which would tell how often others sign in."""
    return re.findall(r'action="(/account/sessions/[0-9a-f]{26}/end)"', client.get("/account").content.decode())


@pytest.mark.parametrize(("agent", "said"), AGENTS.items())
def test_a_device_is_told_in_short(agent: str, said: str) -> None:
    assert device_of(agent) == said


def test_a_person_sees_its_sessions_and_ends_one(cast: Cast) -> None:
    give_password(cast.editor_qm)
    here, there = begun(cast.editor_qm), begun(cast.editor_qm)
    (end,) = ends_of(here)
    assert "the one you use now" in here.get("/account").content.decode()
    assert here.post(end).status_code == 302
    assert (is_in(here), is_in(there)) == (True, False)
    assert ends_of(here) == []


def test_a_person_ends_all_other_sessions(cast: Cast) -> None:
    give_password(cast.editor_qm)
    clients = [begun(cast.editor_qm) for _ in range(3)]
    clients[0].post("/account/sessions/end")
    assert [is_in(client) for client in clients] == [True, False, False]


def test_nobody_ends_the_session_of_another(cast: Cast) -> None:
    give_password(cast.editor_qm)
    here, there = begun(cast.editor_qm), begun(cast.editor_qm)
    (end,) = ends_of(here)
    assert signed_in(cast.principal_qm).post(end).status_code == 404
    assert is_in(there)


def test_a_session_that_began_without_a_password_is_listed_too(cast: Cast) -> None:
    client, other = signed_in(cast.editor_qm), signed_in(cast.editor_qm)
    assert is_in(other)
    assert len(ends_of(client)) == 1


def test_a_session_that_has_ended_is_not_listed(cast: Cast) -> None:
    give_password(cast.editor_qm)
    here, there = begun(cast.editor_qm), begun(cast.editor_qm)
    there.post("/sign-out")
    assert ends_of(here) == []


def test_a_session_that_ran_out_is_forgotten_with_whose_it_was(cast: Cast) -> None:
    give_password(cast.editor_qm)
    kept, gone = begun(cast.editor_qm), begun(cast.editor_qm)
    Session.objects.filter(pk=gone.session.session_key).update(expire_date=timezone.now() - timedelta(seconds=1))
    assert forget_sessions() == 1
    assert UserSession.objects.get().session_key == kept.session.session_key


def test_sessions_end_with_a_seat(cast: Cast) -> None:
    give_password(cast.editor_qm)
    client = begun(cast.editor_qm)
    assert is_in(client)
    actions.end_seat(cast.principal_qm, Seat.objects.get(person=cast.editor_qm), "She left")
    assert not is_in(client)


def test_a_changed_password_ends_the_other_sessions_and_is_told_by_mail(cast: Cast) -> None:
    give_password(cast.editor_qm)
    here, there = begun(cast.editor_qm), begun(cast.editor_qm)
    here.post("/password", {"old_password": PASSWORD, "new_password1": ANOTHER, "new_password2": ANOTHER})
    assert (is_in(here), is_in(there)) == (True, False)
    assert ends_of(here) == []
    assert [letter.to for letter in mail.outbox] == [[cast.editor_qm.email]]
    assert is_in(begun(cast.editor_qm, ANOTHER))


def test_wrong_old_passwords_are_counted_as_when_signing_in(cast: Cast) -> None:
    give_password(cast.editor_qm)
    client = begun(cast.editor_qm)
    another = {"new_password1": ANOTHER, "new_password2": ANOTHER}
    tried = [client.post("/password", {"old_password": f"guess {each}", **another}).status_code for each in range(10)]
    assert (tried[0], tried[-1]) == (200, 429)
    assert client.post("/password", {"old_password": PASSWORD, **another}).status_code == 429
    cast.editor_qm.refresh_from_db()
    assert cast.editor_qm.check_password(PASSWORD)


@pytest.mark.parametrize(
    "spell", [str, str.upper, lambda email: email.replace("t", "ｔ", 1), lambda email: f" {email} "]
)
def test_an_address_is_shut_however_it_is_spelt(cast: Cast, spell: Callable[[str], str]) -> None:
    give_password(cast.editor_qm)
    sent = {"username": spell(cast.editor_qm.email)}
    for each in range(10):
        Client().post("/sign-in", {**sent, "password": f"guess {each}"})
    client = Client()
    assert client.post("/sign-in", {**sent, "password": PASSWORD}).status_code == 429
    assert not is_in(client)


def test_an_address_that_is_shut_confirms_nothing(cast: Cast) -> None:
    give_password(cast.editor_qm)
    client = begun(cast.editor_qm)
    for each in range(10):
        Client().post("/sign-in", {"username": cast.editor_qm.email, "password": f"guess {each}"})
    assert client.post("/account/confirm", {"password": PASSWORD}).status_code == 429


@pytest.mark.parametrize("host", ["localhost", "evil.example"])
def test_nobody_is_sent_on_to_another_host(cast: Cast, host: str) -> None:
    give_password(cast.editor_qm)
    onward = {"next": f"http://{host}/", "username": cast.editor_qm.email, "password": PASSWORD}
    client = Client()
    answers = [client.post(path, onward) for path in ("/sign-in", "/account/confirm", "/language", "/sign-out")]
    assert [answer.headers["Location"] for answer in answers] == ["/"] * 4


def lost(person: Person, host: str = "testserver") -> str:
    """The path of the link that is sent to somebody who lost the password."""
    Client(SERVER_NAME=host).post("/password/lost", {"email": person.email})
    found = LINK.search(str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found[1]


def set_anew(path: str) -> tuple[Client, str]:
    """A browser that follows the link and sets another password, and what it is shown then."""
    client = Client()
    form = client.get(path, follow=True)
    where = form.redirect_chain[-1][0] if form.redirect_chain else path
    answer = client.post(where, {"new_password1": ANOTHER, "new_password2": ANOTHER}, follow=True)
    return client, answer.content.decode()


def test_a_lost_password_is_set_anew_by_a_link_that_holds_once(cast: Cast) -> None:
    give_password(cast.editor_qm)
    client = begun(cast.editor_qm)
    path = lost(cast.editor_qm)
    assert is_in(client)
    assert "Your password was set." in set_anew(path)[1]
    assert not is_in(client)
    assert is_in(begun(cast.editor_qm, ANOTHER))
    assert "no longer holds" in set_anew(path)[1]
    assert "A new password was set" in str(mail.outbox[-1].body)


def test_a_password_that_was_changed_opens_nothing_with_a_code_given_later(cast: Cast) -> None:
    secret = with_app(cast.editor_qm)
    client = begun(cast.editor_qm)
    cast.editor_qm.set_password(ANOTHER)
    cast.editor_qm.save()
    answer = client.post("/sign-in/second-factor", {"code": code_of(secret)})
    assert (answer.headers["Location"], is_in(client)) == ("/sign-in", False)


def test_the_second_factor_is_asked_for_after_a_lost_password_as_before(cast: Cast) -> None:
    secret = with_app(cast.editor_qm)
    set_anew(lost(cast.editor_qm))
    client = begun(cast.editor_qm, ANOTHER)
    assert not is_in(client)
    client.post("/sign-in/second-factor", {"code": code_of(secret, later=-1)})
    assert not is_in(client)


def test_the_link_leads_to_the_installation_whatever_host_was_asked(cast: Cast) -> None:
    give_password(cast.editor_qm)
    assert lost(cast.editor_qm, host="localhost").startswith("/password/lost/")


def test_asking_for_a_link_tells_nothing_of_who_is_known(cast: Cast) -> None:
    give_password(cast.editor_qm)
    answers = []
    for email in (cast.editor_qm.email, "nobody@tidewater.example", cast.reader_qm.email):
        answer = Client().post("/password/lost", {"email": email}, follow=True).content.decode()
        answers.append(re.sub(r'value="[^"]*"', "", answer))
    assert answers[0] == answers[1] == answers[2]
    assert [letter.to for letter in mail.outbox] == [[cast.editor_qm.email]]


def test_a_few_links_in_an_hour_are_enough_known_or_not(cast: Cast) -> None:
    give_password(cast.editor_qm)
    for email in (cast.editor_qm.email, "nobody@tidewater.example"):
        codes = [Client().post("/password/lost", {"email": email}).status_code for _ in range(4)]
        assert codes == [302, 302, 302, 429]
    assert len(mail.outbox) == 3


@pytest.mark.parametrize("path", ["/password/lost/x/y", "/password/lost/MDE/set-password", "/password/lost/%2e/x"])
def test_a_link_that_was_made_up_opens_nothing(cast: Cast, path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 404 or "no longer holds" in answer.content.decode()


@pytest.mark.parametrize("said", ["short", PASSWORD[:11], "editor_qm@tidewater.example"])
def test_a_weak_password_is_refused(cast: Cast, said: str) -> None:
    give_password(cast.editor_qm)
    client = Client()
    where = client.get(lost(cast.editor_qm), follow=True).redirect_chain[-1][0]
    assert 'role="alert"' in client.post(where, {"new_password1": said, "new_password2": said}).content.decode()
    assert is_in(begun(cast.editor_qm))
