"""Undoing and striking out on pages: who is offered what, and what becomes of it."""

import re

import pytest

from collegium.accounts.journal.striking import strikings_waiting
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Space
from collegium.register import actions
from collegium.register.models import Document
from tests.cast import Cast, note
from tests.web.stage import signed_in
from tests.web.test_people import words


@pytest.fixture
def document(cast: Cast) -> Document:
    """A document of Velmora's own, whose marking was changed."""
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    actions.mark(cast.editor_qm, document, cast.marking("open"), "It is known to everybody.")
    return document


def history(cast: Cast, who: str, document: Document) -> str:
    """The words of a document's history, as somebody sees it."""
    return words(signed_in(cast.people[who]).get(f"/documents/{document.pk}/history").content)


def test_a_change_is_undone_from_the_history_and_both_stand_in_it(cast: Cast, document: Document) -> None:
    change = Change.objects.get(verb="marks")
    client = signed_in(cast.editor_qm)
    page = client.get(f"/documents/{document.pk}/history").content.decode()
    assert re.findall(r"/changes/(\w+)/undo", page) == [change.pk]
    sent = {"why": "It was a slip."}
    assert "The change was undone." in words(client.post(f"/changes/{change.pk}/undo", sent, follow=True).content)
    document.refresh_from_db()
    assert document.marking == cast.marking()
    told = history(cast, "editor_qm", document)
    assert "undid a change of It was a slip." in told
    assert "changed the marking of It is known to everybody." in told


def test_an_addition_that_is_undone_is_withdrawn(cast: Cast) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    change = Change.objects.get(verb="adds", space=cast.spaces["QM"])
    client = signed_in(cast.editor_qm)
    client.post(f"/changes/{change.pk}/undo", {"why": "The wrong file."})
    assert client.get(f"/documents/{document.pk}").status_code == 404
    assert "There are no documents here yet." in words(client.get(f"/spaces/{cast.spaces['QM'].pk}").content)
    assert not verify(Space.objects.all()).faults


def test_who_only_reads_is_offered_neither_undoing_nor_striking(cast: Cast, document: Document) -> None:
    page = signed_in(cast.reader_qm).get(f"/documents/{document.pk}/history").content.decode()
    assert not re.search(r"/undo|striking|Strike", page)


def test_content_is_struck_out_by_two_persons_from_the_pages(cast: Cast, document: Document) -> None:
    editor, head = signed_in(cast.editor_qm), signed_in(cast.principal_qm)
    sent = {"version": document.version, "why": "It names a source."}
    page = editor.post(f"/documents/{document.pk}/propose-striking", sent, follow=True).content
    assert "Another person has to strike it out." in words(page)
    proposal = strikings_waiting(cast.editor_qm).get()
    assert "Strike out for good" not in history(cast, "editor_qm", document)
    assert "Proposed to strike out" in words(head.get("/").content)
    assert "Proposed to strike out" not in words(editor.get("/").content)
    assert "It names a source. Strike out for good" in history(cast, "principal_qm", document)
    page = head.post(f"/strikings/{proposal.pk}/strike", follow=True).content
    assert "The content was struck out." in words(page)
    assert "harbour office" not in words(editor.get(f"/documents/{document.pk}").content)
    assert editor.get(f"/documents/{document.pk}/original").status_code == 404
    assert not verify(Space.objects.all()).faults


def test_nobody_strikes_out_what_the_same_person_proposed(cast: Cast, document: Document) -> None:
    head = signed_in(cast.principal_qm)
    sent = {"version": document.version, "why": "It names a source."}
    head.post(f"/documents/{document.pk}/propose-striking", sent)
    proposal = strikings_waiting(cast.principal_qm).get()
    assert "Another principal has to carry it out." in history(cast, "principal_qm", document)
    answer = head.post(f"/strikings/{proposal.pk}/strike")
    assert (answer.status_code, "takes two persons" in words(answer.content)) == (403, True)


def test_a_proposal_is_declined_and_nothing_goes(cast: Cast, document: Document) -> None:
    head = signed_in(cast.principal_qm)
    sent = {"version": document.version, "why": "It names a source."}
    signed_in(cast.editor_qm).post(f"/documents/{document.pk}/propose-striking", sent)
    proposal = strikings_waiting(cast.principal_qm).get()
    page = head.post(
        f"/strikings/{proposal.pk}/decline", {"why": "The source is named in public."}, follow=True
    ).content
    assert "Declined. Nothing was struck out." in words(page)
    assert head.post(f"/strikings/{proposal.pk}/strike").status_code == 404
    told = words(head.get(f"/spaces/{cast.spaces['QM'].pk}/journal").content)
    assert "declined to strike out Note on the Winter Ferry The source is named in public." in told
    assert "proposed to strike out Note on the Winter Ferry It names a source." in told


def test_the_reason_of_a_change_is_struck_out_from_the_history(cast: Cast, document: Document) -> None:
    change = Change.objects.get(verb="marks")
    signed_in(cast.editor_qm).post(f"/changes/{change.pk}/propose-striking", {"why": "It says too much."})
    proposal = strikings_waiting(cast.principal_qm).get()
    assert "strike out the reason of a change" in history(cast, "deputy_qm", document)
    signed_in(cast.principal_qm).post(f"/strikings/{proposal.pk}/strike")
    told = history(cast, "editor_qm", document)
    assert "It is known to everybody." not in told
    assert "The reason was struck out." in told
