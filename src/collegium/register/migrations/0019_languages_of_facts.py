from django.db import migrations, models


class Migration(migrations.Migration):
    """The language of the words that a fact holds; those of before have that of the passage they cite."""

    dependencies = [("register", "0018_what_totals_are_counted_by")]

    operations = [
        migrations.AddField(
            model_name="fact",
            name="language",
            field=models.CharField(blank=True, max_length=10),
        ),
    ]
