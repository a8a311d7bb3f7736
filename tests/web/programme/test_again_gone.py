"""Words for a form that is gone meanwhile, or that one may not send, stand there to be copied; to nobody else."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.forms import Form

import collegium.web.programme.addresses  # with all forms of the room
from collegium.programme.actions.adjustments import propose, withdraw_adjustment
from collegium.programme.actions.charges import Said, overtake_all
from collegium.programme.actions.concerted import remove_action
from collegium.programme.actions.mailed import take_mailed
from collegium.programme.models import Action
from collegium.web.typed import STAMPS
from tests.cast import Cast
from tests.programme.concert import action, drafted, in_force
from tests.programme.instructing import charged
from tests.web.programme.test_again import TYPED, Tried, read
from tests.web.stage import NOWHERE, signed_in
from tests.web.staged.letters import acknowledged, mailed_to

TEMPLATES = Path(collegium.web.__file__).parent / "templates"
NAMED = re.compile(r'<[a-z]+[^>]* name="([a-z]+)"[^>]*>')


def kept(page: Any) -> list[str]:
    """The words that stand on a page to be copied."""
    return [each.text.strip() for each in page.iter("textarea") if each.get("readonly") is not None]


def a_mailed_report(cast: Cast) -> Tried:
    report = mailed_to(cast, acknowledged(cast), "pier")
    sent = {"do": "take", "version": report.version, "words": TYPED, "line": "line"}
    take_mailed(cast.post_qm, report, Said("We met.", line="line"))
    return Tried(f"/mailed/{report.pk}", sent, {})


def an_overtaking(cast: Cast) -> Tried:
    (charge,) = charged(cast)
    overtake_all(cast.principal_qm, charge.instruction, Said("The draft is gone."))
    return Tried(f"/instructions/{charge.instruction_id}/overtake", {"words": TYPED}, {})


def a_report_of_somebody_else(cast: Cast) -> Tried:
    charge = acknowledged(cast)
    return Tried(f"/charges/{charge.pk}", {"do": "report", "words": TYPED, "line": "line"}, {})


def a_text_of_a_reader(cast: Cast) -> Tried:
    place = cast.spaces["joint"]
    return Tried(f"/spaces/{place.pk}/programme/texts", {"title": "Lamps", "words": TYPED}, {}, who="reader_qm")


GONE: dict[Callable[[Cast], Tried], int] = {
    a_mailed_report: 409, an_overtaking: 400, a_report_of_somebody_else: 403, a_text_of_a_reader: 403,
}  # fmt: skip


@pytest.mark.parametrize("tried", GONE, ids=lambda each: each.__name__)
def test_words_of_any_form_stand_there_to_be_copied(cast: Cast, tried: Callable[[Cast], Tried]) -> None:
    case = tried(cast)
    answer = signed_in(cast.people[case.who]).post(case.path, case.sent)
    assert answer.status_code == GONE[tried]
    assert TYPED in kept(read(answer))


def test_nothing_that_somebody_types_has_the_name_of_what_it_has_seen() -> None:
    fields = [match for page in TEMPLATES.glob("programme/*.html") for match in NAMED.finditer(page.read_text("utf-8"))]
    assert fields
    assert [each[0] for each in fields if each[1] in STAMPS and 'type="hidden"' not in each[0]] == []
    forms = [each for each in _all_forms(Form) if each.__module__.startswith("collegium.web.programme")]
    assert forms
    typed = {name for each in forms for name, field in each.base_fields.items() if not field.widget.is_hidden}
    assert typed & STAMPS == set()


def _all_forms(kind: type[Form]) -> list[Any]:
    """A kind of form and all that are made of it."""
    return [kind, *(each for below in kind.__subclasses__() for each in _all_forms(below))]


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
