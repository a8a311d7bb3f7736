"""What a document states, on its page in the register: as on the page of a reading, by style that is served."""

import re

import pytest

from collegium.accounts.access import accesses_visible_to
from collegium.exchange.page import page_of
from collegium.exchange.page.acts import rules
from collegium.reading.vocabulary import Vocabulary
from collegium.register import actions, queries
from collegium.register.arrival import Arrival
from collegium.register.models import Document
from tests.cast import Cast, note
from tests.web.stage import WORDS, signed_in


@pytest.fixture
def stating(cast: Cast) -> Document:
    """A document of Velmora's own that states something."""
    arrival = Arrival(WORDS.encode(), "words.txt")
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document


def page_at(cast: Cast, path: str) -> str:
    """What the editor is answered."""
    answer = signed_in(cast.editor_qm).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_notes_and_marks_are_those_of_the_page_of_a_reading(cast: Cast, stating: Document) -> None:
    reading = queries.content_beside(cast.editor_qm, stating.pk)
    assert reading
    assert {"commits", "requests"} <= {each.act for each in reading.statements}
    alone = page_of(reading, Vocabulary.shipped())
    page = page_at(cast, f"/documents/{stating.pk}")
    for kind in (r'<li class="note .*?</li>', r'<p dir="auto".*?</p>', r'<fieldset class="acts">.*?</fieldset>'):
        found = re.findall(kind, alone, re.DOTALL)
        assert found
        assert [each for each in found if each not in page] == []
    assert '<body class="house document unspoken-only stated">' in page


def test_the_switches_work_by_a_style_of_the_documents_own(cast: Cast, stating: Document) -> None:
    page = page_at(cast, f"/documents/{stating.pk}")
    sheets = re.findall(r'rel="stylesheet" href="([^"]+)"', page)
    assert f"/documents/{stating.pk}/choices" in sheets
    answer = signed_in(cast.editor_qm).get(f"/documents/{stating.pk}/choices")
    reading = queries.content_beside(cast.editor_qm, stating.pk)
    assert reading
    assert answer.content.decode() == rules(reading) != ""
    assert answer.headers["Content-Type"].startswith("text/css")
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_look_at_a_page_is_noted_once_and_not_again_for_its_style(cast: Cast, stating: Document) -> None:
    page = page_at(cast, f"/documents/{stating.pk}")
    for sheet in re.findall(r'rel="stylesheet" href="([^"]+)"', page):
        page_at(cast, sheet)
    assert accesses_visible_to(cast.editor_qm).filter(entry=stating.pk).count() == 1


def test_a_document_that_states_nothing_says_so_and_needs_no_style_of_its_own(cast: Cast) -> None:
    counted = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), note(1)).document
    page = page_at(cast, f"/documents/{counted.pk}")
    assert "No statement was found in this text" in page
    assert "/choices" not in page
    assert '<body class="house document unspoken-only">' in page


def test_a_document_that_was_not_read_has_no_choices(cast: Cast) -> None:
    broken = Arrival(b"%PDF-1.7\nbroken", "broken.pdf")
    unread = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), broken).document
    assert "/choices" not in page_at(cast, f"/documents/{unread.pk}")
    assert page_at(cast, f"/documents/{unread.pk}/choices") == ""
