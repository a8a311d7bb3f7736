"""That second factors were taken away and sessions ended, behind the wall of its spaces."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import collegium.accounts.models.entry
from collegium.accounts.sight import wall


def build(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the wall around the table."""
    wall(editor, ["accounts_revocation"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_reasons"),
    ]

    operations = [
        migrations.CreateModel(
            name="Revocation",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=collegium.accounts.models.entry.new_id,
                        editable=False,
                        max_length=26,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("withdrawn", models.BooleanField(default=False)),
                ("struck", models.BooleanField(default=False, editable=False)),
                (
                    "of",
                    models.CharField(
                        choices=[
                            ("second factor", "the second factor, and all sessions"),
                            ("sessions", "all sessions"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.space"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RunPython(build, migrations.RunPython.noop),
    ]
