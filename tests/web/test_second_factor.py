"""Signing in takes a password and, from whoever has one, a second factor."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.core import mail
from django.test import Client
from pytest_django import Settings

from tests.cast import Cast
from tests.web.second_factor import PASSWORD, begun, code_of, give_password, with_app

MOMENT = 1_900_000_000.0
ANSWERS = (
    "", "{}", "[]", '"x"', '{"id": "x"}', "not JSON", '{"id": "x", "rawId": "x", "type": "public-key", "response": 1}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "e30", "attestationObject": "oA",'
    ' "authenticatorData": "oA", "signature": "eA"}}',
)  # fmt: skip
"""What somebody may send in place of a passkey."""


class Clock:
    """A clock that stands until it is moved: codes change every half minute."""

    now = MOMENT

    def time(self) -> float:
        """The moment."""
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which codes are made and checked."""
    standing = Clock()
    monkeypatch.setattr(auth, "time", standing)
    return standing


def is_in(client: Client) -> bool:
    """Whether somebody is signed in."""
    return "Sign out" in client.get("/").content.decode()


def codes_on(page: str) -> list[str]:
    """The recovery codes that a page shows."""
    return re.findall(r"<li><code>(\d{8})</code>", page)


def test_an_app_is_added_with_its_code_and_recovery_codes_are_shown_once(cast: Cast) -> None:
    give_password(cast.editor_qm)
    client = begun(cast.editor_qm)
    page = client.get("/account/app").content.decode()
    secret = client.session["mfa.totp.secret"]
    assert f'<code class="key">{secret}</code>' in page
    assert re.search(r'<div class="picture" role="img" aria-label="[^"]+"><svg', page)
    refused = client.post("/account/app", {"code": code_of(secret, later=5)})
    assert "does not fit" in refused.content.decode()
    assert not Authenticator.objects.exists()
    kept = client.post("/account/app", {"code": code_of(secret)}, follow=True).content.decode()
    assert len(codes_on(kept)) == 10
    again = client.get("/account/codes").content.decode()
    assert codes_on(again) == []
    assert "Codes left: 10." in again


def test_sessions_that_a_password_alone_opened_end_when_a_second_factor_is_added(cast: Cast) -> None:
    give_password(cast.editor_qm)
    other = begun(cast.editor_qm)
    assert is_in(other)
    with_app(cast.editor_qm)
    assert not is_in(other)


def test_whoever_has_no_second_factor_signs_in_with_the_password(cast: Cast) -> None:
    give_password(cast.editor_qm)
    assert is_in(begun(cast.editor_qm))


def test_the_password_alone_opens_nothing_where_there_is_a_second_factor(cast: Cast, clock: Clock) -> None:
    secret = with_app(cast.editor_qm)
    clock.now += 60
    client = begun(cast.editor_qm)
    assert not is_in(client)
    assert client.get(f"/spaces/{cast.spaces['QM'].pk}").status_code == 404
    assert "does not fit" in client.post("/sign-in/second-factor", {"code": "1"}).content.decode()
    assert not is_in(client)
    assert client.post("/sign-in/second-factor", {"code": code_of(secret)}).status_code == 302
    assert is_in(client)


def test_a_code_opens_once(cast: Cast, clock: Clock) -> None:
    secret = with_app(cast.editor_qm)
    clock.now += 60
    first, second = begun(cast.editor_qm), begun(cast.editor_qm)
    for client in (first, second):
        client.post("/sign-in/second-factor", {"code": code_of(secret)})
    assert (is_in(first), is_in(second)) == (True, False)


def test_a_recovery_code_opens_once_and_the_account_says_how_many_are_left(cast: Cast) -> None:
    with_app(cast.editor_qm)
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[3]
    first, second = begun(cast.editor_qm), begun(cast.editor_qm)
    for client in (first, second):
        client.post("/sign-in/second-factor", {"code": code})
    assert (is_in(first), is_in(second)) == (True, False)
    assert ["with one of your recovery codes" in str(letter.body) for letter in mail.outbox] == [True]
    assert "left: 9" in first.get("/account").content.decode()


def test_the_second_factor_cannot_be_given_without_the_password(cast: Cast) -> None:
    secret = with_app(cast.editor_qm)
    client = Client()
    for sent in (client.get, lambda path: client.post(path, {"code": code_of(secret)})):
        answer = sent("/sign-in/second-factor")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in")
    assert not is_in(client)


def test_five_wrong_codes_shut_the_account_for_a_while_also_for_the_right_one(cast: Cast, clock: Clock) -> None:
    secret = with_app(cast.editor_qm)
    clock.now += 60
    for _ in range(5):
        begun(cast.editor_qm).post("/sign-in/second-factor", {"code": "1"})
    client = begun(cast.editor_qm)
    answer = client.post("/sign-in/second-factor", {"code": code_of(secret)})
    assert "too many wrong codes" in answer.content.decode()
    assert not is_in(client)


@pytest.mark.parametrize(
    "path", ["/account/app", "/account/app/remove", "/account/passkeys", "/account/codes/new", "/account/codes"]
)
def test_who_changes_a_second_factor_gives_the_password_anew_after_a_while(
    cast: Cast, path: str, settings: Settings
) -> None:
    if path == "/account/app":
        give_password(cast.editor_qm)
    else:
        with_app(cast.editor_qm)
    client = begun(cast.editor_qm)
    if Authenticator.objects.exists():
        code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
        client.post("/sign-in/second-factor", {"code": code})
    assert client.get(path).status_code == 200
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    asked = client.get(path)
    assert (asked.status_code, asked.headers["Location"]) == (302, f"/account/confirm?next={path.replace('/', '%2F')}")
    assert "not your password" in client.post(asked.headers["Location"], {"password": "wrong"}).content.decode()
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
    gone_on = client.post(asked.headers["Location"], {"password": PASSWORD, "next": path})
    assert (gone_on.status_code, gone_on.headers["Location"]) == (302, path)


def test_without_the_app_the_password_is_enough_again_and_the_person_is_told_by_mail(cast: Cast) -> None:
    secret = with_app(cast.editor_qm)
    assert secret
    client = begun(cast.editor_qm)
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    client.post("/sign-in/second-factor", {"code": code})
    client.post("/account/app/remove")
    assert not Authenticator.objects.exists()
    assert is_in(begun(cast.editor_qm))
    assert {*(letter.to[0] for letter in mail.outbox)} == {cast.editor_qm.email}
    assert "no longer your second factor" in str(mail.outbox[-1].body)


def test_new_recovery_codes_make_the_old_ones_void(cast: Cast) -> None:
    with_app(cast.editor_qm)
    client = begun(cast.editor_qm)
    old = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    client.post("/sign-in/second-factor", {"code": old[0]})
    page = client.post("/account/codes/new", follow=True).content.decode()
    assert len(codes_on(page)) == 10
    assert not {*codes_on(page)} & {*old}
    late = begun(cast.editor_qm)
    late.post("/sign-in/second-factor", {"code": old[1]})
    assert not is_in(late)


def test_who_has_no_second_factor_gets_no_recovery_codes(cast: Cast) -> None:
    give_password(cast.editor_qm)
    assert "add one first" in begun(cast.editor_qm).post("/account/codes/new").content.decode()


def test_a_passkey_that_no_browser_made_is_refused(cast: Cast) -> None:
    give_password(cast.editor_qm)
    client = begun(cast.editor_qm)
    for sent in ANSWERS:
        client.get("/account/passkeys")
        answer = client.post("/account/passkeys", {"credential": sent})
        assert answer.status_code == 200
        assert 'role="alert"' in answer.content.decode()
    assert not Authenticator.objects.exists()


def test_what_is_no_passkey_opens_nothing(cast: Cast) -> None:
    with_app(cast.editor_qm)
    client = begun(cast.editor_qm)
    for sent in ANSWERS:
        answer = client.post("/sign-in/second-factor", {"credential": sent})
        assert answer.status_code == 200
    assert not is_in(client)


@pytest.mark.parametrize(
    "path", ["accounts/login/", "accounts/signup/", "accounts/email/", "accounts/2fa/", "accounts/"]
)
def test_nothing_of_the_library_answers_that_has_no_address_here(cast: Cast, path: str) -> None:
    assert Client().get(f"/{path}").status_code == 404


def test_addresses_of_mail_stand_with_the_persons_alone(cast: Cast) -> None:
    with_app(cast.editor_qm)
    assert not EmailAddress.objects.exists()
