from django.db import migrations, models


class Migration(migrations.Migration):
    """A salt for each fact, which the seal of what partners consent to has; those of before have none."""

    dependencies = [("register", "0019_languages_of_facts")]

    operations = [
        migrations.AddField(
            model_name="fact",
            name="salt",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
    ]
