"""A page does not wait for a reading: it says that a document is being read, and shows it when it was."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from collegium.accounts.errors import Improper
from collegium.accounts.journal.undo import undo
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Access, Change, Space
from collegium.register.actions import mark
from collegium.register.models import Document
from collegium.register.waiting import receive_all, was_read
from tests.cast import Cast, note
from tests.web.stage import read_what_waits, signed_in
from tests.web.test_pages import text_of


@pytest.fixture
def waiting(cast: Cast) -> Document:
    """A document of Velmora's own that nobody has read yet."""
    return next(receive_all(cast.editor_qm, cast.spaces["QM"], cast.marking(), [note(1)])).document


def test_the_page_of_a_document_says_that_it_is_being_read_and_offers_no_step(cast: Cast, waiting: Document) -> None:
    client = signed_in(cast.editor_qm)
    page = client.get(f"/documents/{waiting.pk}").content.decode()
    assert "This document is being read. It is kept as it came." in page
    assert f'hx-get="/documents/{waiting.pk}/state"' in page
    assert "<button>Table</button>" not in page
    read_what_waits()
    page = client.get(f"/documents/{waiting.pk}").content.decode()
    assert "The harbour office counted nine boats." in page
    assert "<button>Table</button>" in page
    assert "being read" not in page
    assert "<script" not in page


@contextmanager
def read_meanwhile(asked: str) -> Iterator[None]:
    """What waits is read right after the first question to the database in which some words stand."""
    begun: list[str] = []

    def meanwhile(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        done = execute(sql, *rest)
        if asked in sql and not begun:
            begun.append(sql)
            read_what_waits()
        return done

    with connection.execute_wrapper(meanwhile):
        yield


def test_what_is_read_while_its_page_is_made_is_offered_in_no_state_that_is_past(cast: Cast, waiting: Document) -> None:
    """The reading is kept right after the page has fetched the document: its version is another one by then."""
    client = signed_in(cast.editor_qm)
    with read_meanwhile('FROM "register_document"'):
        page = client.get(f"/documents/{waiting.pk}").content.decode()
    assert was_read(waiting.pk)
    assert "This document is being read." in page
    assert 'name="version"' not in page


def test_whoever_waits_is_told_when_it_was_read_and_no_look_is_noted(cast: Cast, waiting: Document) -> None:
    client = signed_in(cast.editor_qm)
    answer = client.get(f"/documents/{waiting.pk}/state")
    assert (answer.status_code, answer.content) == (204, b"")
    read_what_waits()
    answer = client.get(f"/documents/{waiting.pk}/state")
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (200, "true")
    assert not Access.objects.exists()


def test_the_page_after_adding_asks_for_itself_until_everything_was_read(cast: Cast, waiting: Document) -> None:
    client = signed_in(cast.editor_qm)
    path = f"/spaces/{cast.spaces['QM'].pk}/add?became={waiting.pk}n"
    page = client.get(path).content.decode()
    assert "added, being read" in page
    assert f'hx-get="{path}"' in page
    read_what_waits()
    page = client.get(path).content.decode()
    assert "added and read" in text_of(page)
    assert "hx-get" not in page


@pytest.mark.parametrize("asked", ['FROM "register_document"', 'FROM "register_reading"'])
def test_what_is_read_while_the_page_after_adding_is_made_is_not_waited_for_in_vain(
    cast: Cast, waiting: Document, asked: str
) -> None:
    client = signed_in(cast.editor_qm)
    path = f"/spaces/{cast.spaces['QM'].pk}/add?became={waiting.pk}n"
    with read_meanwhile(asked):
        page = client.get(path).content.decode()
    assert was_read(waiting.pk)
    assert "added and read" in page or f'hx-get="{path}"' in page


def test_what_is_new_tells_that_a_document_was_added_and_the_journal_that_it_was_read(
    cast: Cast, waiting: Document
) -> None:
    read_what_waits()
    client = signed_in(cast.editor_qm)
    assert "had read" not in text_of(client.get("/").content.decode())
    assert "had read Note on the Winter Ferry" in text_of(
        client.get(f"/spaces/{cast.spaces['QM'].pk}/journal").content.decode()
    )


def test_a_reading_that_was_undone_is_not_made_again_by_itself(cast: Cast, waiting: Document) -> None:
    read_what_waits()
    undo(Change.objects.get(verb="reads"), cast.editor_qm, "It was not to be read")
    assert read_what_waits() == 0
    page = text_of(signed_in(cast.editor_qm).get(f"/documents/{waiting.pk}").content.decode())
    assert "There is no reading of this document." in page
    assert "being read" not in page


def test_an_addition_is_undone_with_its_reading_in_one_step_and_comes_back_with_it(
    cast: Cast, waiting: Document
) -> None:
    read_what_waits()
    client = signed_in(cast.editor_qm)
    added = Change.objects.get(verb="adds", versions__entry=waiting.pk)
    assert f"/changes/{added.pk}/undo" in client.get(f"/documents/{waiting.pk}/history").content.decode()
    undo(added, cast.editor_qm, "The wrong file")
    assert client.get(f"/documents/{waiting.pk}").status_code == 404
    assert not waiting.readings.filter(withdrawn=False).exists()
    assert read_what_waits() == 0
    undo(Change.objects.get(verb="undoes"), cast.editor_qm, "The right file after all")
    page = text_of(client.get(f"/documents/{waiting.pk}").content.decode())
    assert "The harbour office counted nine boats." in page
    assert not verify(Space.objects.order_by("id")).faults


def test_an_addition_is_not_undone_under_what_a_person_did_since(cast: Cast, waiting: Document) -> None:
    read_what_waits()
    added = Change.objects.get(verb="adds", versions__entry=waiting.pk)
    mark(cast.editor_qm, Document.objects.get(pk=waiting.pk), cast.marking("open"), "It is public")
    with pytest.raises(Improper, match="changed again"):
        undo(added, cast.editor_qm, "The wrong file")
    assert f"/changes/{added.pk}/undo" not in (
        signed_in(cast.editor_qm).get(f"/documents/{waiting.pk}/history").content.decode()
    )
