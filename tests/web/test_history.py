"""The history of a document asks a few questions for each kind of entry, however many entries there are."""

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from collegium.accounts.access import asking_once
from collegium.accounts.errors import Improper
from collegium.accounts.journal.undo import undo, undoable_of
from collegium.accounts.models import Change
from collegium.register.actions.deciding import decide
from collegium.register.actions.documents import mark, read_again
from collegium.register.models import Document
from collegium.web.journal import told_of
from tests.cast import Cast
from tests.register.test_deciding import document as document_fixture
from tests.register.test_deciding import found

document = document_fixture


def questions(cast: Cast, document: Document) -> int:
    with asking_once(), CaptureQueriesContext(connection) as asked:
        assert told_of(cast.editor_qm, document)
    return len(asked)


def test_more_entries_of_a_kind_ask_no_more_questions(cast: Cast, document: Document) -> None:
    decide(cast.editor_qm, found(document, 0), "confirmed")
    read_again(cast.editor_qm, document)
    before = questions(cast, document)
    decide(cast.editor_qm, found(document, 1), "confirmed")
    decide(cast.editor_qm, found(document, 2), "rejected", reason="It is a custom")
    read_again(cast.editor_qm, document)
    assert questions(cast, document) == before


def undone(cast: Cast, change: Change) -> bool:
    """Whether undoing a change goes through; it is taken back at once."""
    try:
        with transaction.atomic():
            undo(change, cast.editor_qm, "A trial")
            transaction.set_rollback(True)
    except Improper:
        return False
    return True


def test_what_is_offered_to_be_undone_is_what_can_be(cast: Cast, document: Document) -> None:
    mark(cast.editor_qm, document, cast.marking("open"), "It may be read")
    decide(cast.editor_qm, found(document, 0), "confirmed")
    changes = list(Change.objects.filter(space=document.space))
    offered = undoable_of(cast.editor_qm, changes)
    assert [each.verb for each in changes if each.pk in offered] == ["marks"]
    assert offered == {each.pk for each in changes if undone(cast, each)}
    assert not undoable_of(cast.reader_qm, changes)
