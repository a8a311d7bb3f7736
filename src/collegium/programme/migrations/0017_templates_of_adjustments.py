from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0016_printed_numbers"),
    ]

    operations = [
        migrations.AlterField(
            model_name="papertemplate",
            name="kind",
            field=models.CharField(
                choices=[("plan", "plan"), ("programme", "programme"), ("adjustments", "adjustments")], max_length=20
            ),
        ),
    ]
