import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import collegium.accounts.models.entry
from collegium.accounts.sight import wall


def build(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the wall around each table."""
    wall(editor, ["programme_planconsent", "programme_postponement"])


class Migration(migrations.Migration):
    """Consents to plans, earlier dates of subjects, the marking of a plan."""

    dependencies = [
        ("accounts", "0007_outside"),
        ("programme", "0005_texts"),
        ("register", "0013_searches"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanConsent",
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
                ("given", models.BooleanField()),
                ("words", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Postponement",
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
                ("earlier", models.CharField(blank=True, max_length=10)),
                ("later", models.CharField(blank=True, max_length=10)),
                ("why", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="plan",
            name="marking",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.marking"
            ),
        ),
        migrations.AddIndex(
            model_name="plan",
            index=models.Index(fields=["space", "starts"], name="plans_in_time"),
        ),
        migrations.AddConstraint(
            model_name="subject",
            constraint=models.UniqueConstraint(
                condition=models.Q(("struck", False), ("withdrawn", False)),
                fields=("plan", "number"),
                name="one_subject_of_a_number",
            ),
        ),
        migrations.AddField(
            model_name="planconsent",
            name="partner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.partner"
            ),
        ),
        migrations.AddField(
            model_name="planconsent",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="programme.plan"
            ),
        ),
        migrations.AddField(
            model_name="planconsent",
            name="space",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.space"),
        ),
        migrations.AddField(
            model_name="postponement",
            name="space",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.space"),
        ),
        migrations.AddField(
            model_name="postponement",
            name="subject",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="postponements", to="programme.subject"
            ),
        ),
        migrations.AddConstraint(
            model_name="planconsent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("struck", False), ("withdrawn", False)),
                fields=("plan", "partner"),
                name="one_consent_to_a_plan_each",
            ),
        ),
        migrations.RunPython(build, migrations.RunPython.noop),
    ]
