"""Instructions on their pages: from a document to a report, what is refused and kept, who sees what."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from collegium.accounts.models import Person
from collegium.programme.actions.charges import VERBS as OF_STEPS
from collegium.programme.actions.charges import Said, take
from collegium.programme.models import Charge, Ground, Instruction
from collegium.programme.models.programmes import STATE
from collegium.programme.queries.instructions import charges, instructions, waiting
from collegium.programme.rules.instructions import BY_POST, CHARGES
from collegium.programme.rules.instructions import REVISED as REVISION
from collegium.register import actions
from collegium.register.models import Document
from collegium.web.programme.instructions.words import ASKED, BUTTONS, SAID, STATES, VERBS
from tests.cast import Cast, note
from tests.machine import ROOT
from tests.programme.instructing import DRAFTED, REVISED, charged, drafted, quellhaven, second_post
from tests.programme.sharing import joint_action
from tests.web.stage import signed_in

TEXT = "Vote for the draft on the lamps."


def all_of(cast: Cast, who: str = "editor_qm", end: str = "instructions", space: str = "QM") -> str:
    """A page of a space."""
    answer = signed_in(cast.people[who]).get(f"/spaces/{cast.spaces[space].pk}/{end}")
    assert answer.status_code == 200
    return answer.content.decode()


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def page_of(person: Person, charge: Charge) -> str:
    return words_of(signed_in(person).get(f"/charges/{charge.pk}").content.decode())


def sent(cast: Cast, **more: Any) -> dict[str, Any]:
    said = {"title": "Lamps", "text": TEXT, "initiative": "The draft on the lamps", "line": "vote"}
    return {**said, "marking": cast.marking().pk, "posts": [quellhaven().pk], "do": "issue", **more}


def draft_at(cast: Cast) -> str:
    return f"/spaces/{cast.spaces['QM'].pk}/instructions/draft"


def step_at(client: Client, charge: Charge, verb: str, **more: Any) -> tuple[int, str]:
    """What is answered to a step."""
    last = charge.steps.order_by("-id")[0].pk
    answer = client.post(f"/charges/{charge.pk}", {"do": verb, "seen": last, **more}, follow=True)
    return answer.status_code, answer.content.decode()


def test_from_a_document_to_a_report(cast: Cast) -> None:
    """One story through the pages: the desk issues, the post asks, the desk answers and revises, the post reports."""
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), note(1)).document
    desk, post = signed_in(cast.editor_qm), signed_in(cast.post_qm)
    rests = {"document": f"/documents/{document.pk}", "quote": "The harbour office counted nine boats."}
    told = desk.post(draft_at(cast), sent(cast, fallback="abstain", due="2031-02-03T15:00", **rests), follow=True)
    assert "Issued. The posts see it now." in told.content.decode()
    charge = Charge.objects.get()
    assert Ground.objects.get(of=charge.instruction_id).quote == rests["quote"]

    assert "1 instruction waits for you" in words_of(post.get("/").content.decode())
    assert "Lamps" in words_of(all_of(cast, "post_qm", "inbox"))
    page = page_of(cast.post_qm, charge)
    assert page.index("Vote") < page.index("Fallback abstain") < page.index(TEXT)
    assert "3 February 2031, 15:00 UTC" in page
    assert "The harbour office counted nine boats." in page

    assert "Kept. It stands in the thread below." in step_at(post, charge, "acknowledge")[1]
    assert step_at(post, charge, "query", words="By name, or at once?")[0] == 200
    assert "1 instruction waits for you" in words_of(desk.get("/").content.decode())
    assert step_at(desk, charge, "answer", words="By name.")[0] == 200
    version = Instruction.objects.get().version
    revised = {"title": "Lamps", "text": "Abstain on the draft on the lamps.", "line": "vote", "version": version}
    revised |= {"what": "The draft has changed.", "charges": [charge.pk], "position": "abstain"}
    assert desk.post(f"/instructions/{charge.instruction_id}/word", revised).status_code == 302
    marked = signed_in(cast.post_qm).get(f"/charges/{charge.pk}").content.decode()
    assert re.search(r"<del>Vote for</del>.*<ins>Abstain on</ins>", marked, re.DOTALL)

    step_at(post, charge, "acknowledge")
    paper = SimpleUploadedFile("record.txt", b"The roll of the vote on the lamps.")
    report = {"words": "Adopted without a vote.", "line": "line", "papers": paper, "marking": cast.marking("open").pk}
    assert step_at(post, charge, "report", **report)[0] == 200
    page = words_of(desk.get(f"/instructions/{charge.instruction_id}").content.decode())
    for said in ("By name, or at once?", "By name.", "Adopted without a vote.", "record.txt", "post, Mission at"):
        assert said in page
    assert Document.objects.get(name="record.txt").marking == cast.marking("open")
    assert "Nothing waits." in words_of(post.get("/").content.decode())


def test_where_there_is_none_it_says_so(cast: Cast) -> None:
    assert "There are no instructions here yet." in all_of(cast)
    assert "No instruction waits for you." in all_of(cast, "post_qm", "inbox")


def test_a_draft_is_kept_worded_anew_issued_and_no_post_sees_it_before(cast: Cast) -> None:
    desk = signed_in(cast.editor_qm)
    desk.post(draft_at(cast), sent(cast, do="draft"))
    instruction = Instruction.objects.get()
    path = f"/instructions/{instruction.pk}"
    assert signed_in(cast.post_qm).get(path).status_code == 404
    assert "A draft: no post sees it yet." in desk.get(path).content.decode()
    worded = sent(cast, title="Lamps and buoys", version=instruction.version)
    assert desk.post(f"{path}/word", worded).status_code == 302
    stale = desk.post(f"{path}/word", worded)
    assert "Somebody else changed this entry meanwhile." in words_of(stale.content.decode())
    assert "Lamps and buoys" in stale.content.decode()
    issued = {"version": Instruction.objects.get().version, "posts": [quellhaven().pk]}
    assert desk.post(f"{path}/issue", {**issued, "version": 1}).status_code == 409
    assert desk.post(f"{path}/issue", issued).status_code == 302
    assert signed_in(cast.post_qm).get(path).headers["Location"] == f"/charges/{Charge.objects.get().pk}"


def test_a_draft_is_given_up_and_an_earlier_one_serves_for_the_next(cast: Cast) -> None:
    desk, charge = signed_in(cast.editor_qm), charged(cast)[0]
    page = desk.get(f"{draft_at(cast)}?from={charge.instruction_id}").content.decode()
    assert DRAFTED.text.replace("'", "&#x27;") in page
    assert re.search(rf'value="{quellhaven().pk}"[^>]*checked', page)
    assert 'value="2031-02-03T15:00"' in page
    assert desk.get(f"{draft_at(cast)}?from=nothing").status_code == 404
    instruction = drafted(cast)
    assert desk.post(f"/instructions/{instruction.pk}/give-up", {"version": instruction.version}).status_code == 302
    assert desk.get(f"/instructions/{instruction.pk}").status_code == 404


def test_an_action_leads_to_an_instruction_on_it(cast: Cast) -> None:
    action = joint_action(cast)
    path = f"{draft_at(cast)}?action={action.pk}"
    for who, offered in (("editor_qm", True), ("reader_qm", False), ("post_qm", False), ("secretariat", False)):
        page = signed_in(cast.people[who]).get(f"/actions/{action.pk}").content.decode()
        assert (f'href="{path}"' in page) == offered
    desk = signed_in(cast.editor_qm)
    assert re.search(rf'value="{action.pk}" selected', desk.get(path).content.decode())
    desk.post(draft_at(cast), sent(cast, initiative="", action=action.pk))
    assert f'href="/actions/{action.pk}"' in desk.get(f"/charges/{Charge.objects.get().pk}").content.decode()


@pytest.mark.parametrize(
    ("more", "cause"),
    [
        ({"initiative": ""}, "An instruction is on an action, or on an initiative."),
        ({"posts": []}, "No post is chosen."),
        ({"document": "nowhere"}, "You see no document of this address."),
        ({"due": "soon"}, "Enter a valid date/time."),
    ],
)
def test_what_is_refused_stays_in_the_form(cast: Cast, more: dict[str, Any], cause: str) -> None:
    answer = signed_in(cast.editor_qm).post(draft_at(cast), sent(cast, **more))
    assert answer.status_code == 400
    page = answer.content.decode()
    assert cause in words_of(page)
    assert TEXT in page
    assert not Instruction.objects.exists()


def test_a_step_that_is_refused_keeps_what_was_typed(cast: Cast) -> None:
    charge = charged(cast)[0]
    post = signed_in(cast.post_qm)
    take(cast.post_qm, charge, "acknowledge")
    status, page = step_at(post, charge, "report", words="We voted at nine.", line="line", at="2019-01-01T09:00")
    assert status == 400
    assert "This would stand before the step that it follows: issue, 2026-02-03 09:00 UTC." in words_of(page)
    assert "We voted at nine.</textarea>" in page
    file = SimpleUploadedFile("lost.txt", b"Not kept where the report is not.")
    step_at(post, charge, "report", words="We voted.", line="line", at="2019-01-01T09:00", papers=file)
    assert not Document.objects.filter(name="lost.txt").exists()
    for sent_words in ({"words": " ", "line": "line"}, {"words": "We voted."}):
        assert step_at(post, charge, "report", **sent_words)[0] == 400
    assert Charge.objects.get().state == "acknowledged"


def test_words_that_came_too_late_are_shown_once_more(cast: Cast) -> None:
    charge, post = charged(cast)[0], signed_in(cast.post_qm)
    seen = charge.steps.get().pk
    take(cast.editor_qm, charge, "overtake", Said("It was withdrawn."))
    answer = post.post(f"/charges/{charge.pk}", {"do": "query", "seen": seen, "words": "By name?"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Another step was taken meanwhile." in words_of(page)
    assert "What you had typed" in page
    assert "By name?</textarea>" in page
    assert "It was withdrawn." in page


def test_a_revision_that_is_refused_keeps_its_words(cast: Cast) -> None:
    charge, desk = charged(cast)[0], signed_in(cast.editor_qm)
    path = f"/instructions/{charge.instruction_id}/word"
    said = {name: getattr(REVISED, name) for name in ("title", "text", "line", "position", "fallback")}
    said |= {"version": Instruction.objects.get().version, "what": "The draft has changed.", "charges": [charge.pk]}
    for wrong, status, cause in (
        ({"version": 99}, 409, "Somebody else changed"),
        ({"charges": []}, 400, "This field is required."),
        ({"charges": [], "version": 99}, 409, "Somebody else changed"),
    ):
        answer = desk.post(path, {**said, **wrong})
        assert answer.status_code == status
        assert cause in words_of(answer.content.decode())
        assert "Abstain on the draft on the lamps." in answer.content.decode()
    same = {**said, "text": DRAFTED.text, "position": DRAFTED.position, "due": "2031-02-03T15:00"}
    assert "Nothing of it is new." in words_of(desk.post(path, same).content.decode())
    assert Charge.objects.get().state == "issued"


def test_the_capital_answers_for_all_and_another_post_sees_nothing(cast: Cast) -> None:
    post, elsewhere = second_post(cast)
    here, there = charged(cast, quellhaven(), post)
    take(cast.post_qm, here, "query", Said("The quellhaven question?"))
    assert elsewhere
    other = signed_in(elsewhere)
    assert other.get(f"/charges/{here.pk}").status_code == 404
    assert other.get(f"/instructions/{here.instruction_id}").headers["Location"] == f"/charges/{there.pk}"
    assert other.post(f"/charges/{here.pk}", {"do": "acknowledge"}).status_code == 404
    space = cast.spaces["QM"].pk
    for path in (f"/charges/{there.pk}", f"/spaces/{space}/inbox", f"/spaces/{space}/instructions", "/"):
        assert "quellhaven question" not in other.get(path).content.decode()
    journal = words_of(other.get(f"/spaces/{space}/journal").content.decode())
    assert "issued the instruction Lamps in the channel" in journal
    assert "asked about the instruction" not in journal
    assert "asked about the instruction" in all_of(cast, "reader_qm", "journal")
    desk = signed_in(cast.editor_qm)
    assert desk.post(f"/instructions/{here.instruction_id}/overtake", {"words": "It was withdrawn."}).status_code == 302
    assert {each.state for each in Charge.objects.all()} == {"overtaken"}
    assert desk.post(f"/instructions/{here.instruction_id}/overtake").status_code == 400


def test_an_instruction_carries_its_marking_and_each_look_is_noted(cast: Cast) -> None:
    charge = charged(cast, said=replace(DRAFTED, marking=cast.marking("open")))[0]
    for path in (f"/instructions/{charge.instruction_id}", f"/charges/{charge.pk}", f"/spaces/{charge.space_id}/inbox"):
        assert '<span class="word">Handling</span> open' in signed_in(cast.reader_qm).get(path).content.decode()
    looks = signed_in(cast.editor_qm).get(f"/spaces/{charge.space_id}/looks").content.decode()
    assert looks.count("Lamps in the channel") == 2


def test_lists_ask_as_much_of_the_database_for_many_as_for_few(cast: Cast) -> None:
    posts = [quellhaven(), second_post(cast)[0]]
    asked: dict[str, list[int]] = {}
    for _ in range(2):
        for _ in range(5):
            for charge in charged(cast, *posts):
                take(cast.post_qm, charge, "receive") if charge.post == posts[0] else None
        one = Charge.objects.latest("pk")
        ends = ("instructions", "inbox", "")
        paths = [f"/spaces/{one.space_id}/{end}" if end else f"/instructions/{one.instruction_id}" for end in ends]
        for who in ("editor_qm", "post_qm", "reader_qm"):
            client = signed_in(cast.people[who])
            for path, end in zip(paths, ends, strict=True):
                client.get(path, follow=True)
                with CaptureQueriesContext(
                    connection,
                ) as queries:
                    assert client.get(path).status_code in (200, 302)
                asked.setdefault(f"{who} {end}", []).append(len(queries))
    assert {name: (few, few) for name, (few, _) in asked.items()} == {name: tuple(both) for name, both in asked.items()}
    assert max(many for _, many in asked.values()) <= 60


def test_lists_go_by_indexes(cast: Cast) -> None:
    charged(cast)
    if connection.vendor != "sqlite":  # others look at how many rows there are
        return
    place = cast.spaces["QM"]
    for person in (cast.editor_qm, cast.post_qm):
        for rows in (charges(person, place), instructions(person, place), waiting(person).filter(space=place)):
            plan = rows[:50].explain()
            assert "SEARCH programme_" in plan
            assert "SCAN programme_" not in plan


def test_every_fixed_word_has_its_words() -> None:
    code = [*(ROOT / "src/collegium/programme/actions").glob("*.py")]
    named = {"instructions.py", "charges.py", "papers.py"}
    verbs = {verb for each in code if each.name in named for verb in re.findall(r'verb="([^"]+)"', each.read_text())}
    assert verbs | {REVISION} | set(OF_STEPS.values()) == set(VERBS)
    assert set(STATES) == set(CHARGES)
    assert set(BUTTONS) == set(OF_STEPS) == BY_POST | {"answer", "overtake"}
    assert set(SAID) == set(OF_STEPS) | {"issue", "revise"}
    assert set(ASKED) == set(OF_STEPS) - {"receive", "acknowledge"}
    assert max(map(len, SAID)) <= STATE
