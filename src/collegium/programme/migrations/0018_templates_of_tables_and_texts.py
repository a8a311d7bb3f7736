from django.db import migrations, models

PAPERS = ["plan", "programme", "adjustments", "instructions", "grid", "topic", "text"]


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0017_templates_of_adjustments"),
    ]

    operations = [
        migrations.AlterField(
            model_name="papertemplate",
            name="kind",
            field=models.CharField(choices=[(each, each) for each in PAPERS], max_length=20),
        ),
    ]
