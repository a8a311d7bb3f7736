"""Originators are written in capitals."""

from pathlib import Path

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from collegium.accounts.journal.pending import announced
from collegium.register import migrations as own

LAST = sorted(path.stem for path in Path(own.__path__[0]).glob("0*.py"))[-1]


def alter(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Each document by itself, so that there is a statement for each."""
    with announced():
        for row in apps.get_model("register", "Document")._base_manager.all():
            row.originator = row.originator.upper()
            row.save(update_fields=["originator"])


class Migration(migrations.Migration):
    """Contents change."""

    dependencies = [("register", LAST)]
    operations = [migrations.RunPython(alter, migrations.RunPython.noop)]
