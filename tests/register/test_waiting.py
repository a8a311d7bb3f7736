"""What is added on a page is read later, once, in the name of whoever brought it; and anew by a newer program."""

from collections.abc import Iterator

import pytest

from collegium.accounts.access import visible_to
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Space
from collegium.register import actions
from collegium.register.arrival import Arrival, ReadArrival, read_apart
from collegium.register.models import Document, Reading
from collegium.register.waiting import is_waiting, lately, outdated, read_anew, read_waiting, receive_all, unread
from tests.cast import Cast, note


def received(cast: Cast, number: int = 1) -> Document:
    """A document that waits in Velmora's own space."""
    return next(receive_all(cast.editor_qm, cast.spaces["QM"], cast.marking(), [note(number)], "Found it")).document


def read_all() -> list[Document]:
    return list(read_waiting(list(unread())))


def test_what_was_received_waits_and_is_then_read_in_the_name_of_who_brought_it(cast: Cast) -> None:
    document = received(cast)
    assert list(unread()) == [document]
    assert is_waiting(document)
    assert read_all() == [document]
    assert not unread().exists()
    reading = Reading.objects.get(document=document)
    change = Change.objects.get(versions__entry=reading.pk)
    brought = Change.objects.get(versions__entry=document.pk, verb="adds")
    assert (change.by, change.seat, change.verb) == (cast.editor_qm, brought.seat, "reads")
    assert Document.objects.get(pk=document.pk).media_type == "text/plain"
    assert reading.title == "Note on the Winter Ferry"


def test_a_document_that_waits_is_found_by_a_short_look_too(cast: Cast) -> None:
    document = received(cast)
    assert list(unread(lately())) == [document]


def test_what_cannot_be_read_waits_no_longer_and_says_why(cast: Cast) -> None:
    broken = Arrival(b"%PDF-1.7\nbroken", "broken.pdf")
    document = next(receive_all(cast.editor_qm, cast.spaces["QM"], cast.marking(), [broken])).document
    assert read_all() == [document]
    assert Reading.objects.get(document=document).cause
    assert not unread().exists()


def test_where_nothing_waits_nothing_is_written(cast: Cast) -> None:
    before = Change.objects.count()
    assert read_all() == []
    assert list(read_anew(list(outdated()))) == []
    assert Change.objects.count() == before


def test_two_that_read_the_same_document_keep_it_once(cast: Cast) -> None:
    document = received(cast)
    seen = list(unread())
    assert list(read_waiting(seen)) == [document]
    assert list(read_waiting(seen)) == []
    assert Reading.objects.filter(document=document).count() == 1


def test_what_is_struck_out_while_it_waits_is_not_read(cast: Cast) -> None:
    document = received(cast)
    seen = list(unread())
    strike(cast.principal_qm, propose_striking(cast.editor_qm, document, "It came by mistake"))
    assert list(read_waiting(seen)) == []
    assert not unread().exists()
    assert not Reading.objects.exists()


def test_what_is_struck_out_while_it_is_read_again_keeps_no_reading(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(1)).document

    def meanwhile(arrivals: list[Arrival]) -> Iterator[ReadArrival]:
        outcomes = list(read_apart(arrivals))
        strike(cast.principal_qm, propose_striking(cast.editor_qm, document, "It came by mistake"))
        return iter(outcomes)

    monkeypatch.setattr("collegium.register.actions.documents.read_apart", meanwhile)
    with pytest.raises(Improper):
        actions.read_again(cast.editor_qm, Document.objects.get(pk=document.pk))
    assert not Reading.objects.filter(document=document, struck=False).exists()


def test_receiving_passes_the_gate(cast: Cast) -> None:
    for who, error in (("reader_qm", NotAllowed), ("editor_qn", NotVisible)):
        with pytest.raises(error):
            next(receive_all(cast.people[who], cast.spaces["QM"], cast.marking(), [note(1)]))


def test_what_is_there_already_waits_not_again(cast: Cast) -> None:
    received(cast)
    read_all()
    again = next(receive_all(cast.editor_qm, cast.spaces["QM"], cast.marking(), [note(1)]))
    assert (again.new, unread().exists()) == (False, False)


def test_a_copy_of_what_waits_waits_too(cast: Cast) -> None:
    copy = actions.table(cast.editor_qm, received(cast))
    assert set(read_all()) == {copy, copy.__class__.objects.get(tabled_as=copy)}
    assert visible_to(cast.editor_qn, Reading).filter(document=copy).exists()


def test_a_newer_program_reads_anew_and_keeps_what_was_read(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    document = received(cast)
    read_all()
    assert not outdated().exists()
    for place in ("collegium.register.waiting", "collegium.reading.read", "collegium.register.actions.documents"):
        monkeypatch.setattr(f"{place}.__version__", "99.0")
    assert list(outdated()) == [document]
    assert list(read_anew(list(outdated()))) == [document]
    assert not outdated().exists()
    assert list(Reading.objects.filter(document=document).order_by("id").values_list("reader", flat=True))[1:] == [
        "99.0"
    ]
    assert not verify(Space.objects.order_by("id")).faults
