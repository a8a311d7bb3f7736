from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def fill(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Keep with what findings name how far each is decided."""
    state = apps.get_model("register", "Finding").objects.filter(pk=OuterRef("finding")).values("state")
    named = apps.get_model("register", "Named").objects.using(editor.connection.alias)
    named.filter(finding__isnull=False).update(state=Subquery(state))


class Migration(migrations.Migration):
    """What findings name has their state, so that queues by actor or issue, and their counts, are one walk."""

    dependencies = [
        ("register", "0020_salts_of_facts"),
    ]

    operations = [
        migrations.AddField(
            model_name="named",
            name="state",
            field=models.CharField(blank=True, default="", max_length=20),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveIndex(
            model_name="named",
            name="findings_that_name",
        ),
        migrations.AddIndex(
            model_name="named",
            index=models.Index(
                fields=["space", "role", "value", "state", "finding"], name="findings_that_name_and_wait"
            ),
        ),
    ]
