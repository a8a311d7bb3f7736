"""Programmes on their pages: grouped, narrowed, late as of the day; what meets another hand is told; publishing."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from collegium.accounts.models import Space
from collegium.programme.actions.adjustments import NoneMade, alter, propose, record_none
from collegium.programme.actions.assents import seal_of_programme
from collegium.programme.actions.concerted import ActionSaid, change_action, take_step
from collegium.programme.actions.grounds import Cited, rest_on
from collegium.programme.actions.mandates import MandateSaid, enter_mandate, trace
from collegium.programme.actions.programmes import set_up_series
from collegium.programme.models import Action, Mandate, Programme
from collegium.programme.queries.programmes import Sought, placed
from collegium.register.actions.entering import enter
from tests.cast import Cast
from tests.programme.concert import (
    LAMPS,
    PILOTS,
    TIDES,
    action,
    agreed_by_both,
    drafted,
    in_force,
    joint_paper,
    place_of_quote,
)
from tests.web.stage import signed_in

QUOTE = "The harbour office counted nine boats."


def words(cast: Cast, path: str, who: str = "editor_qm") -> str:
    """A page without its mark-up."""
    answer = signed_in(cast.people[who]).get(path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_actions_stand_by_issue_or_forum_and_are_narrowed(cast: Cast) -> None:
    today = timezone.localdate()
    late, soon = replace(LAMPS, due=today - timedelta(1)), replace(PILOTS, due=today + timedelta(7))
    programme = in_force(cast, TIDES, late, soon, ActionSaid("Count the boats", leads={"QN": "Boat Office"}))
    page = f"/programmes/{programme.pk}"
    assert "Lamps 1 1 Light the channel" in words(cast, page)
    assert "Without an issue 1 3 Count the boats" in words(cast, page)
    assert "Harbour Council 1 1 Light the channel" in words(cast, f"{page}?by=forum")
    ostrand = cast.spaces["QN"].partner
    assert ostrand
    for asked, shown in (
        ("timing=overdue", {"Light the channel"}),
        ("timing=due+soon", {"Train pilots"}),
        ("state=planned", {"Light the channel", "Train pilots", "Count the boats"}),
        ("state=dropped", set()),
        (f"partner={ostrand.pk}", {"Count the boats"}),
    ):
        said = words(cast, f"{page}?{asked}").partition("Consent to publishing")[0]
        titles = ("Light the channel", "Train pilots", "Count the boats")
        assert {title for title in titles if title in said} == shown
        assert ("No action is like this." in said) == (not shown)


def test_the_groups_are_in_the_order_of_their_first_action(cast: Cast) -> None:
    programme = drafted(cast, TIDES, ActionSaid("One"), LAMPS, PILOTS, replace(LAMPS, title="More light"))
    groups = placed(cast.reader_qn, programme, Sought(), timezone.localdate())
    assert [len(actions) for _, actions in groups] == [2, 1, 1]
    assert groups[-1][0] is None


def test_a_form_that_somebody_overtook_is_told_so_and_loses_nothing(cast: Cast) -> None:
    lamps = action(drafted(cast))
    sent = {"do": "change", "version": lamps.version, "title": "Dim the channel"}
    change_action(cast.editor_qn, lamps, replace(LAMPS, title="Light two channels"))
    answer = signed_in(cast.editor_qm).post(f"/actions/{lamps.pk}", sent)
    assert answer.status_code == 409
    assert "Somebody else changed this entry meanwhile." in answer.content.decode()
    assert Action.objects.get(pk=lamps.pk).title == "Light two channels"


def test_a_consent_is_to_what_the_head_saw(cast: Cast) -> None:
    programme = drafted(cast)
    head = signed_in(cast.principal_qm)
    sent = {"do": "say", "to": "adoption", "given": "yes", "version": programme.version}
    sent["seal"] = seal_of_programme(programme)
    change_action(cast.editor_qn, action(programme), PILOTS)
    assert head.post(f"/programmes/{programme.pk}", sent).status_code == 409
    sent["seal"] = seal_of_programme(programme)
    assert head.post(f"/programmes/{programme.pk}", sent).status_code == 302
    assert "Velmora yes" in words(cast, f"/programmes/{programme.pk}")
    assert signed_in(cast.editor_qm).post(f"/programmes/{programme.pk}", sent).status_code == 403


def test_an_action_starts_from_an_undertaking_of_the_register(cast: Cast) -> None:
    programme, paper = drafted(cast), joint_paper(cast)
    said = {"act": "commits", "start": 0, "end": 0, "quote": QUOTE, "standing": "own"}
    text = ("actors", "addressees", "forums", "instruments", "issues")
    content = {**{name: [] for name in text}, "when_start": "", "when_end": "", "condition": "", "attributed_to": ""}
    said["start"], said["end"] = place_of_quote(paper, QUOTE)
    statement = enter(cast.editor_qm, paper, content | said)
    page = f"/programmes/{programme.pk}/actions/add"
    assert QUOTE in words(cast, page)
    assert f'value="{QUOTE}"' in signed_in(cast.editor_qm).get(f"{page}?from={statement.pk}").content.decode()
    answer = signed_in(cast.editor_qm).post(page, {"from": statement.pk, "title": "Count boats"}, follow=True)
    assert QUOTE in answer.content.decode()
    assert f"at={said['start']}-{said['end']}" in answer.content.decode()
    assert signed_in(cast.editor_qm).get(f"{page}?from={programme.pk}").status_code == 404


def test_an_own_mandate_that_a_joint_action_carries_out_is_seen_by_its_partner_alone(cast: Cast) -> None:
    lamps = action(drafted(cast))
    mandate = enter_mandate(cast.editor_qm, cast.spaces["QM"], MandateSaid("Cabinet", "Light first"))
    trace(cast.editor_qm, mandate, lamps)
    assert "Light first" in words(cast, f"/actions/{lamps.pk}", "reader_qm")
    assert "Light first" not in words(cast, f"/actions/{lamps.pk}", "reader_qn")
    assert signed_in(cast.reader_qn).get(f"/mandates/{mandate.pk}").status_code == 404


def test_mandates_without_an_action_stand_in_front(cast: Cast) -> None:
    joint = cast.spaces["joint"]
    path = f"/spaces/{joint.pk}/mandates"
    assert "There is no mandate here yet." in words(cast, path)
    for title in ("Light first", "Count boats"):
        enter_mandate(cast.editor_qm, joint, MandateSaid("Council", title))
    trace(cast.editor_qm, Mandate.objects.get(title="Light first"), action(drafted(cast)))
    said = words(cast, path)
    assert said.index("Carried out by no action 1 Count boats") < said.index("Traced to actions 1 Light first")
    bad = signed_in(cast.editor_qm).post(path, {"body": "Council", "title": "Dim", "document": "x", "quote": "y"})
    assert bad.status_code == 400
    assert Mandate.objects.count() == 2


def test_a_series_is_renamed_on_the_page_by_whoever_drafts(cast: Cast) -> None:
    joint = cast.spaces["joint"]
    series, path = set_up_series(cast.editor_qm, joint, "Tides"), f"/spaces/{joint.pk}/programmes"
    sent = {"do": "rename-series", "series": series.pk, "name": "Tides and lamps", "recurrence": "every two years"}
    assert signed_in(cast.reader_qm).post(path, sent).status_code == 403
    assert signed_in(cast.editor_qn).post(path, {**sent, "name": ""}).status_code == 400
    assert signed_in(cast.editor_qn).post(path, {**sent, "series": joint.pk}).status_code == 404
    assert signed_in(cast.editor_qn).post(path, sent).status_code == 302
    assert "Tides and lamps every two years" in words(cast, path, "reader_qm")


def test_adjustments_are_told_on_the_page_of_the_programme(cast: Cast) -> None:
    programme = in_force(cast)
    assert "nobody has said that none was made" in words(cast, f"/programmes/{programme.pk}")
    amendment = propose(cast.editor_qm, programme, "The late spring")
    alter(cast.editor_qm, amendment, action(programme), replace(LAMPS, issue="Ice"))
    record_none(cast.editor_qm, programme, NoneMade("A minister", "Asked about ice"), Cited(joint_paper(cast), QUOTE))
    said = words(cast, f"/programmes/{programme.pk}")
    assert "The late spring proposed" in said
    assert "A minister : Asked about ice" in said
    assert QUOTE in said
    assert "Issue Lamps Ice" in words(cast, f"/adjustments/{amendment.pk}", "reader_qn")


@pytest.mark.parametrize("who", ["public", "editor_qt"])
def test_what_is_published_is_read_by_everybody_and_leads_to_nothing_joint(cast: Cast, who: str) -> None:
    programme = in_force(cast)
    rest_on(cast.editor_qm, action(programme), Cited(joint_paper(cast), QUOTE))
    agreed_by_both(cast, programme, "publishing")
    sent = {"do": "publish", "version": programme.version, "why": "Agreed by both"}
    assert signed_in(cast.secretariat).post(f"/programmes/{programme.pk}", sent).status_code == 302
    copy = Programme.objects.get(space=cast.spaces["public"])
    client = signed_in(cast.people.get(who))
    pages = [client.get(f"/programmes/{copy.pk}"), client.get(f"/actions/{copy.actions.order_by('number')[0].pk}")]
    assert [each.status_code for each in pages] == [200, 200]
    for page in (each.content.decode() for each in pages):
        assert QUOTE not in page
        assert programme.pk not in page
        assert "editor_qm" not in page


def test_the_page_at_a_glance_counts_what_is_late(cast: Cast) -> None:
    joint: Space = cast.spaces["joint"]
    late = replace(LAMPS, due=timezone.localdate() - timedelta(1))
    in_force(cast, TIDES, late, PILOTS)
    enter_mandate(cast.editor_qm, joint, MandateSaid("Council", "Count boats"))
    said = words(cast, f"/spaces/{joint.pk}/programme", "reader_qn")
    assert "1 programme in force 1 action overdue 1 mandate without an action" in said
    assert "0 of 2 actions carried out" in said
    assert "Count boats Council" in said
    assert "dropped" not in said


@pytest.mark.parametrize(
    "path", ["/spaces/{0.space_id}/programme", "/spaces/{0.space_id}/programmes", "/programmes/{0.pk}"]
)
def test_an_action_that_was_dropped_is_counted(cast: Cast, path: str) -> None:
    programme = in_force(cast)
    take_step(cast.editor_qm, action(programme, 2), "drop", "The harbour has its own pilots.")
    said = words(cast, path.format(programme))
    assert "1 dropped" in said or "dropped 1" in said
