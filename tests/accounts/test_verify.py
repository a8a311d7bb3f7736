"""Whatever is done by the program verifies; whatever is altered behind its back is named."""

import hashlib
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from collegium.accounts.errors import Refused
from collegium.accounts.journal.pending import announced
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.undo import undo
from collegium.accounts.journal.verify import Fault, verify
from collegium.accounts.models import Change, Head, Kept, Person, Space, Version
from collegium.accounts.sight import seeing_everything
from collegium.register import actions
from collegium.register.derived import unmake
from collegium.register.models import Document
from tests.accounts.tampering import alter, flipped, remove
from tests.cast import Cast, note
from tests.cast import cast as find_cast
from tests.examples import examples

NOWHERE = "01ARZ3NDEKTSV4RRFFQ69G5FAV"  # the id of nothing


def faults(cast: Cast, anchored: list[tuple[str, int, str]] | None = None) -> list[Fault]:
    return verify(Space.objects.all(), anchored or ()).faults


def written(cast: Cast) -> list[Change]:
    """Five changes of one space, in order."""
    space = cast.spaces["QM"]
    for number in range(3):
        actions.add(cast.editor_qm, space, cast.marking(), note(number), f"Sheet {number}.")
    document = Document.objects.get(name="note-1.txt")
    actions.mark(cast.editor_qm, document, cast.marking("open"), "Read out in public.")
    actions.mark(cast.principal_qm, document, cast.marking(), "It was not.")
    changes = list(Change.objects.filter(space=space).order_by("number"))
    assert len(changes) == 5
    assert not faults(cast)
    return changes


@pytest.mark.parametrize(
    "column", ["id", "number", "shape", "by_id", "seat", "verb", "why", "why_salt", "why_hash", "previous", "hash"]
)
@pytest.mark.parametrize("index", [0, 2, 4])
def test_an_altered_change_is_named(cast: Cast, column: str, index: int) -> None:
    change = written(cast)[index]
    value = cast.principal_qn.pk if column == "by_id" else flipped(getattr(change, column))
    if column == "number":
        value = 77
    if column == "id":
        alter("accounts_version", "change_id", value, "change_id", change.pk)
    alter("accounts_change", column, value, "id", change.pk)
    (fault,) = faults(cast)
    assert fault.space == cast.spaces["QM"].pk
    expected = {index + 1} if column not in ("number", "hash") else {index + 1, index + 2, 77}
    assert fault.number in expected


@pytest.mark.parametrize("also", [(), ("why_salt",), ("why_salt", "why_hash")])
def test_a_reason_that_is_emptied_and_not_struck_out_is_named(cast: Cast, also: tuple[str, ...]) -> None:
    change = written(cast)[1]
    for column in ("why", *also):
        alter("accounts_change", column, "", "id", change.pk)
    assert [fault.change for fault in faults(cast)] == [change.pk]


@pytest.mark.parametrize("index", [0, 4])
def test_a_change_dated_back_is_named(cast: Cast, index: int) -> None:
    change = written(cast)[index]
    alter("accounts_change", "at", change.at - timedelta(microseconds=1), "id", change.pk)
    assert [fault.change for fault in faults(cast)] == [change.pk]


@pytest.mark.parametrize("column", ["position", "kind", "entry", "number", "content", "salt", "hash", "space_id"])
def test_an_altered_version_is_named(cast: Cast, column: str) -> None:
    change = written(cast)[1]
    version = change.versions.order_by("position")[0]
    value = {"position": 9, "number": 50, "space_id": cast.spaces["QN"].pk}.get(
        column, flipped(getattr(version, column))
    )
    alter("accounts_version", column, value, "id", version.pk)
    assert {fault.change for fault in faults(cast)} == {change.pk}


@pytest.mark.parametrize("column", ["content", "salt"])
def test_content_that_is_emptied_and_not_struck_out_is_named(cast: Cast, column: str) -> None:
    change = written(cast)[1]
    version = change.versions.order_by("position")[0]
    alter("accounts_version", column, "", "id", version.pk)
    assert [fault.change for fault in faults(cast)] == [change.pk]
    alter("accounts_version", "content", "", "id", version.pk)
    alter("accounts_version", "salt", "", "id", version.pk)
    (fault,) = faults(cast)
    assert (fault.change, "not struck out" in fault.says) == (change.pk, True)


def test_a_content_with_its_hash_made_anew_is_named(cast: Cast) -> None:
    """Whoever alters content, salt and hash of it together still meets the hash of the change."""
    change = written(cast)[1]
    other = Version.objects.filter(kind=Document._meta.label).order_by("-id")[0]
    version = change.versions.order_by("position")[0]
    for column in ("content", "salt", "hash"):
        alter("accounts_version", column, getattr(other, column), "id", version.pk)
    assert [fault.change for fault in faults(cast)] == [change.pk]


@pytest.mark.parametrize("index", [0, 2])
def test_a_removed_change_is_named(cast: Cast, index: int) -> None:
    change = written(cast)[index]
    remove("accounts_version", "change_id", change.pk)
    remove("accounts_change", "id", change.pk)
    (fault,) = faults(cast)
    assert fault.number in (index + 1, index + 2)


def test_a_removed_last_change_is_named_by_the_head(cast: Cast) -> None:
    change = written(cast)[4]
    remove("accounts_version", "change_id", change.pk)
    remove("accounts_change", "id", change.pk)
    (fault,) = faults(cast)
    assert fault.number in (4, 5)


def test_a_whole_end_cut_off_with_its_head_is_named_by_a_noted_head(cast: Cast) -> None:
    """Whoever takes the head along as well is found by a head that was noted elsewhere."""
    changes = written(cast)
    noted = [(cast.spaces["QM"].pk, changes[4].number, changes[4].hash)]
    assert not faults(cast, noted)
    cut = Document.objects.get(name="note-1.txt")
    remove("accounts_version", "change_id", changes[4].pk)
    remove("accounts_change", "id", changes[4].pk)
    alter("register_document", "version", 2, "id", cut.pk)
    alter("register_document", "marking_id", cast.marking("open").pk, "id", cut.pk)
    alter("accounts_head", "number", 4, "space_id", cast.spaces["QM"].pk)
    alter("accounts_head", "hash", changes[3].hash, "space_id", cast.spaces["QM"].pk)
    assert not faults(cast)
    (fault,) = faults(cast, noted)
    assert fault.number == 5


@pytest.mark.parametrize(("column", "value"), [("number", 4), ("number", 6), ("hash", "0" * 64)])
def test_an_altered_head_is_named(cast: Cast, column: str, value: object) -> None:
    written(cast)
    alter("accounts_head", column, value, "space_id", cast.spaces["QM"].pk)
    (fault,) = faults(cast)
    assert fault.number in (5, 6)


def test_a_lost_head_is_named(cast: Cast) -> None:
    written(cast)
    remove("accounts_head", "space_id", cast.spaces["QM"].pk)
    assert ["head" in fault.says for fault in faults(cast)] == [True]


@pytest.mark.parametrize(
    ("column", "value"), [("name", "x"), ("size", 1), ("version", 9), ("withdrawn", True), ("translation", False)]
)
def test_an_entry_altered_beside_the_journal_is_named(cast: Cast, column: str, value: object) -> None:
    changes = written(cast)
    document = Document.objects.get(name="note-2.txt")
    alter("register_document", column, value, "id", document.pk)
    assert [fault.change for fault in faults(cast)] == [changes[2].pk]


def test_an_entry_removed_beside_the_journal_is_named(cast: Cast) -> None:
    changes = written(cast)
    document = Document.objects.get(name="note-2.txt")
    unmake(document)  # what follows from a reading points to it
    remove("register_reading", "document_id", document.pk)
    assert [fault.change for fault in faults(cast)] == [changes[2].pk]


def test_an_entry_that_no_change_wrote_is_named(cast: Cast) -> None:
    change = written(cast)[4]
    remove("accounts_version", "entry", Person.objects.get(pk=cast.reader_qt.pk).pk)
    assert {fault.space for fault in faults(cast)} == {cast.spaces["installation"].pk}
    assert change.space_id not in {fault.space for fault in faults(cast)}


def test_an_entry_slipped_in_with_a_version_of_no_change_is_named(cast: Cast) -> None:
    """Behind the program's back references are not checked: a version may name a change that does not exist."""
    written(cast)
    reading = Document.objects.get(name="note-2.txt").readings.get()
    reading.pk, reading.title = NOWHERE, "Words that nobody said"
    with announced():
        reading.save_base(raw=True, force_insert=True)
        version = Version.objects.filter(kind=reading._meta.label).latest("id")
        version.pk, version.entry, version.change_id, version.number = None, NOWHERE, NOWHERE, 1
        version.save(force_insert=True)
        assert {fault.space for fault in faults(cast)} == {cast.spaces["QM"].pk}
        Version.objects.filter(entry=NOWHERE).delete()
        remove("register_reading", "id", NOWHERE)


def test_bytes_that_no_entry_names_are_named(cast: Cast) -> None:
    written(cast)
    content = b"Laid in by somebody else."
    with announced():
        Kept.objects.create(space=cast.spaces["QM"], sha256=hashlib.sha256(content).hexdigest(), content=content)
    assert ["no entry names" in fault.says for fault in faults(cast)] == [True]


def test_altered_and_lost_bytes_are_named(cast: Cast) -> None:
    changes = written(cast)
    document = Document.objects.get(name="note-2.txt")
    row = Kept.objects.get(space=document.space, sha256=document.sha256)
    alter("accounts_kept", "content", bytes(row.content) + b" ", "id", row.pk)
    assert [(fault.change, "altered" in fault.says) for fault in faults(cast)] == [(changes[2].pk, True)]
    remove("accounts_kept", "id", row.pk)
    assert [(fault.change, "gone" in fault.says) for fault in faults(cast)] == [(changes[2].pk, True)]


def test_heads_are_those_of_the_spaces(cast: Cast) -> None:
    written(cast)
    heads = verify(Space.objects.all()).heads
    assert {(head.space_id, head.number, head.hash) for head in Head.objects.all()} == {
        (space, number, hash_) for space, (number, hash_) in heads.items() if number
    }


VERBS = ("add", "mark", "table", "consent", "publish", "strike", "unsay", "undo", "again")
STEPS = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 3)), max_size=14)
QUICK = set(Phase) - {Phase.shrink}  # each example writes a register; a long list of steps is told well enough


class AnySequence(TestCase):
    """Any sequence of steps verifies, and any altered byte of it is named."""

    @given(STEPS, st.integers(0, 10_000))
    @settings(max_examples=examples(15), phases=QUICK, suppress_health_check=list(HealthCheck))
    def test_verifies_and_names_what_is_altered(self, steps: list[tuple[str, int]], seed: int) -> None:
        with seeing_everything():
            cast = find_cast()
            for step, number in steps:
                try:
                    _do(cast, step, number)
                except Refused:  # a step that its rules do not allow now is no step
                    continue
            assert not faults(cast)
            versions = Version.objects.exclude(content="").order_by("id")
            version = versions[seed % versions.count()]
            at = seed % len(version.content)
            other = "~" if version.content[at] != "~" else "^"
            content = version.content[:at] + other + version.content[at + 1 :]
            alter("accounts_version", "content", content, "id", version.pk)
            assert version.change_id in [fault.change for fault in faults(cast)]


def _do(cast: Cast, step: str, number: int) -> None:
    """One step, on one of a few documents."""
    own, joint = cast.spaces["QM"], cast.spaces["joint"]
    if step == "add":
        actions.add(cast.editor_qm, own if number % 2 else joint, cast.marking("open"), note(number))
        return
    space = joint if step in ("consent", "publish") else own
    document = Document.objects.filter(space=space).order_by("id")[number : number + 1].first()
    if document is None:
        return
    match step:
        case "mark":
            actions.mark(cast.editor_qm, document, cast.marking(), f"It has {number} sheets.")
        case "table":
            actions.table(cast.editor_qm, document)
        case "consent":
            actions.consent(cast.principal_qm, document, number != 2)
            actions.consent(cast.principal_qn, document)
        case "publish":
            actions.publish(cast.secretariat, document)
        case "strike":
            strike(cast.principal_qm, propose_striking(cast.editor_qm, document, "It came by mistake."))
        case "unsay":
            last = Change.objects.filter(space=own).order_by("-number")[number : number + 1].get()
            strike(cast.principal_qm, propose_striking(cast.editor_qm, last, "It names somebody."))
        case "undo":
            undo(Change.objects.filter(space=own).order_by("-number")[number : number + 1].get(), cast.editor_qm, "")
        case _:
            actions.read_again(cast.editor_qm, document)
