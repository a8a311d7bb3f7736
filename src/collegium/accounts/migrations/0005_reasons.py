"""Reasons of changes with salted hashes of their own, from now on."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Changes that were written before keep their reasons as they stand."""

    dependencies = [("accounts", "0004_cache")]
    operations = [
        migrations.AddField("change", "why_salt", models.CharField(blank=True, default="", max_length=64)),
        migrations.AddField("change", "why_hash", models.CharField(blank=True, default="", max_length=64)),
    ]
