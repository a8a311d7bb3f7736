"""Pages of programmes, amendments, plans and subjects say on what they rest, who told it and when, what stands beside
them, and how a partner's word came."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from collegium.accounts.models import Entry
from collegium.programme.actions import plans
from collegium.programme.actions.adjustments import propose
from collegium.programme.actions.drafting import Drafted, draft_text
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.actions.programmes import draft_programme
from collegium.programme.actions.relaying import Relayed, contest_word, record_word, seal_of, seen_of
from collegium.programme.models import Adjustment, Plan, Programme, Subject
from collegium.programme.queries.plans import subjects_of
from collegium.register import actions
from collegium.register.queries.documents import arrived
from tests.cast import Cast, note
from tests.programme.concert import TIDES, drafted, in_force
from tests.programme.proceedings import MAIL, mail, partner
from tests.web.programme.test_programmes import words
from tests.web.stage import signed_in

QUOTE = "The harbour office counted nine boats."
PERIOD = Period("Talks 2031", date(2031, 1, 1), date(2031, 12, 31))


def a_programme(cast: Cast) -> Programme:
    return drafted(cast)


def an_amendment(cast: Cast) -> Adjustment:
    return propose(cast.editor_qm, in_force(cast), "The late spring")


def a_plan(cast: Cast) -> Plan:
    return plans.draft_plan(cast.editor_qm, cast.spaces["joint"], PERIOD, [Planned("Ferries")], why="They asked.")


def a_subject(cast: Cast) -> Subject:
    return subjects_of(a_plan(cast)).get()


ROOMS = {Programme: "programmes", Adjustment: "adjustments", Plan: "plans", Subject: "subjects"}


def address(entry: Entry) -> str:
    return f"/{ROOMS[type(entry)]}/{entry.pk}"


def step(cast: Cast, entry: Entry, do: str, **said: Any) -> int:
    entry.refresh_from_db()
    sent = {"do": do, "version": entry.version, **said}
    return signed_in(cast.editor_qm).post(address(entry), sent).status_code


@pytest.mark.parametrize("made", [a_programme, an_amendment, a_plan, a_subject], ids=lambda each: each.__name__)
def test_a_page_says_who_told_it_and_a_passage_is_cited_and_taken_back_there(cast: Cast, made: Any) -> None:
    entry = made(cast)
    before = words(cast, address(entry), "reader_qn")
    assert "No passage is cited; it stands in the name of who entered it." in before
    assert cast.editor_qm.name in before.partition("History")[2]
    assert "Handling" not in before
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("for partners"), replace(note(1))).document
    paper = actions.table(cast.editor_qm, own)
    cites = {"do": "cite", "paper": paper.pk, "role": "rests on"} if made in (a_plan, a_subject) else {"do": "rest"}
    assert step(cast, entry, document=paper.pk, quote=QUOTE, **cites) == 302
    shown = words(cast, address(entry), "reader_qn")
    assert QUOTE in shown
    assert "Handling for partners" in shown
    client = signed_in(cast.editor_qm)
    ground = client.get(address(entry)).content.decode().partition('name="ground" value="')[2][:26]
    assert step(cast, entry, "take-back", ground=ground) == 302
    assert "No passage is cited" in words(cast, address(entry), "reader_qn")
    assert "take-back" not in signed_in(cast.reader_qm).get(address(entry)).content.decode()


def test_a_plan_is_handled_as_the_paper_of_one_of_its_subjects(cast: Cast) -> None:
    row = a_subject(cast)
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("for partners"), replace(note(1))).document
    assert step(cast, row, "cite", paper=actions.table(cast.editor_qm, own).pk, role="outcome") == 302
    assert "Handling for partners" in words(cast, address(row.plan), "reader_qn")
    assert "what came of it" in words(cast, address(row), "reader_qn")


def test_a_text_and_what_it_sets_down_and_a_plan_and_its_programme_lead_to_each_other(cast: Cast) -> None:
    joint = cast.spaces["joint"]
    text = draft_text(cast.editor_qm, joint, Drafted("Words on the Tides", kind="programme"), "Keep the lamps lit.")
    programme = draft_programme(cast.editor_qm, joint, replace(TIDES, text=text))
    plans.draft_plan(cast.editor_qm, joint, replace(PERIOD, programme=programme))
    shown = words(cast, address(programme))
    assert "Joint text that sets it down: Words on the Tides (draft)" in shown
    assert "Talks 2031 (draft)" in shown
    assert "Tides 2031–2032 (draft)" in words(cast, f"/texts/{text.pk}").partition("Sets down")[2]
    assert "Tides 2031–2032 (draft)" in words(cast, address(Plan.objects.get()))


def test_an_amendment_is_proposed_with_the_text_that_sets_it_down(cast: Cast) -> None:
    said = Drafted("Words on the Late Spring", kind="amendment")
    text = draft_text(cast.editor_qm, cast.spaces["joint"], said, "The lamps burn in May.")
    programme = in_force(cast)
    assert step(cast, programme, "amend", occasion="The late spring", text=text.pk) == 302
    amendment = Adjustment.objects.get()
    assert amendment.text == text
    assert "Words on the Late Spring (draft)" in words(cast, address(amendment))
    assert "Tides 2031–2032: The late spring (proposed)" in words(cast, f"/texts/{text.pk}")
    assert step(cast, programme, "amend", occasion="The late spring", text=programme.pk) == 400


@pytest.mark.parametrize("made", [a_programme, an_amendment, a_plan], ids=lambda each: each.__name__)
def test_a_word_by_mail_is_told_as_one_and_a_contested_one_as_contested(cast: Cast, made: Any) -> None:
    entry = made(cast)
    letter = mail(cast)
    said = Relayed(given=True, message=letter, quote=MAIL, came=arrived(letter))
    word = record_word(cast.secretariat, entry, partner("QN"), said, seal_of(entry))
    shown = words(cast, address(entry))
    assert "by mail, recorded by the secretariat, came on" in shown
    assert MAIL in shown
    contest_word(cast.principal_qn, word, seen_of(word), "It was about the pier.")
    shown = words(cast, address(entry))
    assert "contests what was recorded for it" in shown
    assert "It objects: It was about the pier." in shown


def test_what_to_chase_is_handled_as_what_is_chased(cast: Cast) -> None:
    led = Planned("Ferries", planned="2031-03", leads={"QM": "Ferry desk"})
    marked = replace(PERIOD, marking=cast.marking("for partners"))
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], marked, [led])
    for head in (cast.principal_qm, cast.principal_qn):
        plans.consent(head, plan)
    assert "Handling" not in words(cast, "/chase?on=2031-03-02")
    shown = words(cast, "/chase?on=2031-04-02")
    assert "Ferries" in shown
    assert "Handling for partners" in shown
