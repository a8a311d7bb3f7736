"""The register changes only inside a change, and every change is in the journal."""

import pytest
from django.db import IntegrityError, connection, transaction

from collegium.accounts.actions import end_seat
from collegium.accounts.errors import (
    ChangedMeanwhile,
    Improper,
    Misuse,
    NotAllowed,
    NotVisible,
    OtherSpace,
    OutsideChange,
    WithinChange,
)
from collegium.accounts.journal.change import change
from collegium.accounts.journal.history import histories
from collegium.accounts.journal.undo import undo
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Access, Change, Kept, Partner, Person, Seat, Space, Version
from collegium.register import actions
from collegium.register.models import Document
from tests.cast import Cast, note


def last_change(space: Space) -> Change:
    return Change.objects.filter(space=space).order_by("-number")[0]


def _save_all(*entries: Document) -> None:
    for entry in entries:
        entry.save()


@pytest.fixture
def document(cast: Cast) -> Document:
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document


def test_a_founded_installation_verifies(cast: Cast) -> None:
    found = verify(Space.objects.all())
    assert not found.faults
    assert found.changes == Change.objects.count() > 10


def test_an_entry_cannot_be_saved_outside_a_change(document: Document) -> None:
    document.originator = "Somebody"
    with pytest.raises(OutsideChange):
        document.save()


def test_an_entry_cannot_be_made_outside_a_change(cast: Cast) -> None:
    with pytest.raises(OutsideChange):
        Partner.objects.create(space=cast.spaces["installation"], partnership=cast.partnership, code="QP", name="Pell")


def test_an_entry_cannot_be_deleted(document: Document) -> None:
    with pytest.raises(Misuse):
        document.delete()


@pytest.mark.parametrize(
    "write",
    [
        lambda: Document.objects.update(originator="x"),
        lambda: Document.objects.all().delete(),
        lambda: Document.objects.bulk_create([Document()]),
        lambda: Document.objects.bulk_update([], ["name"]),
        lambda: Document._base_manager.update(originator="x"),
        lambda: Document._base_manager.all()._raw_delete("default"),
        lambda: Version.objects.update(content="x"),
        lambda: Change.objects.update(why="x"),
        lambda: Change.objects.all()._raw_delete("default"),
        lambda: Kept.objects.all().delete(),
        lambda: Person.objects.filter(is_active=True).update(is_active=False),
    ],
    ids=["update", "delete", "bulk create", "bulk update", "base manager", "raw delete", "versions", "changes",
         "changes deleted", "kept bytes", "persons"],
)  # fmt: skip
def test_writes_in_bulk_are_refused(document: Document, write: object) -> None:
    assert callable(write)
    with pytest.raises(Misuse):
        write()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE register_document SET name = 'x'",
        "update \"register_document\" set name = 'x'",
        "DELETE FROM accounts_version",
        "INSERT INTO accounts_head (space_id, number, hash) VALUES ('x', 1, '')",
        "WITH gone AS (SELECT 1) DELETE FROM accounts_change",
        "  /* quietly */ DELETE FROM accounts_kept",
    ],
)
def test_writes_by_hand_are_refused(document: Document, sql: str) -> None:
    with connection.cursor() as cursor, pytest.raises(OutsideChange):
        cursor.execute(sql)


def test_writes_in_bulk_are_refused_inside_a_change_too(cast: Cast, document: Document) -> None:
    with pytest.raises(Misuse), change(by=cast.editor_qm, verb="slips", space=cast.spaces["QM"]):
        Document._base_manager.update(originator="x")


def test_a_change_does_not_begin_inside_another(cast: Cast) -> None:
    with (
        pytest.raises(WithinChange),
        change(by=cast.keeper, verb="one", space=cast.spaces["QM"]),
        change(by=cast.keeper, verb="two", space=cast.spaces["QN"]),
    ):
        pass


def test_a_change_writes_in_one_space(cast: Cast, document: Document) -> None:
    document.name = "other.txt"
    with pytest.raises(OtherSpace), change(by=cast.editor_qn, verb="reaches over", space=cast.spaces["QN"]):
        document.save()


def test_an_entry_does_not_move_to_another_space(cast: Cast, document: Document) -> None:
    document.space = cast.spaces["joint"]
    with pytest.raises(OtherSpace), change(by=cast.editor_qm, verb="moves", space=cast.spaces["joint"]):
        document.save()


def test_an_entry_points_only_where_all_its_readers_see(cast: Cast, document: Document) -> None:
    joint = actions.add(cast.editor_qn, cast.spaces["joint"], cast.marking(), note(2)).document
    joint.previous = document
    with pytest.raises(OtherSpace), change(by=cast.editor_qn, verb="points", space=cast.spaces["joint"]):
        joint.save()


def test_a_change_that_fails_leaves_nothing(cast: Cast, document: Document) -> None:
    before = Change.objects.count()
    document.name = "half.txt"
    with pytest.raises(OtherSpace), change(by=cast.editor_qm, verb="fails", space=cast.spaces["QM"]):
        _save_all(document, Document(space=cast.spaces["QN"]))
    assert Change.objects.count() == before
    assert Document.objects.get().name == "note-1.txt"


def test_a_change_that_wrote_nothing_leaves_no_record(cast: Cast) -> None:
    before = Change.objects.count()
    with change(by=cast.keeper, verb="looks", space=cast.spaces["installation"]):
        pass
    assert Change.objects.count() == before


def test_an_entry_written_twice_in_a_change_has_one_next_version(cast: Cast, document: Document) -> None:
    with change(by=cast.editor_qm, verb="corrects", space=cast.spaces["QM"]):
        for name in ("first.txt", "second.txt"):
            document.name = name
            document.save()
    assert document.version == 2
    assert [step.number for step in histories(cast.editor_qm, [document])[document.pk]] == [1, 2]
    assert not verify(Space.objects.all()).faults


def test_the_second_of_two_editors_is_told_and_nothing_is_lost(cast: Cast, document: Document) -> None:
    first, second = Document.objects.get(), Document.objects.get()
    for mine, by in ((first, cast.editor_qm), (second, cast.principal_qm)):
        mine.originator = by.name
    with change(by=cast.editor_qm, verb="corrects", space=cast.spaces["QM"]):
        first.save()
    with pytest.raises(ChangedMeanwhile), change(by=cast.principal_qm, verb="corrects", space=cast.spaces["QM"]):
        second.save()
    assert Document.objects.get().originator == "editor_qm"


def test_history_says_who_what_and_why(cast: Cast, document: Document) -> None:
    actions.mark(cast.editor_qm, document, cast.marking("open"), "It was read out in public.")
    first, second = histories(cast.editor_qm, [document])[document.pk]
    assert first.change.verb == "adds"
    assert (second.change.by, second.change.why) == (cast.editor_qm, "It was read out in public.")
    assert second.altered == {"marking_id": (cast.marking().pk, cast.marking("open").pk)}
    assert histories(cast.editor_qn, [document]) == {}


def test_a_change_is_undone_by_a_further_change(cast: Cast, document: Document) -> None:
    actions.mark(cast.editor_qm, document, cast.marking("open"), "By mistake.")
    undo(last_change(cast.spaces["QM"]), cast.principal_qm, "It was never read out.")
    document.refresh_from_db()
    assert document.marking == cast.marking()
    assert document.version == 3
    assert last_change(cast.spaces["QM"]).verb == "undoes"
    assert not verify(Space.objects.all()).faults


def test_what_an_undone_change_had_made_is_withdrawn(cast: Cast, document: Document) -> None:
    undo(last_change(cast.spaces["QM"]), cast.editor_qm, "The wrong file.")
    document.refresh_from_db()
    assert document.withdrawn
    again = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note())
    assert again.new
    assert not verify(Space.objects.all()).faults


def test_what_came_again_since_is_not_brought_back_beside_it(cast: Cast, document: Document) -> None:
    """The adding was undone, the same bytes were added anew, and now the undoing is to be undone."""
    own = cast.spaces["QM"]
    undo(last_change(own), cast.editor_qm, "The wrong marking.")
    undone = last_change(own)
    actions.add(cast.editor_qm, own, cast.marking("open"), note())
    with pytest.raises(Improper, match="in the place"):
        undo(undone, cast.editor_qm, "")
    assert not verify(Space.objects.all()).faults


def test_what_was_changed_since_is_not_undone(cast: Cast, document: Document) -> None:
    adding = last_change(cast.spaces["QM"])
    actions.mark(cast.editor_qm, document, cast.marking("open"), "")
    with pytest.raises(Improper):
        undo(adding, cast.editor_qm, "")


@pytest.mark.parametrize(
    ("name", "error"), [("editor_qn", NotVisible), ("keeper", NotVisible), ("reader_qm", NotAllowed)]
)
def test_undoing_passes_the_gate(cast: Cast, document: Document, name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        undo(last_change(cast.spaces["QM"]), getattr(cast, name), "")


@pytest.mark.parametrize("name", ["editor_qn", "secretariat", "principal_qn"])
def test_what_a_partner_said_is_not_undone_by_others(cast: Cast, document: Document, name: str) -> None:
    joint = actions.table(cast.editor_qm, document)
    actions.consent(cast.principal_qm, joint)
    said = actions.consent(cast.principal_qm, joint, given=False)
    with pytest.raises(Improper):
        undo(last_change(cast.spaces["joint"]), cast.people[name], "")
    said.refresh_from_db()
    assert not said.given


def test_a_seat_that_a_principal_ended_is_not_given_back_by_undoing(cast: Cast) -> None:
    seat = Seat.objects.get(person=cast.editor_qm)
    end_seat(cast.principal_qm, seat, "Moved.")
    with pytest.raises(Improper):
        undo(last_change(cast.spaces["installation"]), cast.keeper, "")
    seat.refresh_from_db()
    assert seat.ended


def test_a_password_is_no_change_and_a_name_is(cast: Cast) -> None:
    before = Change.objects.count()
    person = Person.objects.get(pk=cast.editor_qm.pk)
    person.set_password("a long enough one")
    person.save()
    assert Person.objects.get(pk=person.pk).check_password("a long enough one")
    assert Change.objects.count() == before
    person.name = "Another"
    with pytest.raises(OutsideChange):
        person.save()


def test_no_password_stands_in_the_journal(cast: Cast) -> None:
    assert not Version.objects.filter(content__contains="password").exists()


def test_the_database_holds_foreign_keys(cast: Cast) -> None:
    assert connection.vendor != "sqlite" or connection.cursor().execute("PRAGMA foreign_keys").fetchone() == (1,)
    with transaction.atomic():
        Access.objects.create(space=cast.spaces["QM"], by_id="0" * 26, act="read", kind="register.Document", entry="")
        with pytest.raises(IntegrityError):
            connection.check_constraints()
        transaction.set_rollback(True)


def test_chains_of_spaces_tell_nothing_of_one_another(cast: Cast) -> None:
    """A partner's change leaves the numbers and hashes of every other space as they were."""
    spaces = Space.objects.exclude(pk=cast.spaces["QM"].pk)
    before = verify(spaces).heads
    actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note())
    assert verify(spaces).heads == before


def test_the_same_content_has_another_hash_elsewhere(cast: Cast) -> None:
    """Hashes are salted: who holds a document cannot look for its hash in other chains."""
    for code in ("QM", "QN"):
        actions.add(getattr(cast, f"editor_{code.lower()}"), cast.spaces[code], cast.marking(), note())
    hashes = list(Version.objects.values_list("hash", flat=True))
    assert len(set(hashes)) == len(hashes)


def test_a_marking_of_the_journal_is_an_entry_like_others(cast: Cast) -> None:
    assert cast.marking("open").version == 1
