"""Questions and answers on their page: searched, side by side, linked to their passages, their premises decided."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from collegium.register import actions
from collegium.register.models import Document, Finding, PremiseUptake
from tests.cast import Cast, note
from tests.web.stage import ASKED, signed_in


@pytest.fixture
def asked(cast: Cast) -> Document:
    """A document with questions in Velmora's own space."""
    arrival = replace(note(), data=ASKED.encode(), name="asked.txt")
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document


def page(client: Client, document: Document, query: str = "") -> str:
    return client.get(f"/spaces/{document.space_id}/questions{query}").content.decode()


def test_question_and_answer_stand_side_by_side_and_lead_to_their_passages(cast: Cast, asked: Document) -> None:
    shown = page(signed_in(cast.reader_qm), asked)
    assert shown.count('<article class="exchange"') == 2
    assert shown.index("Who mends the lamps") < shown.index("it has masons for it")
    text = signed_in(cast.reader_qm).get(f"/documents/{asked.pk}").content.decode()
    for number in (2, 3, 4, 5):
        assert f'href="/documents/{asked.pk}#turn-{number}"' in shown
        assert f'id="turn-{number}"' in text
    assert "Ida Quill, Harbour Times" in shown


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("?words=LAMPS", "Who mends", "What comes next"),
        ("?asker=quill", "What comes next", "Who mends"),
        ("?issue=ocean", "Who mends", "What comes next"),
        ("?answerer=Anna+Brold", "Who mends", "No question is like that"),
        ("?words=nothing+of+it", "No question is like that", "Who mends"),
        ("?from=20", "No document here has questions", "Who mends"),
        ("?from=x", "Who mends", "No question is like that"),
    ],
)
def test_what_is_asked_for_is_shown(cast: Cast, asked: Document, query: str, there: str, gone: str) -> None:
    shown = page(signed_in(cast.reader_qm), asked, query)
    assert there in shown
    assert gone not in shown


def test_the_tab_stands_where_there_are_questions(cast: Cast) -> None:
    own = cast.spaces["QM"]
    client = signed_in(cast.editor_qm)
    address = f"/spaces/{own.pk}/questions"
    assert address not in client.get(f"/spaces/{own.pk}").content.decode()
    assert "No document here has questions" in client.get(address).content.decode()
    arrival = replace(note(), data=ASKED.encode(), name="asked.txt")
    actions.add(cast.editor_qm, own, cast.marking("open"), arrival)
    assert address in client.get(f"/spaces/{own.pk}").content.decode()


def test_a_premise_is_decided_with_the_words_of_the_answer(cast: Cast, asked: Document) -> None:
    client = signed_in(cast.editor_qm)
    shown = page(client, asked)
    assert "proposed: confirmed" in shown
    key = Finding.objects.get(document=asked, kind="premise").key
    back = f"/spaces/{asked.space_id}/questions?asker=quill"
    sent = {"key": key, "uptake": "denied", "quote": "That's right.", "why": "It was meant so", "back": back}
    answer = client.post(f"/documents/{asked.pk}/uptake", sent, follow=True)
    assert answer.redirect_chain == [(back, 302)]
    shown = answer.content.decode()
    assert '<span class="state">denied</span>' in shown
    assert "says editor_qm" in shown
    assert "proposed:" not in shown
    assert PremiseUptake.objects.get(key=key).quote == "That's right."
    journal = client.get(f"/spaces/{asked.space_id}/journal").content.decode()
    assert "said what became of a premise in" in journal
    assert "The United Nations rejected" in client.get(f"/documents/{asked.pk}/history").content.decode()


@pytest.mark.parametrize(
    ("who", "sent", "status"),
    [
        ("editor_qm", {"uptake": "denied", "quote": "words of nobody"}, 400),
        ("editor_qm", {"uptake": "perhaps"}, 400),
        ("editor_qm", {"uptake": "denied", "key": "0" * 64}, 404),
        ("reader_qm", {"uptake": "denied"}, 403),
        ("editor_qn", {"uptake": "denied"}, 404),
    ],
)
def test_what_cannot_be_said_is_refused(
    cast: Cast, asked: Document, who: str, sent: dict[str, str], status: int
) -> None:
    key = Finding.objects.get(document=asked, kind="premise").key
    answer = signed_in(cast.people[who]).post(f"/documents/{asked.pk}/uptake", {"key": key, **sent})
    assert answer.status_code == status
    assert not PremiseUptake.objects.exists()


def test_nobody_is_led_to_another_site(cast: Cast, asked: Document) -> None:
    key = Finding.objects.get(document=asked, kind="premise").key
    sent = {"key": key, "uptake": "denied", "back": "https://elsewhere.example/"}
    answer = signed_in(cast.editor_qm).post(f"/documents/{asked.pk}/uptake", sent)
    assert answer.headers["Location"] == f"/spaces/{asked.space_id}/questions"


def test_a_long_turn_is_cut_and_whole_behind_it(cast: Cast) -> None:
    long = ASKED.replace("masons for it", "masons for it " + "and stones " * 200 + "to the end")
    arrival = replace(note(), data=long.encode(), name="asked.txt")
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document
    shown = page(signed_in(cast.reader_qm), document)
    assert "<summary>The rest</summary>" in shown
    assert shown.index("masons for it") < shown.index("The rest") < shown.index("to the end")
    assert shown.count("and stones") == 200


def test_what_is_looked_at_is_noted(cast: Cast, asked: Document) -> None:
    page(signed_in(cast.reader_qm), asked)
    looks = signed_in(cast.editor_qm).get(f"/spaces/{asked.space_id}/looks").content.decode()
    assert "reader_qm" in looks


def test_a_page_does_not_tell_how_many_questions_others_have(cast: Cast, asked: Document) -> None:
    arrival = replace(note(), data=ASKED.encode(), name="asked.txt")
    own = actions.add(cast.editor_qn, cast.spaces["QN"], cast.marking("open"), arrival).document
    shown = page(signed_in(cast.editor_qn), own)
    assert re.findall(r' id="((?:of|quote|why)-[^"]+)"', shown) == ["of-1", "quote-1-1", "why-1-1", "of-2"]
