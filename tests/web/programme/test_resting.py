"""What an instruction rests on is added and taken back after it was issued; an answer has papers; a paper goes back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.undo import undo
from collegium.accounts.models import Change
from collegium.programme.actions.charges import Said, take
from collegium.programme.actions.papers import take_paper_back
from collegium.programme.models import Charge, Ground, Instruction
from collegium.register import actions
from collegium.register.models import Document
from tests.cast import Cast, note
from tests.programme.instructing import charged, second_post
from tests.web.stage import signed_in


@pytest.fixture
def charge(cast: Cast) -> Charge:
    """What the post at Quellhaven was charged with."""
    return charged(cast)[0]


def sent(client: Client, path: str, **said: object) -> tuple[int, str]:
    """What is answered to a form."""
    answer = client.post(path, said, follow=True)
    return answer.status_code, answer.content.decode()


def test_a_ground_is_put_under_what_was_issued_and_taken_back(cast: Cast, charge: Charge) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(1)).document
    desk, path = signed_in(cast.editor_qm), f"/instructions/{charge.instruction_id}/grounds"
    version = Instruction.objects.get().version
    quote = "The harbour office counted nine boats."
    assert sent(desk, path, version=version)[0] == 400
    assert sent(desk, path, version=version - 1, document=document.pk)[0] == 409
    assert "does not say this" in sent(desk, path, version=version, document=document.pk, quote="Not a word.")[1]
    status, page = sent(desk, path, version=version, document=document.pk, quote=quote)
    assert (status, quote in page) == (200, True)
    assert quote in signed_in(cast.post_qm).get(f"/charges/{charge.pk}").content.decode()
    ground = Ground.objects.get()
    back = {"version": version, "do": "take-back", "ground": ground.pk}
    assert sent(desk, path, **back)[0] == 400  # without a reason
    assert sent(signed_in(cast.post_qm), path, **back, why="No")[0] == 403
    assert sent(desk, path, **back, why="It is of another winter.")[0] == 200
    assert quote not in signed_in(cast.post_qm).get(f"/charges/{charge.pk}").content.decode()
    assert "It is of another winter." in desk.get(f"/instructions/{charge.instruction_id}").content.decode()
    assert sent(desk, path, **back, why="Twice")[0] == 404


def test_an_answer_has_papers(cast: Cast, charge: Charge) -> None:
    take(cast.post_qm, charge, "query", Said("Which lamps?"))
    desk, path = signed_in(cast.editor_qm), f"/charges/{charge.pk}"
    page = desk.get(path).content.decode()
    assert "all who sit at your partner may read them" in page
    chart = SimpleUploadedFile("chart.txt", b"A chart of the lamps.")
    assert sent(desk, path, do="answer", words="These.", papers=chart, marking=cast.marking("open").pk)[0] == 200
    assert "chart.txt" in signed_in(cast.post_qm).get(path).content.decode()


def paper_of(cast: Cast, charge: Charge) -> tuple[Ground, Document]:
    """The paper of a report."""
    document = actions.add(cast.post_qm, cast.spaces["QM"], cast.marking(), note(2)).document
    take(cast.post_qm, charge, "acknowledge")
    take(cast.post_qm, charge, "report", Said("Done.", line="line", papers=(document,)))
    return Ground.objects.get(role="paper"), document


def test_a_paper_is_taken_back_by_the_side_that_sent_it(cast: Cast, charge: Charge) -> None:
    paper, document = paper_of(cast, charge)
    post, path = signed_in(cast.post_qm), f"/charges/{charge.pk}/papers"
    assert path in post.get(f"/charges/{charge.pk}").content.decode()
    assert path not in signed_in(cast.reader_qm).get(f"/charges/{charge.pk}").content.decode()
    with pytest.raises(NotAllowed):
        take_paper_back(cast.editor_qm, charge, paper, "The post sits there.")
    assert sent(post, path, paper=paper.pk)[0] == 400  # without a reason
    status, page = sent(post, path, paper=paper.pk, why="The wrong file.")
    assert (status, document.name in page) == (200, False)
    assert post.get(f"/documents/{document.pk}").status_code == 200
    assert "took a paper back from" in post.get(f"/spaces/{charge.space_id}/journal").content.decode()
    assert sent(post, path, paper=paper.pk, why="Twice")[0] == 404


def test_nobody_else_brings_a_paper_back_by_undoing(cast: Cast, charge: Charge) -> None:
    paper, document = paper_of(cast, charge)
    take_paper_back(cast.post_qm, charge, paper, "The wrong file.")
    taken = Change.objects.get(verb="takes a paper back")
    with pytest.raises(Improper, match="added and taken back by who took it"):
        undo(taken, cast.editor_qm, "It was the right one.")
    assert document.name not in signed_in(cast.editor_qm).get(f"/charges/{charge.pk}").content.decode()


def test_no_other_post_takes_a_paper_back_or_learns_of_it(cast: Cast, charge: Charge) -> None:
    paper, _ = paper_of(cast, charge)
    other, elsewhere = second_post(cast)
    assert elsewhere
    theirs = charged(cast, other)[0]
    for path in (f"/charges/{charge.pk}/papers", f"/charges/{theirs.pk}/papers"):
        assert sent(signed_in(elsewhere), path, paper=paper.pk, why="Mine")[0] == 404
    with pytest.raises(NotVisible):
        take_paper_back(cast.post_qm, theirs, paper, "Of another charge")
    assert not Ground.objects.get().withdrawn
