"""The page of words by mail: recorded by the secretariat, told on the first page, contested, given anew."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone

from collegium.accounts.errors import Improper
from collegium.programme.actions.relaying import seal_of, seen_of
from collegium.programme.models import Assent
from collegium.web.programme.moments import moment_said
from tests.cast import Cast
from tests.programme.concert import drafted
from tests.programme.proceedings import MAIL, mail, partner
from tests.web.stage import signed_in


def there(cast: Cast) -> str:
    """The address of the page."""
    return f"/spaces/{cast.spaces['joint'].pk}/words-by-mail"


def as_seen() -> dict[str, str]:
    """What the form says of the word that stands there now."""
    word = Assent.objects.get()
    return {"kind": "assent", "word": word.pk, "seen": seen_of(word)}


def step(cast: Cast, who: str, do: str, **said: Any) -> tuple[int, str]:
    """What is answered to a step: its status, and the page to which it leads, or that refuses."""
    client, address = signed_in(cast.people[who]), there(cast)
    answered = client.post(address, {"do": do, **said})
    return answered.status_code, (client.get(address) if answered.status_code == 302 else answered).content.decode()


def test_a_word_is_recorded_told_contested_and_given_anew(cast: Cast) -> None:
    page = signed_in(cast.secretariat).get(f"/spaces/{cast.spaces['joint'].pk}/words-by-mail").content.decode()
    assert "None was recorded." in page
    assert "Nothing is asked of the partners here now." in page
    programme, letter, now = drafted(cast), mail(cast), timezone.now()
    of = f"programme:{programme.pk}:{seal_of(programme)}"
    said = {"of": of, "partner": partner("QN").pk, "given": "yes", "message": letter.pk, "quote": MAIL}
    assert "This mail came before what stands here was changed last" in step(
        cast, "secretariat", "record", came="2020-02-03T10:00", **said
    )[1]  # fmt: skip
    assert step(cast, "principal_qn", "record", came=f"{now:%Y-%m-%dT%H:%M}", **said)[0] == 403
    status, shown = step(cast, "secretariat", "record", came=f"{now:%Y-%m-%dT%H:%M}", **said)
    assert (status, MAIL in shown) == (302, True)
    assert f"{now:%-d %B %Y, %H:%M} UTC" in shown
    assert "Recorded for your partner by the secretariat" in signed_in(cast.reader_qn).get("/").content.decode()
    word = as_seen()
    assert "This needs a reason." in step(cast, "principal_qn", "contest", **word)[1]
    assert step(cast, "principal_qm", "contest", why="No.", **word)[0] == 403
    _, shown = step(cast, "principal_qn", "contest", why="It was about the pier.", **word)
    assert "contests what was recorded for it" in shown
    assert "What does Ostrand say itself?" in shown
    assert step(cast, "principal_qn", "anew", given="no", **word)[0] == 409
    assert f'name="seen" value="{as_seen()["seen"]}"' in signed_in(cast.principal_qn).get(there(cast)).content.decode()
    assert step(cast, "principal_qn", "anew", given="no", **as_seen())[0] == 302
    assert Assent.objects.get().given is False
    assert "Recorded for your partner" not in signed_in(cast.reader_qn).get("/").content.decode()


def test_a_word_that_is_affirmed_says_so(cast: Cast) -> None:
    programme, letter = drafted(cast), mail(cast)
    of, came = f"programme:{programme.pk}:{seal_of(programme)}", f"{timezone.now():%Y-%m-%dT%H:%M}"
    step(
        cast, "secretariat", "record", of=of, partner=partner("QN").pk, given="yes", message=letter.pk, came=came
    )  # fmt: skip
    word = as_seen()
    assert step(cast, "principal_qn", "affirm", **word | {"seen": "0."})[0] == 409
    assert f'name="seen" value="{word["seen"]}"' in signed_in(cast.principal_qn).get(there(cast)).content.decode()
    assert "affirmed by the partner" in step(cast, "principal_qn", "affirm", **word)[1]
    assert step(cast, "principal_qn", "affirm", kind="nothing", word="x")[0] == 400
    assert step(cast, "principal_qn", "affirm", kind="planconsent", word=word["word"])[0] == 404


@pytest.mark.parametrize("said", ["2031-02-03T10:00", "2031-02-03T12:00+02:00", "2031-02-03T10:00Z"])
def test_a_moment_is_in_utc_and_keeps_the_offset_that_was_sent(said: str) -> None:
    assert moment_said(said) == datetime(2031, 2, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize("said", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "2031-02-30T10:00", "noon"])
def test_a_moment_that_no_calendar_has_is_refused(said: str) -> None:
    with pytest.raises(Improper):
        moment_said(said)
