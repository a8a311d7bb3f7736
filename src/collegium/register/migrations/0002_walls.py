"""Row-level security for what lives in spaces, on PostgreSQL."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from collegium.accounts.sight import wall

TABLES = ("document", "reading", "consent")


def build(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the wall around each table."""
    wall(editor, [f"register_{name}" for name in TABLES])


class Migration(migrations.Migration):
    """The second wall."""

    dependencies = [("register", "0001_initial")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
