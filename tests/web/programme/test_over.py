"""A programme whose period is over is in force until a person says otherwise: pages say so, and it is to be chased."""

from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone

from collegium.programme.actions.programmes import draft_programme, end_programme
from collegium.programme.models import Programme
from collegium.programme.queries.chase import chase
from collegium.programme.queries.programmes import over_on
from tests.cast import Cast
from tests.programme.concert import LAMPS, TIDES, drafted, in_force
from tests.web.programme.test_programmes import words

DAY = timedelta(days=1)


def ending(cast: Cast, ends: date) -> Programme:
    """A programme in force with its last day."""
    return in_force(cast, replace(TIDES, starts=ends - 300 * DAY, ends=ends), replace(LAMPS, due=None))


def test_it_is_over_on_the_day_after_its_last_as_long_as_it_is_in_force(cast: Cast) -> None:
    ends = date(2031, 12, 31)
    programme = ending(cast, ends)
    drafted(cast, replace(TIDES, starts=ends - 300 * DAY, ends=ends))
    days = [ends - DAY, ends, ends + DAY]
    assert [list(Programme.objects.filter(over_on(day))) for day in days] == [[], [], [programme]]
    end_programme(cast.editor_qm, programme)
    assert not Programme.objects.filter(over_on(ends + DAY)).exists()


def test_a_period_that_is_over_is_told_and_changes_nothing(cast: Cast) -> None:
    programme = ending(cast, timezone.localdate() - DAY)
    for path in ("/spaces/{0.space_id}/programme", "/spaces/{0.space_id}/programmes", "/programmes/{0.pk}"):
        assert "Its period ended on" in words(cast, path.format(programme), "reader_qn")
    assert Programme.objects.get().state == "in force"
    end_programme(cast.editor_qm, programme)
    assert "Its period ended on" not in words(cast, f"/programmes/{programme.pk}")


def test_on_its_last_day_nothing_is_said(cast: Cast) -> None:
    programme = ending(cast, timezone.localdate())
    assert "Its period ended on" not in words(cast, f"/programmes/{programme.pk}")
    assert "Its period ended on" not in words(cast, f"/spaces/{programme.space_id}/programme")


def test_whoever_drafts_chases_it_until_somebody_has_said_what_becomes_of_it(cast: Cast) -> None:
    programme = ending(cast, date(2031, 12, 31))
    chasing = ("editor_qm", "principal_qn", "secretariat")
    assert [chase(cast.people[who], date(2031, 12, 31)) for who in chasing] == [[], [], []]
    for who in chasing:
        (due,) = chase(cast.people[who], date(2032, 1, 1))
        assert (due.kind, due.since, due.link) == ("programme", date(2031, 12, 31), f"/programmes/{programme.pk}")
    for who in ("reader_qm", "post_qm", "editor_qt", "keeper"):
        assert chase(cast.people[who], date(2032, 1, 1)) == []
    assert "The period of a programme is over 1" in words(cast, "/chase?on=2032-01-01")
    end_programme(cast.secretariat, programme)
    assert chase(cast.secretariat, date(2032, 1, 1)) == []


def test_the_programme_that_follows_stands_on_its_page(cast: Cast) -> None:
    programme = ending(cast, date(2031, 12, 31))
    said = replace(TIDES, name="Tides 2033–2034", follows=programme)
    draft_programme(cast.editor_qm, programme.space, said)
    assert "Followed by Tides 2033–2034 (draft)" in words(cast, f"/programmes/{programme.pk}")
