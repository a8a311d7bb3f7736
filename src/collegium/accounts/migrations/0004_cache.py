"""The table in which all processes count attempts and note codes that were used: Django's cache in the database."""

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the table where it is not there yet."""
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """The cache that processes share."""

    dependencies = [("accounts", "0003_invitations")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
