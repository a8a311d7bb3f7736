"""Striking out: by two persons, with a reason; the content goes everywhere, its hash and its changes stay."""

import pytest

from collegium.accounts.actions import SeatPlan, end_seat, give_seat
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.history import histories
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.undo import undo
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Kept, Seat, Space, Striking, Version
from collegium.register import actions, queries
from collegium.register.models import Document, Reading
from tests.accounts.tampering import alter
from tests.cast import Cast, note

WHY = "It names a source who asked not to be named."


@pytest.fixture
def struck(cast: Cast) -> Document:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    strike(cast.principal_qm, propose_striking(cast.editor_qm, document, WHY))
    return Document.objects.get(pk=document.pk)


def test_the_content_goes_everywhere(cast: Cast, struck: Document) -> None:
    assert (struck.struck, struck.name, struck.sha256) == (True, "", "")
    assert not Kept.objects.filter(space=struck.space).exists()
    reading = Reading.objects.get(document=struck)
    assert (reading.struck, reading.title) == (True, "")
    for version in Version.objects.filter(space=struck.space):
        assert "Winter Ferry" not in version.content
        assert "note-1" not in version.content
    with pytest.raises(NotVisible):
        queries.original(cast.editor_qm, struck.pk)


def test_verify_says_struck_and_not_broken(struck: Document) -> None:
    found = verify(Space.objects.all())
    assert (found.faults, found.struck) == ([], 2)


def test_hash_and_change_stay(cast: Cast, struck: Document) -> None:
    first, last = histories(cast.reader_qm, [struck])[struck.pk]
    assert (first.content, first.change.by) == (None, cast.editor_qm)
    assert (last.change.verb, last.change.by, last.change.why) == ("strikes out", cast.principal_qm, WHY)
    assert all(len(version.hash) == 64 for version in Version.objects.filter(entry=struck.pk))


def test_it_takes_two_persons(cast: Cast) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    striking = propose_striking(cast.principal_qm, document, WHY)
    with pytest.raises(NotAllowed, match="two persons"):
        strike(cast.principal_qm, striking)
    with pytest.raises(NotAllowed):
        strike(cast.editor_qm, striking)
    assert Document.objects.get().name == "note-1.txt"


@pytest.mark.parametrize("why", ["", "  \n"])
def test_it_takes_a_reason(cast: Cast, why: str) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    with pytest.raises(Improper):
        propose_striking(cast.editor_qm, document, why)


def test_strangers_do_not_strike(cast: Cast) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    with pytest.raises(NotVisible):
        propose_striking(cast.principal_qn, document, WHY)
    striking = propose_striking(cast.editor_qm, document, WHY)
    with pytest.raises(NotVisible):
        strike(cast.principal_qn, striking)


def test_it_is_not_done_twice_and_not_undone(cast: Cast, struck: Document) -> None:
    with pytest.raises(Improper):
        strike(cast.deputy_qm, Striking.objects.get())
    with pytest.raises(Improper):
        propose_striking(cast.editor_qm, struck, WHY)
    with pytest.raises(Improper):
        undo(Change.objects.filter(space=struck.space).order_by("-number")[0], cast.principal_qm, "")


def test_the_same_document_may_be_added_again_and_struck_out_again(cast: Cast, struck: Document) -> None:
    again = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note())
    assert again.new
    strike(cast.principal_qm, propose_striking(cast.editor_qm, again.document, WHY))
    assert not verify(Space.objects.all()).faults


def test_bytes_that_another_document_needs_stay(cast: Cast) -> None:
    """A document that was withdrawn and added anew shares its bytes with itself."""
    first = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    undo(Change.objects.filter(space=first.space).order_by("-number")[0], cast.editor_qm, "The wrong marking.")
    second = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    assert Kept.objects.filter(space=first.space, sha256=second.sha256).count() == 1
    strike(cast.principal_qm, propose_striking(cast.editor_qm, second, WHY))
    assert not verify(Space.objects.all()).faults


def test_a_striking_by_one_hand_does_not_explain_what_is_gone(cast: Cast, struck: Document) -> None:
    """A striking whose record was altered so that one person did both is no striking."""
    striking = Striking.objects.get()
    alter("accounts_striking", "carried_out_by_id", cast.editor_qm.pk, "id", striking.pk)
    assert verify(Space.objects.all()).faults


@pytest.fixture
def marked(cast: Cast) -> Change:
    """A change whose reason says too much."""
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    actions.mark(cast.editor_qm, document, cast.marking("open"), "Captain Ellery told us so in confidence.")
    return Change.objects.get(verb="marks")


def test_a_reason_is_struck_out_and_its_change_stays_proven(cast: Cast, marked: Change) -> None:
    strike(cast.principal_qm, propose_striking(cast.editor_qm, marked, WHY))
    after = Change.objects.get(pk=marked.pk)
    assert (after.why, after.why_salt, after.reason_struck) == ("", "", True)
    assert (after.hash, after.why_hash) == (marked.hash, marked.why_hash)
    found = verify(Space.objects.all())
    assert (found.faults, found.struck) == ([], 1)
    alter("accounts_change", "by_id", cast.principal_qm.pk, "id", marked.pk)
    assert [fault.change for fault in verify(Space.objects.all()).faults] == [marked.pk]


def test_nothing_else_goes_with_a_reason(cast: Cast, marked: Change) -> None:
    strike(cast.principal_qm, propose_striking(cast.editor_qm, marked, WHY))
    document = Document.objects.get()
    assert (document.name, document.marking) == ("note-1.txt", cast.marking("open"))
    assert [step.content is None for step in histories(cast.reader_qm, [document])[document.pk]] == [False, False]


def test_striking_out_a_reason_takes_two_persons_who_see_it(cast: Cast, marked: Change) -> None:
    for stranger in (cast.principal_qn, cast.keeper):
        with pytest.raises(NotVisible):
            propose_striking(stranger, marked, WHY)
    with pytest.raises(NotAllowed):
        propose_striking(cast.reader_qm, marked, WHY)
    striking = propose_striking(cast.principal_qm, marked, WHY)
    with pytest.raises(NotAllowed, match="two persons"):
        strike(cast.principal_qm, striking)
    with pytest.raises(NotVisible):
        strike(cast.principal_qn, striking)
    assert Change.objects.get(pk=marked.pk).why


def test_a_reason_that_is_not_there_is_not_struck_out(cast: Cast, marked: Change) -> None:
    without = Change.objects.get(space=marked.space, number=1)
    with pytest.raises(Improper, match="no reason"):
        propose_striking(cast.editor_qm, without, WHY)
    strike(cast.principal_qm, propose_striking(cast.editor_qm, marked, WHY))
    with pytest.raises(Improper, match="no reason"):
        propose_striking(cast.editor_qm, Change.objects.get(pk=marked.pk), WHY)


def test_a_reason_given_for_a_seat_is_struck_out_by_two_keepers(cast: Cast) -> None:
    second = give_seat(cast.keeper, SeatPlan("second@house.example", "Second", "keeper")).person
    end_seat(cast.principal_qm, Seat.objects.get(person=cast.reader_qm), "She has fallen ill.")
    ended = Change.objects.get(verb="ends a seat")
    strike(second, propose_striking(cast.keeper, ended, WHY))
    assert Change.objects.get(pk=ended.pk).reason_struck
    assert not verify(Space.objects.all()).faults


def test_a_reason_of_the_first_shape_has_to_stay(cast: Cast, marked: Change) -> None:
    marked.shape = 1
    with pytest.raises(Improper, match="first shape"):
        propose_striking(cast.editor_qm, marked, WHY)
