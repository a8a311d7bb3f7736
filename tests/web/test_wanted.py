"""What is wanted, on its page: its passage, who may have it, where it was sought; totals beside what is held."""

from dataclasses import replace

import pytest
from django.test import Client

from collegium.accounts.journal.undo import undo
from collegium.accounts.models import Change
from collegium.register import actions
from collegium.register.models import Document, Inquiry, Wanted
from tests.cast import Cast, note
from tests.register.test_wanted import ITSELF, TELLS
from tests.web.stage import signed_in


@pytest.fixture
def told(cast: Cast) -> Document:
    """A document in Velmora's own space that tells of papers."""
    arrival = replace(note(), data=TELLS.encode(), name="told.txt")
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document


def page(client: Client, document: Document, query: str = "") -> str:
    return client.get(f"/spaces/{document.space_id}/wanted{query}").content.decode()


def key(name: str) -> str:
    return Wanted.objects.get(name__contains=name).key


def test_what_is_wanted_leads_to_its_passage(cast: Cast, told: Document) -> None:
    client = signed_in(cast.reader_qm)
    shown = page(client, told)
    row = Wanted.objects.get(name__contains="memorandum")
    address = f"/documents/{told.pk}?at={row.start}-{row.end}&amp;of={row.reading_id}#passage"
    assert address in shown
    assert "Both sides signed a memorandum on the lamps." in shown
    assert "25 stated, 0 held" in shown
    assert "Say what came of looking for it" not in shown
    text = client.get(f"/documents/{told.pk}?at={row.start}-{row.end}&of={row.reading_id}").content.decode()
    assert 'id="passage"' in text


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("?sort=plan", "Channel Strategy", "25 stated"),
        ("?sort=total", "25 stated", "<h2 dir"),
        ("?words=lamps", "memorandum on the lamps", "25 stated"),
        ("?state=not_wanted", "Nothing is like that.", "25 stated"),
        ("?state=lost&sort=boats", "25 stated", "Nothing is like that."),
        ("?words=nothing", "Nothing is like that.", "25 stated"),
    ],
)
def test_what_is_asked_for_is_shown(cast: Cast, told: Document, query: str, there: str, gone: str) -> None:
    shown = page(signed_in(cast.reader_qm), told, query).replace('<h2 dir="auto">25', "25")
    assert there in shown
    assert gone not in shown


def test_the_tab_stands_where_something_is_told_of(cast: Cast) -> None:
    own = cast.spaces["QM"]
    client = signed_in(cast.editor_qm)
    assert f"/spaces/{own.pk}/wanted" not in client.get(f"/spaces/{own.pk}").content.decode()
    assert "Nothing is wanted" in client.get(f"/spaces/{own.pk}/wanted").content.decode()
    arrival = replace(note(), data=TELLS.encode(), name="told.txt")
    actions.add(cast.editor_qm, own, cast.marking("open"), arrival)
    assert f"/spaces/{own.pk}/wanted" in client.get(f"/spaces/{own.pk}").content.decode()


def test_somebody_says_where_it_was_looked_for_and_then_finds_it(cast: Cast, told: Document) -> None:
    client = signed_in(cast.editor_qm)
    back = f"/spaces/{told.space_id}/wanted?sort=agreement"
    sent = {"key": key("memorandum"), "outcome": "refused", "place": "Library of Quellhaven", "day": "2031-03-01"}
    answer = client.post(f"/documents/{told.pk}/inquiry", {**sent, "back": back}, follow=True)
    assert answer.redirect_chain == [(back, 302)]
    shown = answer.content.decode()
    assert "Library of Quellhaven" in shown
    assert '<span class="state">refused</span>' in shown
    assert "says editor_qm" in shown
    arrival = replace(note(), data=ITSELF.encode(), name="paper.txt")
    paper = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document
    found = {"key": key("memorandum"), "outcome": "found", "found": f"https://collegium.example/documents/{paper.pk}"}
    assert client.post(f"/documents/{told.pk}/inquiry", found).status_code == 302
    assert "memorandum on the lamps" not in page(client, told).replace(
        "Both sides signed a memorandum on the lamps", ""
    )
    assert f'href="/documents/{paper.pk}"' in page(client, told, "?state=found")
    journal = client.get(f"/spaces/{told.space_id}/journal").content.decode()
    assert "said where something was looked for that is told of in" in journal
    assert "Library of Quellhaven" in client.get(f"/documents/{told.pk}/history").content.decode()


def test_a_document_that_is_the_paper_is_named(cast: Cast, told: Document) -> None:
    arrival = replace(note(), data=ITSELF.encode(), name="paper.txt")
    paper = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document
    shown = page(signed_in(cast.reader_qm), told, "?state=found")
    assert "It seems to be here:" in shown
    assert f'href="/documents/{paper.pk}"' in shown


@pytest.mark.parametrize(
    ("who", "sent", "status"),
    [
        ("editor_qm", {"outcome": "asked"}, 400),
        ("editor_qm", {"outcome": "not_wanted"}, 400),
        ("editor_qm", {"outcome": "found", "found": "nowhere"}, 400),
        ("editor_qm", {"outcome": "lost", "place": "Quellhaven"}, 400),
        ("editor_qm", {"outcome": "asked", "place": "Quellhaven", "day": "2031-02-30"}, 400),
        ("editor_qm", {"outcome": "asked", "place": "Quellhaven", "key": "0" * 64}, 404),
        ("reader_qm", {"outcome": "asked", "place": "Quellhaven"}, 403),
        ("editor_qn", {"outcome": "asked", "place": "Quellhaven"}, 404),
    ],
)
def test_what_cannot_be_said_is_refused(
    cast: Cast, told: Document, who: str, sent: dict[str, str], status: int
) -> None:
    answer = signed_in(cast.people[who]).post(f"/documents/{told.pk}/inquiry", {"key": key("memorandum"), **sent})
    assert answer.status_code == status
    assert not Inquiry.objects.exists()


def test_nobody_is_led_to_another_site(cast: Cast, told: Document) -> None:
    sent = {"key": key("memorandum"), "outcome": "asked", "place": "Quellhaven", "back": "//elsewhere.example/"}
    answer = signed_in(cast.editor_qm).post(f"/documents/{told.pk}/inquiry", sent)
    assert answer.headers["Location"] == f"/spaces/{told.space_id}/wanted"


def test_a_paper_that_was_withdrawn_is_not_named(cast: Cast, told: Document) -> None:
    arrival = replace(note(1), data=ITSELF.encode(), name="itself.txt")
    paper = actions.add(cast.editor_qm, told.space, cast.marking("open"), arrival).document
    shown = page(signed_in(cast.reader_qm), told, "?state=all")
    assert "It seems to be here" in shown
    undo(Change.objects.filter(versions__entry=paper.pk).latest("at"), cast.editor_qm, "Brought by mistake")
    shown = page(signed_in(cast.reader_qm), told, "?state=all")
    assert "memorandum on the lamps" in shown
    assert "It seems to be here" not in shown
