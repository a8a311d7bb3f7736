"""A demonstration is entered without a password on the machine that serves it; no other register ever is."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from collegium.accounts import queries
from collegium.accounts.actions import found_installation
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import hash_of
from collegium.accounts.journal.pending import announced
from collegium.accounts.journal.verify import verify
from collegium.accounts.loopback import is_this_machine
from collegium.accounts.models import Change, Space
from tests.cast import Cast
from tests.web.test_access import strip

HERE: dict[str, Any] = {"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1"}


@pytest.fixture
def asked_anew() -> Iterator[None]:
    """What a process remembers of an installation is forgotten before a test and after it."""
    queries._founded_for_showing.cache_clear()
    yield
    queries._founded_for_showing.cache_clear()


def first_change() -> Change:
    return Change.objects.get(space__kind="installation", number=1)


@pytest.fixture
def shown(cast: Cast, asked_anew: None) -> Cast:
    """The cast, as if its installation had been founded for showing: its first change is written anew."""
    change = first_change()
    change.verb = queries.FOUNDS_A_DEMONSTRATION
    change.hash = hash_of(change, list(change.versions.order_by("position")))
    with announced():
        change.save()
    return cast


def entered(client: Client, cast: Cast, who: str = "editor_qm", **asked: Any) -> int:
    """What is answered to somebody who enters as a person."""
    seat = cast.people[who].seats.get().pk
    return client.post("/enter", {"seat": seat}, **{**HERE, **asked}).status_code


def test_everybody_of_a_demonstration_is_entered_as_without_a_password(shown: Cast) -> None:
    client = Client()
    page = client.get("/enter", **HERE).content.decode()
    assert all(person.name in page for person in shown.people.values())
    assert entered(client, shown) == 302
    assert "editor_qm" in client.get("/", **HERE).content.decode()
    assert entered(client, shown, "keeper") == 302
    assert client.session["_auth_user_id"] == shown.keeper.pk


def test_no_second_factor_is_demanded_where_everybody_enters_without_a_password(
    shown: Cast, settings: Settings
) -> None:
    settings.SECOND_FACTOR = "everybody"
    client = Client()
    entered(client, shown, "principal_qm")
    assert client.get("/", **HERE).status_code == 200


def test_every_page_of_a_demonstration_says_that_it_is_one(shown: Cast) -> None:
    for path in ("/", "/nothing", "/enter"):
        assert "A demonstration: its partners and papers are invented" in Client().get(path, **HERE).content.decode()


def test_a_seat_that_nobody_has_is_not_entered(shown: Cast) -> None:
    assert Client().post("/enter", {"seat": "01ARZ3NDEKTSV4RRFFQ69G5FAV"}, **HERE).status_code == 404
    assert Client().post("/enter", {}, **HERE).status_code == 404


def test_entering_takes_a_form_of_the_page(shown: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    assert entered(client, shown) == 403


@pytest.mark.parametrize(
    "asked",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
        {"HTTP_HOST": "testserver"},
    ],
    ids=lambda asked: " ".join(f"{name} {value}" for name, value in asked.items()),
)
def test_whoever_comes_from_elsewhere_finds_no_such_page(shown: Cast, asked: dict[str, Any]) -> None:
    client = Client()
    assert client.get("/enter", **{**HERE, **asked}).status_code == 404
    assert entered(client, shown, **asked) == 404
    assert not client.session.keys()


def test_any_other_register_is_not_entered(cast: Cast, asked_anew: None) -> None:
    client = Client()
    page = client.get("/enter", **HERE)
    nothing = client.get("/nowhere", **HERE)
    assert (page.status_code, entered(client, cast)) == (404, 404)
    assert strip(page.content.decode(), "enter") == strip(nothing.content.decode(), "nowhere")
    assert "demonstration" not in client.get("/", **HERE).content.decode()
    assert not client.session.keys()


@pytest.mark.parametrize("path", ["enter", "try", "try/choices"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "OPTIONS"])
def test_no_method_tells_that_another_register_has_such_addresses(
    cast: Cast, asked_anew: None, path: str, method: str
) -> None:
    client = Client(enforce_csrf_checks=True)
    page, nothing = (client.generic(method, f"/{each}", **HERE) for each in (path, "nowhere"))
    assert page.status_code == nothing.status_code == 404
    assert strip(page.content.decode(), path) == strip(nothing.content.decode(), "nowhere")


def test_a_register_becomes_no_demonstration_by_being_founded_again(cast: Cast, asked_anew: None) -> None:
    with pytest.raises(Improper):
        found_installation("other@house.example", "Other", demonstration=True)
    assert not queries.is_demonstration()


def test_a_register_becomes_no_demonstration_by_hand(cast: Cast, asked_anew: None) -> None:
    """Somebody writes the word into the journal: its hash does not fit, so nobody enters, and verifying names it."""
    with announced():
        Change.objects.filter(pk=first_change().pk).update(verb=queries.FOUNDS_A_DEMONSTRATION)
    assert not queries.is_demonstration()
    assert entered(Client(), cast) == 404
    assert verify(Space.objects.filter(kind="installation")).faults


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("[::1]", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - what is refused
        ("[::]", False),
        ("", False),
        ("192.168.1.4", False),
        ("localhost.example", False),
        ("unix", False),
    ],
)
def test_this_machine_is_told_from_others(host: str, here: bool) -> None:
    assert is_this_machine(host) is here
