"""Contents of an older shape are lifted to today's, so that what a migration altered still fits its journal."""

import json
from typing import Any

import pytest

from collegium.accounts.journal import canonical
from collegium.accounts.journal.history import LIFTS, histories, lifted
from collegium.accounts.journal.undo import undo
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Space, Version
from collegium.register import actions
from collegium.register.models import Document
from tests.accounts.tampering import alter
from tests.cast import Cast, note

LATER = canonical.SHAPE


def in_capitals(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    """A lift: from the next shape on, originators of documents are written in capitals."""
    return {**content, "originator": content["originator"].upper()} if kind == Document._meta.label else content


@pytest.fixture
def migrated(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Document:
    """A document written in today's shape and marked, then altered as a migration does it."""
    arrival = note()
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), arrival).document
    alter("register_document", "originator", "harbour office", "id", document.pk)
    document = Document.objects.get()
    actions.mark(cast.editor_qm, document, cast.marking("open"), "")
    alter("register_document", "originator", "HARBOUR OFFICE", "id", document.pk)
    monkeypatch.setattr(canonical, "SHAPE", LATER + 1)
    return Document.objects.get()


def test_what_a_migration_altered_does_not_fit_without_its_lift(migrated: Document) -> None:
    (fault,) = verify(Space.objects.filter(pk=migrated.space_id)).faults
    assert "does not know its shape" in fault.says


def test_what_a_migration_altered_fits_by_its_lift(
    cast: Cast, migrated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIFTS, LATER, in_capitals)
    assert not verify(Space.objects.all()).faults
    steps = histories(cast.editor_qm, [migrated])[migrated.pk]
    assert [step.content and step.content["originator"] for step in steps] == ["", "HARBOUR OFFICE"]


def test_a_field_that_came_later_has_its_default_in_what_was_written_before(cast: Cast) -> None:
    """Whoever adds a field to a kind of entry writes no lift for it."""
    own = cast.spaces["QM"]
    document = actions.add(cast.editor_qm, own, cast.marking(), note()).document
    version = Version.objects.get(entry=document.pk)
    said = json.loads(version.content)
    del said["republisher"], said["translation"], said["struck"]
    assert lifted(version.kind, json.dumps(said), 1) == json.loads(version.content)
    assert lifted("register.Gone", "{}", 1) == {}


def test_a_field_that_the_journal_keeps_no_more_is_no_part_of_what_was_written_before() -> None:
    """Whoever takes a field out of the journal writes no lift for it either."""
    said = lifted("register.Fact", '{"value":"Rejects tolls","salt":"a1"}', 1)
    assert said["value"] == "Rejects tolls"
    assert "salt" not in said


def test_an_older_change_is_undone_in_todays_shape(
    cast: Cast, migrated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIFTS, LATER, in_capitals)
    actions.mark(cast.editor_qm, migrated, cast.marking(), "")
    last = Change.objects.filter(space=migrated.space).order_by("-number")[0]
    assert last.shape == LATER + 1
    undo(last, cast.editor_qm, "")
    migrated.refresh_from_db()
    assert (migrated.originator, migrated.marking) == ("HARBOUR OFFICE", cast.marking("open"))
    assert not verify(Space.objects.all()).faults
