"""From a press conference to the record that no adjustment was made, and the end of a programme: through pages."""

import pytest

from collegium.accounts.models import Person
from collegium.programme.models import Adjustment, Ground, Programme
from tests.cast import Cast
from tests.programme.concert import drafted, in_force, joint_paper
from tests.web.programme.test_programmes import QUOTE, words
from tests.web.stage import signed_in


def step(by: Person, programme: Programme, do: str, **said: str) -> tuple[int, str]:
    """What is answered to a step with a programme as it stands: the status, and the page to which it leads."""
    programme.refresh_from_db()
    sent = {"do": do, "version": programme.version, **said}
    answer = signed_in(by).post(f"/programmes/{programme.pk}", sent, follow=True)
    return answer.status_code, answer.content.decode()


def test_from_a_document_to_the_record_that_none_was_made(cast: Cast) -> None:
    programme, paper = in_force(cast), joint_paper(cast)
    page = f"/programmes/{programme.pk}"
    assert "nobody has said that none was made" in words(cast, page)
    said = {
        "said_by": "Minister of Velmora",
        "occasion": "Asked about ice",
        "on": "2031-11-18",
        "why": "For the review",
    }
    status, told = step(
        cast.secretariat, programme, "none", **said, document=f"/documents/{paper.pk}", quote=f"  {QUOTE} "
    )
    assert (status, "It is recorded that none was made." in told) == (200, True)
    none = Adjustment.objects.get()
    assert (none.none_made, none.state, none.said_by) == (True, "recorded", "Minister of Velmora")
    assert Ground.objects.get(of=none.pk).document == paper
    shown = words(cast, page, "reader_qn")
    assert "None made 18 November 2031 Minister of Velmora : Asked about ice" in shown
    assert QUOTE in shown
    assert "For the review" in words(cast, f"/adjustments/{none.pk}", "reader_qn")
    assert signed_in(cast.editor_qt).get(f"/adjustments/{none.pk}").status_code == 404


@pytest.mark.parametrize(
    ("who", "said", "status"),
    [
        ("editor_qm", {"said_by": ""}, 400),
        ("editor_qm", {"occasion": ""}, 400),
        ("editor_qm", {"on": "soon"}, 400),
        ("editor_qm", {"quote": "No such words."}, 400),
        ("editor_qm", {"version": "0"}, 409),
        ("reader_qm", {}, 403),
        ("editor_qt", {}, 404),
    ],
)
def test_what_is_refused_records_nothing(cast: Cast, who: str, said: dict[str, str], status: int) -> None:
    programme, paper = in_force(cast), joint_paper(cast)
    sent = {"said_by": "A minister", "occasion": "Asked", "document": f"/documents/{paper.pk}", "quote": QUOTE, **said}
    assert step(cast.people[who], programme, "none", **sent)[0] == status
    assert not Adjustment.objects.exists()


def test_a_programme_is_ended_once_by_whoever_drafts(cast: Cast) -> None:
    programme = in_force(cast)
    page = f"/programmes/{programme.pk}"
    assert "Say that it has ended" in words(cast, page)
    assert "Say that it has ended" not in words(cast, page, "reader_qm")
    assert step(cast.reader_qm, programme, "end")[0] == 403
    assert step(cast.editor_qt, programme, "end")[0] == 404
    assert step(cast.editor_qn, programme, "end", version="0")[0] == 409
    programme.refresh_from_db()
    assert programme.state == "in force"
    status, told = step(cast.editor_qn, programme, "end", why="The review is done")
    assert (status, "The programme has ended." in told) == (200, True)
    programme.refresh_from_db()
    assert programme.state == "ended"
    shown = words(cast, page)
    assert "Say that it has ended" not in shown
    assert "Record that none was made" not in shown
    assert step(cast.editor_qn, programme, "end")[0] == 409


def test_a_draft_has_nothing_to_end(cast: Cast) -> None:
    programme = drafted(cast)
    assert "Say that it has ended" not in words(cast, f"/programmes/{programme.pk}")
    assert step(cast.editor_qm, programme, "end")[0] == 409
    programme.refresh_from_db()
    assert programme.state == "draft"
