"""What partners say to programmes and amendments, what an amendment found, and which copy is published."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import collegium.accounts.models.entry
from collegium.accounts.sight import wall


def build(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the wall around the new table."""
    wall(editor, ["programme_assent"])


class Migration(migrations.Migration):
    """The agreement of partners."""

    dependencies = [
        ("accounts", "0007_outside"),
        ("programme", "0002_sharing"),
    ]

    operations = [
        migrations.AddField(
            model_name="action",
            name="published_as",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.action"
            ),
        ),
        migrations.AddField(
            model_name="alteration",
            name="before",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="programme",
            name="published_as",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.programme"
            ),
        ),
        migrations.CreateModel(
            name="Assent",
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
                    "to",
                    models.CharField(choices=[("adoption", "adoption"), ("publishing", "publishing")], max_length=20),
                ),
                ("given", models.BooleanField()),
                ("seal", models.CharField(max_length=64)),
                (
                    "adjustment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assents",
                        to="programme.adjustment",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.partner"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assents", to="programme.programme"
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("adjustment", None)),
                        fields=("programme", "to", "partner"),
                        name="one_assent_to_a_programme",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("adjustment", None), _negated=True),
                        fields=("adjustment", "partner"),
                        name="one_assent_to_an_amendment",
                    ),
                ],
            },
        ),
        migrations.RunPython(build, migrations.RunPython.noop),
    ]
