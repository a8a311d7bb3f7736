"""A second factor that is demanded: until it is there, no other page opens."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from collegium.accounts.actions import end_seat
from collegium.accounts.models import Seat
from tests.cast import Cast
from tests.web.second_factor import begun, code_of, give_password
from tests.web.stage import signed_in


@pytest.mark.parametrize(
    ("demand", "who", "asked"),
    [
        ("nobody", "principal_qm", False),
        ("heads", "principal_qm", True),
        ("heads", "deputy_qm", True),
        ("heads", "secretariat", True),
        ("heads", "keeper", True),
        ("heads", "editor_qm", False),
        ("everybody", "reader_qm", True),
    ],
)
def test_who_is_asked_to_add_one(cast: Cast, settings: Settings, demand: str, who: str, asked: bool) -> None:
    settings.SECOND_FACTOR = demand
    answer = signed_in(cast.people[who]).get("/")
    assert (answer.status_code, answer.headers.get("Location")) == ((302, "/account") if asked else (200, None))


def test_until_it_is_there_nothing_is_read_and_nothing_written(cast: Cast, settings: Settings) -> None:
    settings.SECOND_FACTOR = "heads"
    give_password(cast.principal_qm)
    client = begun(cast.principal_qm)
    space = f"/spaces/{cast.spaces['QM'].pk}"
    for answer in (client.get("/"), client.get(space), client.post(f"{space}/add")):
        assert (answer.status_code, answer.headers["Location"]) == (302, "/account")
    assert "until then no other page opens" in client.get("/account").content.decode()
    client.get("/account/app")
    client.post("/account/app", {"code": code_of(client.session["mfa.totp.secret"])})
    assert client.get(space).status_code == 200
    client.post("/account/app/remove")
    assert client.get(space).status_code == 302


def test_until_it_is_there_no_page_names_a_place_or_a_partner(cast: Cast, settings: Settings) -> None:
    settings.SECOND_FACTOR = "heads"
    give_password(cast.principal_qm)
    client = begun(cast.principal_qm)
    for path in ("/account", "/account/app", "/nowhere"):
        assert not {"Velmora", "Joint"} & set(re.findall(r"\w+", client.get(path).content.decode()))
    client.post("/account/app", {"code": code_of(client.session["mfa.totp.secret"])})
    assert {"Velmora", "Joint"} <= set(re.findall(r"\w+", client.get("/account").content.decode()))


def test_who_may_help_nobody_is_told_so(cast: Cast) -> None:
    for seat in Seat.objects.filter(partner__code="QT").exclude(role="principal"):
        end_seat(cast.principal_qt, seat, "The season is over")
    assert "Nobody sits here." in signed_in(cast.principal_qt).get("/account/others").content.decode()


def test_the_public_is_asked_for_nothing(cast: Cast, settings: Settings) -> None:
    settings.SECOND_FACTOR = "everybody"
    assert Client().get("/").status_code == 200
