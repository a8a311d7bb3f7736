from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0015_salt_of_what_partners_agree_to"),
    ]

    operations = [
        migrations.AddField(
            model_name="action",
            name="printed",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
    ]
