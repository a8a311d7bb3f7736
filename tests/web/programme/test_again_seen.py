"""A form that comes again is of what the person has seen: nobody overwrites what somebody else wrote meanwhile."""

from collections.abc import Callable
from typing import Any

import pytest

from collegium.accounts.models import Version
from collegium.programme.actions import plans
from collegium.programme.actions.charges import take
from collegium.programme.actions.drafting import Drafted, describe_text
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.actions.programmes import abandon_programme
from collegium.programme.actions.relaying import seal_of
from collegium.programme.models import Text
from collegium.programme.queries.plans import subjects_of
from tests.cast import Cast
from tests.programme.concert import drafted
from tests.programme.instructing import charged
from tests.programme.proceedings import MAIL, negotiated, partner
from tests.web.programme.test_again import TYPED, YEAR, Tried, a_plan, a_word_by_mail, at, by_mail, read
from tests.web.stage import signed_in


def a_subject(cast: Cast) -> Tried:
    talks = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], Period("Talks 2031", *YEAR), [Planned("Ferries")])
    row = subjects_of(talks).get()
    tried = at(row, "subjects", "describe", {"title": TYPED}, "Ferries in winter")
    plans.describe_subject(cast.editor_qn, row, Planned("Ferries in winter"))
    return tried


def a_step(cast: Cast) -> Tried:
    (charge,) = charged(cast)
    sent = {"do": "query", "seen": charge.steps.get().pk, "words": TYPED, "at": ""}
    take(cast.post_qm, charge, "acknowledge")
    return Tried(f"/charges/{charge.pk}", sent, {}, who="post_qm")


def details(cast: Cast) -> Tried:
    text = negotiated(cast)
    said = {"title": TYPED, "kind": text.kind, "languages": "en", "marking": cast.marking().pk}
    sent = {**said, "version": text.version, "participants": [partner(code).pk for code in ("QM", "QN")]}
    describe_text(cast.editor_qn, Text.objects.get(pk=text.pk), Drafted("Lamps"))
    return Tried(f"/texts/{text.pk}/details", sent, {}, "Lamps")


FAULTS: dict[Callable[[Cast], Tried], dict[str, str]] = {
    a_plan: {"starts": "soon"},
    a_subject: {"title": ""},
    a_word_by_mail: {"came": "soon"},
    a_step: {"at": "soon"},
    details: {"title": ""},
}
"""What is wrong at first with each form besides, by which it is refused before anybody looks at what it had seen."""


def in_browser(page: Any, sent: dict[str, Any]) -> dict[str, list[str]]:
    """What a browser sends of the form that was sent: the one with its fields and its step."""
    forms = [each for each in page.forms if set(sent) <= set(each.fields)]
    form = next(each for each in forms if each.fields.get("do") == sent.get("do"))
    said: dict[str, list[str]] = {}
    for name, value in form.form_values():
        said.setdefault(name, []).append(value.strip())
    return said


@pytest.mark.parametrize("tried", FAULTS, ids=lambda each: each.__name__)
def test_a_fault_in_a_form_lets_nobody_overwrite_what_it_has_not_seen(
    cast: Cast, tried: Callable[[Cast], Tried]
) -> None:
    case, fault = tried(cast), FAULTS[tried]
    client, sent = signed_in(cast.people[case.who]), dict(case.sent)
    refused = client.post(case.path, {**sent, **fault})
    assert refused.status_code == 400
    mended = {**in_browser(read(refused), sent), **{name: sent[name] for name in fault}}
    written = Version.objects.count()
    told = client.post(case.path, mended)
    assert told.status_code == 409
    assert Version.objects.count() == written
    page = read(told)
    assert not case.now or f"Stands there now: {case.now}" in page.text_content()
    assert client.post(case.path, in_browser(page, sent)).status_code == 302
    assert Version.objects.count() > written


def test_a_word_is_recorded_for_what_was_chosen_and_for_nothing_else(cast: Cast) -> None:
    first, second = drafted(cast), drafted(cast)
    sent = {"do": "record", "of": f"programme:{second.pk}:{seal_of(second)}", "given": "no", "quote": MAIL}
    sent |= {"partner": partner("QN").pk, **by_mail(cast), "came": "soon"}
    client, path = signed_in(cast.secretariat), f"/spaces/{cast.spaces['joint'].pk}/words-by-mail"
    assert in_browser(read(client.post(path, sent)), sent)["of"] == [sent["of"]]
    abandon_programme(cast.editor_qn, second, "It is asked no more.")
    again = in_browser(read(client.post(path, sent)), sent)
    assert again["of"] == [""]
    assert client.post(path, {**again, **by_mail(cast)}).status_code == 400
    assert not first.assents.exists()
