"""A longer originator, which makes SQLite build the table anew, and an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The form of a table changes."""

    dependencies = [("register", "later_1")]
    operations = [
        migrations.AlterField("document", "originator", models.CharField(blank=True, max_length=2000)),
        migrations.AddIndex("document", models.Index(fields=["originator"], name="by_originator")),
    ]
