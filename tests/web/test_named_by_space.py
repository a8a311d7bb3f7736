"""Pages name things as their space does, and understand its names: those of one partner's own show nowhere else."""

from dataclasses import replace

import pytest

from collegium.register import actions
from collegium.register.actions.merging import merge
from collegium.register.actions.references import add
from collegium.register.models import Document, Finding, Reference
from tests.cast import Cast, note
from tests.register.naming import TEXT
from tests.register.test_wanted import TELLS
from tests.web.stage import ASKED, signed_in

COUNCIL = {"en": ["Two Shores Council"], "fr": ["Conseil des Deux Rives"]}
OWN = ("Two Shores Council", "Conseil des Deux Rives", "Lantern")


def brought(cast: Cast, text: str, name: str, space: str = "QM") -> Document:
    arrival = replace(note(), data=text.encode(), name=name)
    return actions.add(
        cast.people[f"editor_{space.lower()}"], cast.spaces[space], cast.marking("open"), arrival
    ).document


@pytest.fixture
def document(cast: Cast) -> Document:
    """A document of Velmora's own that is read with the names of its forum; Ostrand has the same text."""
    space = cast.spaces["QM"]
    add(cast.editor_qm, space, "forum", COUNCIL)
    add(cast.editor_qm, space, "forum", {"en": ["Lantern Club"]})
    brought(cast, TEXT.replace("Two Shores Council", "Lantern Club"), "club.txt")
    brought(cast, TEXT.replace("Two Shores Council", "council"), "words.txt", "QN")
    return brought(cast, TEXT, "words.txt")


def page(cast: Cast, path: str, who: str = "editor_qm", language: str = "en") -> str:
    answer = signed_in(cast.people[who]).get(path, headers={"Accept-Language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_queue_and_the_review_name_what_is_ones_own(cast: Cast, document: Document) -> None:
    queue = f"/spaces/{cast.spaces['QM'].pk}/findings"
    assert "Two Shores Council</bdi>" in page(cast, queue)
    finding = Finding.objects.get(document=document, quote__contains="rejected the toll")
    shown = page(cast, f"/documents/{document.pk}/review?at={finding.key}")
    assert "<b><bdi" in shown
    assert "Two Shores Council</bdi>" in shown.partition('class="whom"')[2].partition("</p>")[0]
    assert "two-shores-council</bdi>" not in page(cast, queue) + shown


@pytest.mark.parametrize("typed", ["Conseil des Deux Rives", "two shores council", "two-shores-council"])
def test_the_queue_is_asked_by_a_name_and_shows_that_of_the_reader(cast: Cast, document: Document, typed: str) -> None:
    path = f"/spaces/{cast.spaces['QM'].pk}/findings?actor={typed}"
    shown = page(cast, path, language="fr")
    assert 'value="Conseil des Deux Rives"' in shown
    assert "rejected the toll" in shown
    assert "nine boats" not in shown
    assert shown.count('name="chosen"') == 1
    merge(cast.editor_qm, Reference.objects.get(slug="two-shores-council"), "lantern-club")
    assert page(cast, path).count('name="chosen"') == 2
    other = page(cast, f"/spaces/{cast.spaces['QN'].pk}/findings?actor={typed}", "editor_qn")
    assert f'value="{typed}"' in other
    assert "No finding is like that." in other


def test_search_shows_and_understands_names_of_the_spaces_that_one_sees_alone(cast: Cast, document: Document) -> None:
    path = "/search?party=conseil+des+deux+rives"
    shown = page(cast, path)
    assert 'value="Two Shores Council"' in shown
    assert "Two Shores Council rejected" in shown.replace("<mark>", "").replace("</mark>", "")
    assert 'value="Conseil des Deux Rives"' in page(cast, path, language="fr")
    for who in ("editor_qn", "secretariat", "keeper"):
        hidden = page(cast, path, who)
        assert "Nothing that you may see holds this." in hidden
        assert not any(name in hidden for name in OWN)
        assert not any(name in page(cast, "/search?q=toll", who) for name in OWN)


def test_a_saved_search_by_a_name_finds_what_is_merged_later(cast: Cast, document: Document) -> None:
    client = signed_in(cast.editor_qm)
    client.post("/searches", {"party": "Lantern Club", "name": "Of the club"})
    address = "/search?party=Lantern+Club"
    assert address in client.get("/searches").content.decode().replace("&amp;", "&")
    assert "words.txt" not in page(cast, f"{address}&act=requests&document={document.pk}")
    assert "Nothing that you may see" in page(cast, f"{address}&document={document.pk}")
    merge(cast.editor_qm, Reference.objects.get(slug="two-shores-council"), "lantern-club")
    assert "Nothing that you may see" not in page(cast, f"{address}&document={document.pk}")


def test_questions_are_chosen_by_an_issue_of_ones_own(cast: Cast) -> None:
    space = cast.spaces["QM"]
    add(cast.editor_qm, space, "issue", {"en": ["lamp*"]}, "channel-lamps")
    brought(cast, ASKED, "asked.txt")
    brought(cast, ASKED, "asked.txt", "QN")
    shown = page(cast, f"/spaces/{space.pk}/questions?issue=lamp")
    assert '<option value="channel-lamps" selected>channel lamps</option>' in shown
    assert "Who mends" in shown
    assert "What comes next" not in shown
    other = page(cast, f"/spaces/{cast.spaces['QN'].pk}/questions?issue=lamp", "editor_qn")
    assert "No question is like that." in other
    assert "channel lamps" not in other


def test_what_is_wanted_is_found_by_a_name_of_ones_own(cast: Cast) -> None:
    space = cast.spaces["QM"]
    names = {"en": ["Tidewater Channel Strategy"], "fr": ["Stratégie de la Manche"]}
    add(cast.editor_qm, space, "instrument", names, "channel-strategy")
    brought(cast, TELLS, "told.txt")
    brought(cast, TELLS, "told.txt", "QN")
    for name in names.values():
        assert "Channel Strategy" in page(cast, f"/spaces/{space.pk}/wanted?state=all&words={name[0]}")
    other = page(cast, f"/spaces/{cast.spaces['QN'].pk}/wanted?state=all&words={names['fr'][0]}", "editor_qn")
    assert "Nothing is like that." in other
