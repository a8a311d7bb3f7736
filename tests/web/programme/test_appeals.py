"""Standing appeals on their pages: one is issued with the passage on which it rests, which all partners read there."""

import pytest

from collegium.programme.models import Appeal, Ground
from collegium.register import actions
from tests.cast import Cast, note
from tests.programme.concert import joint_paper
from tests.web.stage import signed_in

QUOTE = "The harbour office counted nine boats."
SAID = {"title": "Work together", "starts": "2026-01-31", "months": "3"}


def sent(cast: Cast, **said: str) -> tuple[int, str]:
    """What is answered to the form that issues an appeal, sent by a head."""
    path = f"/spaces/{cast.spaces['joint'].pk}/appeals"
    answer = signed_in(cast.principal_qm).post(path, {**SAID, **said}, follow=True)
    return answer.status_code, answer.content.decode()


def test_an_appeal_is_issued_with_the_passage_on_which_it_rests(cast: Cast) -> None:
    paper = joint_paper(cast)
    status, page = sent(cast, document=f"https://register.example/documents/{paper.pk}", quote=QUOTE)
    assert (status, "The appeal stands." in page) == (200, True)
    told = signed_in(cast.reader_qn).get(f"/appeals/{Appeal.objects.get().pk}").content.decode()
    assert QUOTE in told
    assert f"/documents/{paper.pk}?at=" in told


def test_an_appeal_that_cites_nothing_says_so(cast: Cast) -> None:
    _status, page = sent(cast)
    assert "No passage is cited; it stands in the name of who entered it." in page
    assert not Ground.objects.exists()


@pytest.mark.parametrize(
    ("document", "quote", "why"),
    [
        ("own", "", "Not everybody who reads this may read that document."),
        ("joint", "No boat came.", "The document does not say this in these words."),
        ("nowhere", "", "You see no document of this address."),
    ],
)
def test_what_cannot_be_cited_is_told_and_no_word_is_lost(cast: Cast, document: str, quote: str, why: str) -> None:
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(2)).document
    papers = {"own": own.pk, "joint": joint_paper(cast).pk, "nowhere": "0" * 26}
    status, page = sent(cast, document=papers[document], quote=quote, text="On every quay.")
    assert (400 <= status < 500, why in page, "On every quay." in page) == (True, True, True)
    assert not Appeal.objects.exists()
