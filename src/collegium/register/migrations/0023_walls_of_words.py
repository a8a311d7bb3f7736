"""On PostgreSQL the walls around the words of search ask what is sought, and who sees what, once for each question."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from collegium.accounts.sight import EVERYTHING, SEEN, WRITTEN

TABLES = ("register_found", "register_found_cards")
# A setting is read, and a query understood, anew for every row that is looked at; what stands in brackets of its own
# is asked for once.
ASKED = "(SELECT nullif(current_setting('house.asked', true), '')::tsquery)"
SPACES = f"string_to_array(current_setting('{SEEN}', true), ',')"
SEES = (
    f"(space_id = ANY ((SELECT {SPACES})::text[]) OR (SELECT '{EVERYTHING}' = ANY ({SPACES})) "
    f"OR space_id = (SELECT current_setting('{WRITTEN}', true)))"
)


def build(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the new wall in the place of the one before."""
    if editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        editor.execute(f"DROP POLICY by_words ON {table}")
        editor.execute(f"CREATE POLICY by_words ON {table} FOR SELECT USING (terms @@ {ASKED} AND {SEES})")


class Migration(migrations.Migration):
    """Search asks less of each row."""

    dependencies = [("register", "0022_walks_of_queues")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
