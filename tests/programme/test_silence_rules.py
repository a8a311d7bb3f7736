"""A deadline is a local time in a named zone and one moment; its rules row by row, and in every zone there is."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.accounts.errors import Improper
from collegium.programme.rules.silence import (
    SHAPE,
    check_length,
    deadline,
    may_break,
    moments,
    moved,
    shortest,
    zones,
)

with (Path(__file__).parent / "cases" / "silence.csv").open(encoding="utf-8") as opened:
    ROWS = list(csv.DictReader(opened))
NOW = datetime(2031, 2, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['local']} {row['zone']} {row['which']}")
def test_a_local_time_is_one_moment_or_is_refused(row: dict[str, str]) -> None:
    if row["refused"]:
        with pytest.raises(Improper, match=row["refused"]):
            deadline(row["local"], row["zone"], row["which"])
        return
    found = deadline(row["local"], row["zone"], row["which"])
    assert found.until == datetime.fromisoformat(f"{row['until']}+00:00")
    assert not moved(found.local, found.zone, found.until)


@given(
    st.sampled_from(zones()),
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)),
    st.sampled_from(["", "first", "second"]),
)
def test_the_moment_and_the_local_time_always_agree(zone: str, at: datetime, which: str) -> None:
    local = at.strftime(SHAPE)
    number = len(moments(local, zone))
    try:
        found = deadline(local, zone, which)
    except Improper:
        assert number == 0 or (number == 2 and not which)
        return
    assert found.until.astimezone(ZoneInfo(zone)).strftime(SHAPE) == local
    assert not moved(local, zone, found.until)


@given(st.sampled_from(zones()), st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)))
def test_every_moment_can_be_set_in_every_zone(zone: str, at: datetime) -> None:
    moment = at.replace(second=0, microsecond=0)
    local = moment.astimezone(ZoneInfo(zone))
    if local.second:  # the time of a zone of old
        return
    assert moment in {deadline(local.strftime(SHAPE), zone, which).until for which in ("first", "second")}


def test_a_later_change_of_the_rules_of_a_zone_is_seen() -> None:
    found = deadline("2031-07-03T17:00", "Europe/Brussels")
    assert moved(found.local, found.zone, found.until + timedelta(hours=1))
    assert moved(found.local, "Europe/Nowhere", found.until)


@pytest.mark.parametrize(
    ("ahead", "hours", "refused"),
    [
        (timedelta(hours=24), 24, ""),
        (timedelta(hours=24, seconds=-1), 24, "Silence is allowed here from this many hours on: 24"),
        (timedelta(hours=-1), 1, "Silence is allowed here from this many hours on: 1"),
        (timedelta(days=366), 1, ""),
        (timedelta(days=366, seconds=1), 1, "at most a year ahead"),
        (timedelta(hours=24), 0, "do not allow silence"),
    ],
)
def test_a_deadline_is_neither_too_near_nor_too_far(ahead: timedelta, hours: int, refused: str) -> None:
    if not refused:
        check_length(NOW + ahead, NOW, hours)
        return
    with pytest.raises(Improper, match=refused):
        check_length(NOW + ahead, NOW, hours)


@pytest.mark.parametrize(
    ("said", "hours"), [([], 0), ([24], 24), ([24, 72], 72), ([24, 0], 0), ([0, 0], 0), ([1, 1, 1], 1)]
)
def test_silence_is_as_long_as_the_partner_asks_that_asks_for_most(said: list[int], hours: int) -> None:
    assert shortest(said) == hours


@pytest.mark.parametrize(("after", "may"), [(-1, True), (0, True), (1, False), (1_000_000, False)])
def test_silence_can_be_broken_at_the_very_deadline_and_not_after(after: int, may: bool) -> None:
    assert may_break(NOW + timedelta(microseconds=after), NOW) is may
