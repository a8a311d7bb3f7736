"""The second wall: on PostgreSQL the database itself holds a connection to the spaces of the person it serves."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction
from django.test import Client

from collegium.accounts.access import seeing_as
from collegium.accounts.actions import end_seat
from collegium.accounts.actions.revoking import revoke_sessions
from collegium.accounts.journal.pending import announced
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Space
from collegium.accounts.sight import seeing, seeing_everything
from collegium.register import actions, queries
from collegium.register.describing import link
from collegium.register.models import Document
from tests.cast import Cast, note

OF_ACCOUNTS = ("Access", "Change", "Head", "Kept", "Notice", "Revocation", "Striking", "Version")
WALLED = {
    model._meta.db_table
    for model in apps.get_models()
    if any(field.name == "space" for field in model._meta.get_fields())
    and (model._meta.app_label != "accounts" or model.__name__ in OF_ACCOUNTS)
}


@contextmanager
def blind() -> Iterator[None]:
    with seeing([]):
        yield


def rows(table: str) -> int:
    """What a question by hand finds, past every gate."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
        count: int = cursor.fetchone()[0]
    return count


def test_the_programs_role_is_held_by_walls(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)


def test_a_connection_that_served_somebody_sees_nothing_of_theirs_afterwards(cast: Cast, client: Client) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    with blind():
        client.force_login(cast.editor_qm, backend="django.contrib.auth.backends.ModelBackend")
        for address, status in ((f"/documents/{document.pk}", 200), ("/documents/none", 404), ("/nowhere", 404)):
            assert client.get(address).status_code == status
            assert rows("register_document") == 0
        client.logout()
        assert client.get(f"/documents/{document.pk}").status_code == 404
        assert rows("register_document") == 0


@pytest.mark.parametrize("table", sorted(WALLED))
def test_every_table_with_spaces_has_its_wall(cast: Cast, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = %s", [table])
        assert cursor.fetchone() == (True, True)


def test_a_question_by_hand_finds_nothing_of_others(cast: Cast) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    other = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(2)).document
    link(cast.editor_qm, document, other)
    queries.original(cast.editor_qm, document.pk)
    revoke_sessions(cast.principal_qm, cast.editor_qm, "")
    end_seat(cast.keeper, cast.post_qm.seats.get(), "")  # the partner is told
    tables = sorted(table for table in WALLED if rows(table))
    assert {"accounts_access", "accounts_change", "accounts_kept", "register_document", "register_reading"} <= {*tables}
    for person in (cast.editor_qn, cast.secretariat, cast.editor_qt, AnonymousUser()):
        with seeing_as(person):
            assert [table for table in tables if rows(table)] == []
    with seeing_as(cast.keeper):
        assert {table for table in tables if rows(table)} == {"accounts_change", "accounts_head", "accounts_version"}
        assert not Document._base_manager.exists()
    with blind():
        assert not any(rows(table) for table in tables)
    with seeing_as(cast.reader_qm):
        assert rows("register_document") == 2


def test_a_connection_that_was_told_nothing_sees_nothing(cast: Cast) -> None:
    actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note())
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('house.seen', '', false)")
    assert rows("register_document") == 0


def test_writing_into_anothers_space_by_hand_is_refused(cast: Cast) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    with seeing_as(cast.editor_qn), announced(), connection.cursor() as cursor:
        cursor.execute("UPDATE register_document SET name = 'x' WHERE id = %s", [document.pk])
        assert cursor.rowcount == 0
        statement = "INSERT INTO accounts_kept (space_id, sha256, content) VALUES (%s, 'x', '')"
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            cursor.execute(statement, [cast.spaces["QM"].pk])
    assert Document.objects.get().name == "note-1.txt"


def test_everybody_can_work_within_their_own_sight(cast: Cast) -> None:
    """The whole way of a document, each step on a connection that sees what its person sees."""
    with seeing_as(cast.editor_qm):
        document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), note()).document
        wrong = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), note(2)).document
        striking = propose_striking(cast.editor_qm, wrong, "It came by mistake.")
        copy = actions.table(cast.editor_qm, document)
    with seeing_as(cast.principal_qm):
        strike(cast.principal_qm, striking)
        actions.consent(cast.principal_qm, copy)
    with seeing_as(cast.principal_qn):
        actions.consent(cast.principal_qn, copy)
    with seeing_as(cast.secretariat):
        public = actions.publish(cast.secretariat, copy)
    with seeing_as(AnonymousUser()):
        assert queries.original(AnonymousUser(), public.pk) == note().data
    with seeing_everything():
        assert not verify(Space.objects.all()).faults
