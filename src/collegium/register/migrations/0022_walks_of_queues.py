from django.db import migrations, models


class Migration(migrations.Migration):
    """Indexes along which a queue by standing and what the record says of something are one walk, however many findings
    there are."""

    dependencies = [
        ("register", "0021_states_of_names"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["space", "state", "standing", "id"], name="findings_of_a_standing"),
        ),
        migrations.AddIndex(
            model_name="named",
            index=models.Index(
                fields=["space", "role", "value", "standing", "date"],
                condition=models.Q(statement__isnull=False),
                name="statements_named_in_time",
            ),
        ),
    ]
