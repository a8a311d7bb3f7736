"""A text that somebody else changed says so on pages that show it; its history is told in a few questions."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collegium.programme.actions.drafting import add_paragraph, comment
from collegium.programme.actions.proceedings import say_of_publishing
from collegium.programme.models import Paragraph, Text
from tests.cast import Cast
from tests.programme.adopting import adopted
from tests.programme.negotiating import negotiated, say
from tests.web.stage import signed_in

WATCH = re.compile(r'hx-get="(/[^"]+/moved\?seen=[^"]+)"')


@pytest.fixture
def text(cast: Cast) -> Text:
    """A text of three paragraphs that both partners see."""
    return negotiated(cast)


def watched(cast: Cast, path: str) -> str:
    """What a page asks for once in a while."""
    (found,) = WATCH.findall(signed_in(cast.reader_qn).get(path).content.decode())
    return str(found)


def test_a_page_is_told_nothing_as_long_as_nothing_moves_and_then_that_it_did(cast: Cast, text: Text) -> None:
    one, two = text.paragraphs.order_by("place")[:2]
    pages = (f"/texts/{text.pk}", f"/paragraphs/{one.pk}", f"/paragraphs/{two.pk}")
    asked = [watched(cast, each) for each in pages]
    reader = signed_in(cast.reader_qn)
    assert [reader.get(each).status_code for each in asked] == [204, 204, 204]
    say(cast, text, {"en": "One lamp."})
    answers = [reader.get(each) for each in asked]
    assert [each.status_code for each in answers] == [200, 200, 204]
    assert "Somebody changed this since you opened the page." in answers[0].content.decode()
    assert f'href="/paragraphs/{one.pk}"' in answers[1].content.decode()


def test_notes_of_a_partner_for_itself_move_nothing_for_others(cast: Cast, text: Text) -> None:
    paragraph: Paragraph = text.paragraphs.order_by("place")[0]
    asked = [watched(cast, f"/texts/{text.pk}"), watched(cast, f"/paragraphs/{paragraph.pk}")]
    comment(cast.editor_qm, paragraph, "Ours alone")
    assert [signed_in(cast.reader_qn).get(each).status_code for each in asked] == [204, 204]


def test_a_word_to_publishing_moves_the_page_of_its_text(cast: Cast) -> None:
    settled, _ = adopted(cast)
    asked = watched(cast, f"/texts/{settled.pk}")
    say_of_publishing(cast.principal_qm, settled, given=True)
    assert signed_in(cast.reader_qn).get(asked).status_code == 200


def questions(cast: Cast, text: Text) -> int:
    """How often the database is asked for a history."""
    client = signed_in(cast.editor_qn)
    client.get(f"/texts/{text.pk}/history")
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"/texts/{text.pk}/history")
    assert page.status_code == 200
    return len(asked)


def test_a_history_takes_as_many_questions_however_much_was_written(cast: Cast, text: Text) -> None:
    for number in range(9):
        if number == 2:
            before = questions(cast, text)
        add_paragraph(cast.editor_qm, text, {"en": f"More {number}."})
        say(cast, text, {"en": f"Much more {number}."}, 4 + number, "editor_qn")
    assert questions(cast, text) == before
    page = signed_in(cast.editor_qn).get(f"/texts/{text.pk}/history").content.decode()
    assert 'changed the words of a paragraph of <span dir="auto">' in page
