"""What somebody typed comes again where it is refused, with what stands there now beside it; on each kind of page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest
from lxml import html

from collegium.accounts.models import Entry
from collegium.programme.actions import plans
from collegium.programme.actions.adjustments import propose
from collegium.programme.actions.concerted import change_action
from collegium.programme.actions.mandates import MandateSaid, correct_mandate, enter_mandate
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.actions.programmes import describe_programme
from collegium.programme.actions.relaying import seal_of
from collegium.programme.models import Action
from collegium.programme.queries.plans import subjects_of
from collegium.register.queries.documents import arrived
from tests.cast import Cast
from tests.programme.concert import LAMPS, TIDES, action, drafted, in_force
from tests.programme.proceedings import MAIL, mail, partner, standing
from tests.programme.test_appeals import STARTS, issued
from tests.web.stage import NOWHERE, signed_in

YEAR = (date(2031, 1, 1), date(2031, 12, 31))
TYPED = "The pier was mended, and the lamps burn again."


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody sends to an address, which of it was typed, what stands there now of a field that somebody else
    wrote meanwhile, what is said otherwise when it is sent again, and what is `shown` once it is kept."""

    path: str
    sent: Mapping[str, Any]
    typed: Mapping[str, str]
    now: str = ""
    who: str = "editor_qm"
    mended: Mapping[str, str] = field(default_factory=dict)
    shown: str = TYPED


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
    tried = at(programme, "programmes", "none", {"said_by": "Ostrand", "occasion": TYPED, "document": "nowhere"})
    return replace(tried, mended={"document": ""})


def an_amendment(cast: Cast) -> Tried:
    amendment = propose(cast.editor_qm, in_force(cast), "The council asked")
    lamps = action(amendment.programme)
    tried = at(amendment, "adjustments", "alter", {"title": "", "text": TYPED}, action=lamps.pk)
    return replace(tried, path=f"{tried.path}?action={lamps.pk}", mended={"title": "Dim the channel"})


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


def by_mail(cast: Cast) -> dict[str, str]:
    """What a form says of a mail that came just now."""
    letter = mail(cast)
    return {"message": letter.pk, "came": f"{arrived(letter):%Y-%m-%dT%H:%M}", "why": TYPED}


def an_answer_by_mail(cast: Cast) -> Tried:
    text, edition = standing(cast)
    typed = {"quote": "We consent to nothing.", **by_mail(cast), "given": "declines"}
    sent = {"do": "record", "version": text.version, "edition": edition.pk, "partner": partner("QN").pk, **typed}
    return Tried(f"/texts/{text.pk}/proceedings", sent, typed, who="secretariat", mended={"quote": MAIL})


def a_report_on_an_appeal(cast: Cast) -> Tried:
    appeal = issued(cast)
    sent = {"do": "report", "for": f"Quellhaven|{STARTS + timedelta(1)}", "text": TYPED}
    mended = {"for": f"Quellhaven|{STARTS}"}
    return Tried(f"/appeals/{appeal.pk}", sent, {"text": TYPED, "for": ""}, mended=mended)


def a_word_by_mail(cast: Cast) -> Tried:
    programme = drafted(cast)
    of = f"programme:{programme.pk}:{seal_of(programme)}"
    change_action(cast.editor_qn, action(programme), replace(LAMPS, title="Light two channels"))
    typed = {"quote": MAIL, **by_mail(cast), "given": "no"}
    sent = {"do": "record", "of": of, "partner": partner("QN").pk, **typed}
    path = f"/spaces/{cast.spaces['joint'].pk}/words-by-mail"
    return Tried(path, sent, typed, who="secretariat", shown=f'“<span dir="auto">{MAIL}')


def a_new_action(cast: Cast) -> Tried:
    typed = {"title": "Mend the pier", "measure": TYPED, "document": NOWHERE}
    return Tried(f"/programmes/{drafted(cast).pk}/actions/add", typed, typed, mended={"document": ""})


CASES: tuple[Callable[[Cast], Tried], ...] = (
    an_action, a_mandate, a_programme, none_made, an_amendment, a_plan, an_outcome, an_answer_by_mail,
    a_report_on_an_appeal, a_word_by_mail, a_new_action,
)  # fmt: skip


def read(answer: Any) -> Any:
    """The page that was answered."""
    return html.document_fromstring(answer.content.decode())


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
    again = client.post(case.path, {**fields(form), **case.mended})
    assert again.status_code == 302, "it is sent with what the person has seen by now"
    assert case.shown in client.get(again.headers["Location"]).content.decode()


def test_a_field_says_itself_what_is_wrong_with_it(cast: Cast) -> None:
    lamps = action(drafted(cast))
    sent = {"do": "change", "version": lamps.version, "title": "Dim the channel", "due": "soon", "text": TYPED}
    page = read(signed_in(cast.editor_qm).post(f"/actions/{lamps.pk}", sent))
    form = page.get_element_by_id("sent")
    assert fields(form)["due"] == "soon"
    assert [each.text for each in form.find_class("wrong")] == ["Enter a valid date."]


@pytest.mark.parametrize(("do", "choice"), [("describe", "programme"), ("describe", "marking"), ("add", "manner")])
def test_a_letter_that_no_page_can_hold_is_refused_as_any_other_choice(cast: Cast, do: str, choice: str) -> None:
    drafted(cast)  # without a programme none is offered
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], Period("Talks 2031", *YEAR))
    period = {"name": "Talks", "starts": "2031-01-01", "ends": "2031-12-31", "version": plan.version}
    said = period if do == "describe" else {"title": "Ferries"}
    answer = signed_in(cast.editor_qm).post(f"/plans/{plan.pk}", {"do": do, "why": TYPED, **said, choice: "\x01"})
    assert answer.status_code == 400
    form = read(answer).get_element_by_id("sent")
    assert form.find_class("wrong")
    assert fields(form)["why"] == TYPED


def test_what_stands_there_now_is_shown_without_letters_that_no_page_can_hold(cast: Cast) -> None:
    lamps = action(drafted(cast))
    change_action(cast.editor_qn, Action.objects.get(pk=lamps.pk), replace(LAMPS, title="Light\x01 two\x0b channels"))
    sent = {"do": "change", "version": lamps.version, "title": "Dim the \x02channel", "text": TYPED}
    answer = signed_in(cast.editor_qm).post(f"/actions/{lamps.pk}", sent)
    assert answer.status_code == 409
    form = read(answer).get_element_by_id("sent")
    assert fields(form)["title"] == "Dim the channel"
    assert "Stands there now: Light" in form.text_content()
