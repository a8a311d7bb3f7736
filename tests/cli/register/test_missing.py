"""What health says is missing, until it is there."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from collegium.accounts.actions import SeatPlan, end_seat, give_seat
from collegium.accounts.models import Seat
from collegium.cli.register.missing import missing, noted
from tests.cast import Cast
from tests.cli.register.house import House
from tests.house import cast, founded

__all__ = ["cast", "founded"]


def said() -> dict[str, str]:
    return {name: says for name, says in missing() if says}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which no backup was noted."""
    monkeypatch.setattr(settings, "HOME", tmp_path)
    return tmp_path


def test_a_backup_is_missing_until_it_is_made_and_when_it_is_old(cast: Cast, home: Path) -> None:
    assert "None was made" in said()["backup"]
    noted().touch()
    assert "backup" not in said()
    then = (timezone.now() - timedelta(days=9)).timestamp()
    os.utime(noted(), (then, then))
    assert "9 days old" in said()["backup"]


def test_a_second_keeper_is_missing_until_it_is_seated(cast: Cast, home: Path) -> None:
    assert "keepers" in said()
    give_seat(cast.keeper, SeatPlan("second@house.example", "Second", "keeper"))
    assert "keepers" not in said()


def test_a_partner_without_a_principal_is_named(cast: Cast, home: Path) -> None:
    assert "principals" not in said()
    end_seat(cast.keeper, Seat.objects.get(person=cast.principal_qm, role="principal"), "Retired.")
    assert "Without one: QM." in said()["principals"]


@pytest.mark.parametrize(
    ("address", "is_missing"),
    [("http://127.0.0.1:8000", False), ("https://register.example", False), ("http://register.example", True)],
)
def test_tls_is_missing_where_others_reach_it(
    cast: Cast, home: Path, monkeypatch: pytest.MonkeyPatch, address: str, is_missing: bool
) -> None:
    monkeypatch.setattr(settings, "INSTALLATION", replace(settings.INSTALLATION, address=address))
    assert ("address" in said()) == is_missing


def test_second_factors_that_are_demanded_are_missing(cast: Cast, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SECOND_FACTOR", "heads")
    assert "must have a second one" in said()["factors"]
    monkeypatch.setattr(settings, "SECOND_FACTOR", "nobody")
    assert "factors" not in said()


def test_what_is_missing_is_said_and_is_no_fault(house: House, tmp_path: Path) -> None:
    ended = house.done("health")
    assert "backup      missing. None was made yet" in ended.stdout
    house.done("backup", tmp_path / "file")
    assert "backup" not in house.done("health").stdout
