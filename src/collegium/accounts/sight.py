"""The second wall, on PostgreSQL: a connection is told which spaces it sees, and row-level security holds it to that.

On SQLite there is one wall, the gates of `access`; these functions do nothing there.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from collegium.accounts.models import Space
from collegium.accounts.once import forget

SEEN = "house.seen"
WRITTEN = "house.written"
EVERYTHING = "*"
# What stood before is read first: the database makes the row within before what is asked of it.
TELL = """
SELECT set_config(name, %s, %s), before
FROM (SELECT name, coalesce(current_setting(name, true), '') AS before FROM (VALUES (%s)) AS told (name) OFFSET 0)
AS stood
"""


def _tell(name: str, value: str, local: bool) -> str:
    """Tell the connection, and say what it was told before."""
    with connection.cursor() as cursor:
        cursor.execute(TELL, [value, local, name])
        before: str = cursor.fetchone()[1]
    return before


@contextmanager
def seeing(spaces: Iterable[str]) -> Iterator[None]:
    """See the entries of some spaces, by their ids, and of no other. Where there is one wall, nothing is asked."""
    if connection.vendor != "postgresql":
        yield
        return
    before = _tell(SEEN, ",".join(spaces), local=False)
    forget()
    try:
        yield
    finally:
        forget()
        if not connection.needs_rollback:  # otherwise the transaction began in here, and takes back what it was told
            _tell(SEEN, before, local=False)


@contextmanager
def seeing_everything() -> Iterator[None]:
    """See all spaces: for what serves no person, such as verifying, copying and migrating the whole register."""
    with seeing([EVERYTHING]):
        yield


@contextmanager
def writing(space: Space) -> Iterator[None]:
    """Write in a space until the transaction ends: a change keeps its record there."""
    if connection.vendor != "postgresql":
        yield
        return
    before = _tell(WRITTEN, space.pk, local=True)
    yield
    _tell(WRITTEN, before, local=True)


def wall(editor: BaseDatabaseSchemaEditor, tables: Iterable[str]) -> None:
    """Turn row-level security on for tables that have a space, for their owner too. For migrations."""
    if editor.connection.vendor != "postgresql":
        return
    for table in tables:
        name = editor.quote_name(table)
        seen = f"string_to_array(current_setting('{SEEN}', true), ',')"
        condition = (
            f"space_id = ANY ({seen}) OR '{EVERYTHING}' = ANY ({seen}) OR space_id = current_setting('{WRITTEN}', true)"
        )
        editor.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
        editor.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
        editor.execute(f"CREATE POLICY spaces ON {name} USING ({condition})")
