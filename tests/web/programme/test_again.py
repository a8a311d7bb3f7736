"""What somebody typed comes again where it is refused, with what stands there now beside it; on each kind of page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from lxml import html

from collegium.accounts.models import Entry
from collegium.programme.actions import plans
from collegium.programme.actions.adjustments import propose, withdraw_adjustment
from collegium.programme.actions.concerted import change_action, remove_action
from collegium.programme.actions.mandates import MandateSaid, correct_mandate, enter_mandate
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.actions.programmes import describe_programme
from collegium.programme.actions.relaying import seal_of
from collegium.programme.models import Action
from collegium.programme.queries.plans import subjects_of
from tests.cast import Cast
from tests.programme.concert import LAMPS, TIDES, action, drafted, in_force
from tests.programme.proceedings import MAIL, mail, partner, standing
from tests.programme.test_appeals import STARTS, issued
from tests.web.stage import NOWHERE, signed_in

YEAR = (date(2031, 1, 1), date(2031, 12, 31))
TYPED = "The pier was mended, and the lamps burn again."


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody sends to an address, which of it was typed, and what stands there now of a field that somebody else
    wrote meanwhile."""

    path: str
    sent: Mapping[str, Any]
    typed: Mapping[str, str]
    now: str = ""
    who: str = "editor_qm"


def at(entry: Entry, room: str, do: str, typed: Mapping[str, str], now: str = "", **more: Any) -> Tried:
    """A form of an entry's page, as it was before somebody else wrote."""
    return Tried(f"/{room}/{entry.pk}", {"do": do, "version": entry.version, **more, **typed}, typed, now)


def an_action(cast: Cast) -> Tried:
    lamps = action(drafted(cast))
    typed = {"title": "Dim the channel", "text": TYPED}
    change_action(cast.editor_qn, Action.objects.get(pk=lamps.pk), replace(LAMPS, title="Light two channels"))
    return at(lamps, "actions", "change", typed, "Light two channels")


def a_mandate(cast: Cast) -> Tried:
    mandate = enter_mandate(cast.editor_qm, cast.spaces["joint"], MandateSaid("Council", "Mend the piers"))
    tried = at(mandate, "mandates", "correct", {"body": "Council", "title": TYPED}, "Mend two piers")
    correct_mandate(cast.editor_qn, mandate, MandateSaid("Council", "Mend two piers"))
    return tried


def a_programme(cast: Cast) -> Tried:
    programme = drafted(cast)
    typed = {"name": TYPED, "starts": "2031-01-01", "ends": "2031-12-31"}
    tried = at(programme, "programmes", "describe", typed, "Tides and Lamps")
    describe_programme(cast.editor_qn, programme, replace(TIDES, name="Tides and Lamps"))
    return tried


def none_made(cast: Cast) -> Tried:
    programme = in_force(cast)
    return at(programme, "programmes", "none", {"said_by": "Ostrand", "occasion": TYPED, "document": "nowhere"})


def an_amendment(cast: Cast) -> Tried:
    amendment = propose(cast.editor_qm, in_force(cast), "The council asked")
    lamps = action(amendment.programme)
    tried = at(amendment, "adjustments", "alter", {"title": "", "text": TYPED}, action=lamps.pk)
    return replace(tried, path=f"{tried.path}?action={lamps.pk}")


def a_plan(cast: Cast) -> Tried:
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], Period("Talks 2031", *YEAR))
    typed = {"name": TYPED, "starts": "2031-01-01", "ends": "2031-12-31", "stated": "25"}
    tried = at(plan, "plans", "describe", typed, "Talks of 2031")
    plans.describe_plan(cast.editor_qn, plan, Period("Talks of 2031", *YEAR))
    return tried


def an_outcome(cast: Cast) -> Tried:
    talks = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], Period("Talks 2031", *YEAR), [Planned("Ferries")])
    row = subjects_of(talks).get()
    tried = at(row, "subjects", "hold", {"day": "2031-03-04", "outcome": f"{TYPED} " * 300}, role="outcome")
    plans.describe_subject(cast.editor_qn, row, Planned("Ferries in winter"))
    return tried


def an_answer_by_mail(cast: Cast) -> Tried:
    text, edition = standing(cast)
    typed = {"quote": "We consent to nothing.", "message": mail(cast).pk, "why": TYPED, "given": "declines"}
    typed |= {"came": f"{timezone.now():%Y-%m-%dT%H:%M}"}
    sent = {"do": "record", "version": text.version, "edition": edition.pk, "partner": partner("QN").pk, **typed}
    return Tried(f"/texts/{text.pk}/proceedings", sent, typed, who="secretariat")


def a_report_on_an_appeal(cast: Cast) -> Tried:
    appeal = issued(cast)
    sent = {"do": "report", "for": f"Quellhaven|{STARTS + timedelta(1)}", "text": TYPED}
    return Tried(f"/appeals/{appeal.pk}", sent, {"text": TYPED})


def a_word_by_mail(cast: Cast) -> Tried:
    programme, letter = drafted(cast), mail(cast)
    typed = {"message": letter.pk, "quote": MAIL, "came": f"{timezone.now():%Y-%m-%dT%H:%M}", "why": TYPED}
    sent = {"do": "record", "of": f"programme:{programme.pk}:{seal_of(programme)}", "given": "no", **typed}
    change_action(cast.editor_qn, action(programme), replace(LAMPS, title="Light two channels"))
    sent["partner"] = partner("QN").pk
    return Tried(f"/spaces/{cast.spaces['joint'].pk}/words-by-mail", sent, typed | {"given": "no"}, who="secretariat")


def a_new_action(cast: Cast) -> Tried:
    typed = {"title": "Mend the pier", "measure": TYPED, "document": NOWHERE}
    return Tried(f"/programmes/{drafted(cast).pk}/actions/add", typed, typed)


CASES: tuple[Callable[[Cast], Tried], ...] = (
    an_action, a_mandate, a_programme, none_made, an_amendment, a_plan, an_outcome, an_answer_by_mail,
    a_report_on_an_appeal, a_word_by_mail, a_new_action,
)  # fmt: skip


def read(answer: Any) -> Any:
    """The page that was answered."""
    return html.document_fromstring(answer.content.decode())


def kept(page: Any) -> list[str]:
    """The words that stand on a page to be copied."""
    return [each.text.strip() for each in page.iter("textarea") if each.get("readonly") is not None]


def fields(form: html.HtmlElement) -> dict[str, str]:
    """What the fields of a form say, as a browser reads it."""
    said = dict(form.form_values())
    return {name: value.strip() for name, value in said.items()}


@pytest.mark.parametrize("tried", CASES, ids=lambda each: each.__name__)
def test_what_was_typed_comes_again_and_is_sent_with_what_stands_there_now(
    cast: Cast, tried: Callable[[Cast], Tried]
) -> None:
    case = tried(cast)
    client = signed_in(cast.people[case.who])
    answer = client.post(case.path, case.sent)
    assert answer.status_code in (400, 409)
    page = read(answer)
    assert next(each.text for each in page.iter("h2")) == "Not done"
    form = page.get_element_by_id("sent")
    assert {name: value.strip() for name, value in case.typed.items()}.items() <= fields(form).items()
    assert all(each.get("open") is not None for each in form.iterancestors("details"))
    if case.now:
        assert f"Stands there now: {case.now}" in form.text_content()
        again = client.post(case.path, fields(form))
        assert again.status_code == 302, "it is sent with the version that stands there now"
        assert TYPED in client.get(again.headers["Location"]).content.decode()


def test_a_field_says_itself_what_is_wrong_with_it(cast: Cast) -> None:
    lamps = action(drafted(cast))
    sent = {"do": "change", "version": lamps.version, "title": "Dim the channel", "due": "soon", "text": TYPED}
    page = read(signed_in(cast.editor_qm).post(f"/actions/{lamps.pk}", sent))
    form = page.get_element_by_id("sent")
    assert fields(form)["due"] == "soon"
    assert [each.text for each in form.find_class("wrong")] == ["Enter a valid date."]


def test_words_for_what_is_gone_meanwhile_stand_there_to_be_copied(cast: Cast) -> None:
    lamps = action(drafted(cast))
    sent = {"do": "change", "version": lamps.version, "title": "Dim the channel", "text": f"{TYPED} </textarea>"}
    remove_action(cast.editor_qn, Action.objects.get(pk=lamps.pk))
    answer = signed_in(cast.editor_qm).post(f"/actions/{lamps.pk}", sent)
    assert answer.status_code == 404
    assert kept(read(answer)) == ["Dim the channel", f"{TYPED} </textarea>"]


def test_words_for_a_form_that_is_offered_no_more_stand_there_to_be_copied(cast: Cast) -> None:
    amendment = propose(cast.editor_qm, in_force(cast), "The council asked")
    sent = {"do": "alter", "version": amendment.version, "action": "", "title": TYPED}
    withdraw_adjustment(cast.editor_qn, amendment, "Not now.")
    answer = signed_in(cast.editor_qm).post(f"/adjustments/{amendment.pk}?action=new", sent)
    assert answer.status_code == 409
    page = read(answer)
    assert kept(page) == [TYPED]
    assert "Somebody else changed this entry meanwhile." in page.text_content()


def test_a_stranger_and_the_public_are_answered_as_ever(cast: Cast) -> None:
    lamps = action(drafted(cast))
    sent = {"do": "change", "version": lamps.version, "title": TYPED}
    client = signed_in(cast.editor_qt)
    gone, there = (read(client.post(f"/actions/{entry}", sent)).text_content() for entry in (NOWHERE, lamps.pk))
    assert there == gone
    assert "Light the channel" not in there
    assert TYPED not in signed_in(None).post(f"/actions/{lamps.pk}", sent).content.decode()
