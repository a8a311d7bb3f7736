"""What a person holds in the hand: an app that shows the code of the moment."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from collegium.accounts.models import Person

PASSWORD = "the ferry waits at nine"  # noqa: S105 - of persons who live as long as a test


def code_of(secret: str, later: int = 0) -> str:
    """The code that an app shows, or shows some half minutes later."""
    (counter,) = yield_hotp_counters_from_time()
    return str(format_hotp_value(hotp_value(secret, counter + later)))


def give_password(person: Person) -> None:
    """Let a person sign in."""
    person.set_password(PASSWORD)
    person.save()


def begun(person: Person, password: str = PASSWORD) -> Client:
    """A browser in which somebody gave address and password."""
    client = Client()
    client.post("/sign-in", {"username": person.email, "password": password})
    return client


def with_app(person: Person) -> str:
    """The key of the app that a person has enrolled."""
    give_password(person)
    client = begun(person)
    client.get("/account/app")
    secret = client.session["mfa.totp.secret"]
    client.post("/account/app", {"code": code_of(secret)})
    return str(secret)
