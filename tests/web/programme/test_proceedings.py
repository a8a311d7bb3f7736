"""The pages of proceedings: who sees and takes which step, what is refused with a sentence, what waits on the first."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from collegium.accounts.journal.change import change
from collegium.programme.actions.proceedings import answer, record_answer
from collegium.programme.models import Answer, Delivery, Edition, Silence, SilenceTerm, Text
from tests.cast import Cast
from tests.programme.proceedings import (
    MAIL,
    agreed,
    allow_silence,
    given,
    in_hours,
    mail,
    negotiated,
    partner,
    recorded,
    set_clock,
    silent,
    standing,
)
from tests.web.stage import signed_in


def page(cast: Cast, who: str, text: Text) -> str:
    """The page of a text's proceedings as somebody sees it."""
    return signed_in(cast.people.get(who)).get(f"/texts/{text.pk}/proceedings").content.decode()


def step(cast: Cast, who: str, text: Text, do: str, **said: Any) -> tuple[int, str]:
    """What is answered to a step: its status, and the page to which it leads, or that refuses."""
    sent = {"do": do, "version": Text.objects.get(pk=text.pk).version, **said}
    client = signed_in(cast.people.get(who))
    answered = client.post(f"/texts/{text.pk}/proceedings", sent)
    if answered.status_code != 302:
        return answered.status_code, answered.content.decode()
    return 302, client.get(answered.headers["Location"]).content.decode()


def state(text: Text) -> str:
    """Where a text stands."""
    return Text.objects.get(pk=text.pk).state


def test_a_text_is_put_up_and_adopted_on_its_page(cast: Cast) -> None:
    text = agreed(cast)
    assert "Nothing was put up yet." in page(cast, "reader_qm", text)
    status, shown = step(cast, "editor_qm", text, "put-up")
    assert (status, "It was put up" in shown, "has not answered yet" in shown) == (302, True, True)
    edition = Edition.objects.get()
    step(cast, "principal_qm", text, "answer", given="consents", edition=edition.pk)
    status, shown = step(cast, "principal_qn", text, "answer", given="consents", edition=edition.pk)
    assert "the text is adopted" in shown
    assert "Adopted by the partners that take part: Velmora, Ostrand." in shown
    assert "Keep the lamps lit." in shown


def test_strangers_find_nothing_readers_may_not_write_and_editors_not_consent(cast: Cast) -> None:
    text, edition = standing(cast)
    for who, status in (
        ("editor_qt", 404), ("keeper", 404), ("nobody", 404), ("reader_qm", 403), ("editor_qm", 403),
        ("secretariat", 403),
    ):  # fmt: skip
        assert step(cast, who, text, "answer", given="consents", edition=edition.pk)[0] == status
    assert step(cast, "reader_qm", text, "reopen", why="No.")[0] == 403
    assert signed_in(None).get(f"/texts/{text.pk}/proceedings").status_code == 404
    assert not Answer.objects.exists()
    for who, offered in (("principal_qm", True), ("editor_qm", False), ("reader_qm", False), ("secretariat", False)):
        assert ("Opt out</button>" in page(cast, who, text)) is offered


@pytest.mark.parametrize(
    ("do", "said", "status", "sentence"),
    [
        ("answer", {"given": "shrugs"}, 400, "This cannot be said to a text."),
        ("answer", {"given": "declines"}, 400, "This needs a reason."),
        ("answer", {"given": "consents", "edition": "01ARZ3NDEKTSV4RRFFQ69G5FAV"}, 404, "There is nothing here"),
        ("answer", {"given": "consents", "partner": "01ARZ3NDEKTSV4RRFFQ69G5FAV"}, 404, "There is nothing here"),
        ("break", {"why": "No."}, 400, "The form is not complete."),
        ("dance", {}, 400, "The form is not complete."),
        ("put-up", {}, 409, "This cannot be done now: put up. It stands at: put up."),
        ("put-up", {"version": "0"}, 409, "Somebody else changed this entry meanwhile."),
        ("reopen", {}, 400, "This needs a reason."),
        ("deliver", {"on": "soon"}, 400, "The form is not complete."),
        ("publish", {}, 400, "Only an adopted text is published. It stands at: put up."),
        ("publishing", {"given": "maybe"}, 400, "The form is not complete."),
        ("record", {"given": "consents"}, 400, "The form is not complete."),
    ],
)
def test_what_is_refused_says_why(cast: Cast, do: str, said: dict[str, str], status: int, sentence: str) -> None:
    text, _ = standing(cast)
    answered = step(cast, "principal_qm", text, do, **said)
    assert answered[0] == status
    assert sentence in answered[1]
    assert state(text) == "put up"


def test_an_answer_by_mail_is_recorded_told_contested_and_answered(cast: Cast) -> None:
    text, edition = standing(cast)
    letter = mail(cast)
    step(cast, "principal_qm", text, "answer", given="consents", edition=edition.pk)
    said = {"partner": partner("QN").pk, "given": "consents", "edition": edition.pk, "message": letter.pk}
    late = step(cast, "secretariat", text, "record", came="2026-02-03T10:00", **said)[1]
    assert "This mail came before edition 1 was put up, on " in late
    now = timezone.now()
    status, shown = step(cast, "secretariat", text, "record", quote=MAIL, came=f"{now:%Y-%m-%dT%H:%M}", **said)
    assert (status, "It is recorded, and the partner is told." in shown) == (302, True)
    assert MAIL in shown
    assert f"{now:%-d %B %Y, %H:%M} UTC" in shown
    home = signed_in(cast.reader_qn).get("/").content.decode()
    assert "Recorded for your partner by the secretariat" in home
    assert "Recorded for your partner" not in signed_in(cast.reader_qm).get("/").content.decode()
    answered = Answer.objects.get(partner=partner("QN"))
    assert step(cast, "principal_qm", text, "contest", answer=answered.pk, why="No.")[0] == 403
    assert "This needs a reason." in step(cast, "principal_qn", text, "contest", answer=answered.pk)[1]
    _, shown = step(cast, "principal_qn", text, "contest", answer=answered.pk, why="It was about the pier.")
    assert "This adoption is contested" in shown
    for who in ("reader_qm", "secretariat"):
        assert "This adoption is contested" in page(cast, who, text)
        assert "Contested:" in signed_in(cast.people[who]).get("/").content.decode()
    step(cast, "principal_qn", text, "answer", given="consents", edition=edition.pk)
    assert state(text) == "adopted"


def test_an_answer_of_another_text_is_not_found_at_this_one(cast: Cast) -> None:
    text, edition = standing(cast)
    said = record_answer(cast.secretariat, text, partner("QN"), recorded(cast, "consents", edition))
    other, _ = standing(cast)
    assert step(cast, "principal_qn", other, "affirm", answer=said.pk)[0] == 404
    assert step(cast, "principal_qn", text, "affirm", answer=said.pk)[0] == 302
    assert "affirmed by the partner" in page(cast, "reader_qm", text)


def test_silence_is_put_shown_in_its_zone_and_in_utc_and_broken(cast: Cast) -> None:
    text = negotiated(cast)
    assert "Silence is not allowed here" in page(cast, "editor_qm", text)
    allow_silence(cast)
    until = in_hours(48)
    assert step(cast, "editor_qm", text, "silence", until=until.local, zone="Brussels")[0] == 400
    said = {"until": until.local, "zone": "Etc/UTC", "why": "Before the session"}
    _, shown = step(cast, "editor_qm", text, "silence", **said)
    assert "It was put under silence." in shown
    assert f"{until.local[11:]} Etc/UTC" in shown
    assert f"{until.local[11:]} UTC" in shown
    assert "your partner can still break it" in signed_in(cast.principal_qn).get("/").content.decode()
    edition = Edition.objects.get()
    _, shown = step(cast, "principal_qn", text, "break", edition=edition.pk, why="The pier is ours.")
    assert "Silence was broken by Ostrand." in shown
    assert "The pier is ours." in shown


def test_silence_is_recorded_as_kept_on_the_page(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    text, edition = silent(cast)
    assert "Record that silence was kept" not in page(cast, "secretariat", text)
    set_clock(monkeypatch, Silence.objects.get().until + timedelta(seconds=1))
    assert "Record that silence was kept" in page(cast, "secretariat", text)
    assert "Break silence" not in page(cast, "principal_qn", text)
    _, shown = step(cast, "secretariat", text, "keep", edition=edition.pk)
    assert "Adopted by silence of the partners that take part: Velmora, Ostrand." in shown


def test_a_later_change_of_the_rules_of_a_zone_is_told(cast: Cast) -> None:
    text, _ = silent(cast)
    assert "The rules of this time zone changed" not in page(cast, "reader_qm", text)
    with change(by=cast.secretariat, verb="puts a text under silence", space=text.space):
        row = Silence.objects.get()
        row.until += timedelta(hours=1)
        row.save()
    assert "The rules of this time zone changed" in page(cast, "reader_qm", text)


def test_the_rest_of_the_way_on_the_page(cast: Cast) -> None:
    text, edition = standing(cast)
    step(cast, "principal_qn", text, "answer", given="declines", edition=edition.pk, why="It is too long.")
    assert "It is too long." in page(cast, "reader_qm", text)
    step(cast, "editor_qn", text, "reopen", why="Ostrand declined.")
    step(cast, "editor_qm", text, "put-up")
    last = Edition.objects.latest("number")
    for who in ("principal_qm", "principal_qn"):
        step(cast, who, text, "answer", given="consents", edition=last.pk)
    step(cast, "editor_qm", text, "deliverer", partner=partner("QM").pk)
    assert "Velmora delivers it." in page(cast, "reader_qn", text)
    sent = {"partner": partner("QM").pk, "on": "2026-02-03", "where": "Quellhaven", "to": "the chair"}
    _, shown = step(cast, "editor_qm", text, "deliver", **sent)
    assert "Delivered by Velmora" in shown
    assert "on behalf of Velmora, Ostrand" in shown
    assert Delivery.objects.get().to == "the chair"
    for who in ("principal_qm", "principal_qn"):
        step(cast, who, text, "publishing", given="yes")
    _, shown = step(cast, "secretariat", text, "publish", why="Agreed by both")
    assert "the public copy" in shown
    copy = Text.objects.get(space=cast.spaces["public"])
    assert signed_in(None).get(f"/texts/{copy.pk}/proceedings").status_code == 200
    assert "It is too long." not in page(cast, "nobody", copy)


def test_a_text_is_given_up_called_off_left_and_joined_on_the_page(cast: Cast) -> None:
    text, edition = standing(cast)
    step(cast, "principal_qn", text, "answer", given="opts out", edition=edition.pk)
    assert "Fewer than two partners are left" in page(cast, "reader_qm", text)
    step(cast, "principal_qn", text, "join", edition=edition.pk)
    assert "joined late" in page(cast, "reader_qm", text)
    step(cast, "editor_qm", text, "abandon", why="Overtaken.")
    assert state(text) == "abandoned"
    other, _ = silent(cast)
    step(cast, "editor_qm", other, "call-off", why="A word is missing.")
    assert "Silence was called off." in page(cast, "reader_qn", other)


def test_partners_say_whether_silence_is_allowed(cast: Cast) -> None:
    joint = cast.spaces["joint"].pk
    client = signed_in(cast.principal_qm)
    assert "No text may be put under silence here" in client.get(f"/spaces/{joint}/silence").content.decode()
    client.post(f"/spaces/{joint}/silence", {"hours": "24"})
    assert SilenceTerm.objects.get().hours == 24
    assert "24 hours at least" in client.get(f"/spaces/{joint}/silence").content.decode()
    signed_in(cast.principal_qn).post(f"/spaces/{joint}/silence", {"hours": "72"})
    assert "for at least 72 hours" in client.get(f"/spaces/{joint}/silence").content.decode()
    assert client.post(f"/spaces/{joint}/silence", {"hours": "soon"}).status_code == 400
    assert client.post(f"/spaces/{joint}/silence", {"hours": "721"}).status_code == 400
    assert signed_in(cast.editor_qm).post(f"/spaces/{joint}/silence", {"hours": "1"}).status_code == 403
    assert client.get(f"/spaces/{cast.spaces['QM'].pk}/silence").status_code == 404
    assert signed_in(cast.editor_qt).get(f"/spaces/{joint}/silence").status_code == 404


def test_nothing_waits_once_all_is_said(cast: Cast) -> None:
    text, edition = standing(cast)
    assert "your partner has not answered" in signed_in(cast.reader_qn).get("/").content.decode()
    answer(cast.principal_qn, text, given("consents", edition))
    assert "your partner has not answered" not in signed_in(cast.reader_qn).get("/").content.decode()


def test_once_put_before_partners_a_text_says_nothing_of_what_was_open_in_its_paragraphs(cast: Cast) -> None:
    text = negotiated(cast)
    client, address = signed_in(cast.editor_qm), f"/texts/{text.pk}"
    waiting = ("Waiting for:", "0 of 2 paragraphs agreed", "What is still open", "2 paragraphs are still open")
    assert [words for words in waiting if words not in client.get(address).content.decode()] == []
    allow_silence(cast)
    until = in_hours(48)
    step(cast, "editor_qm", text, "silence", until=until.local, zone="Etc/UTC")
    for page in (address, f"/spaces/{text.space_id}/programme/texts"):
        shown = client.get(page).content.decode()
        assert "Lamps and Piers" in shown
        assert [words for words in (*waiting, "paragraphs agreed") if words in shown] == []


def test_enter_in_the_field_of_a_reason_gives_no_answer(cast: Cast) -> None:
    text, edition = standing(cast)
    record_answer(cast.secretariat, text, partner("QN"), recorded(cast, "consents", edition))
    shown = page(cast, "principal_qn", text)
    for do in ("answer", "contest"):
        form = next(each for each in shown.split("<form")[1:] if f'name="do" value="{do}"' in each)
        assert "<button disabled hidden></button>" in form.partition("<input")[0]
