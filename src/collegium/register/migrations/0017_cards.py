"""Cards of entries, and the index of their words; its trigger and, on PostgreSQL, its walls."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from collegium.accounts.sight import EVERYTHING, SEEN, WRITTEN, wall

# As the index of passages: the words stand there with blanks between them, and no statistics are kept.
SQLITE = (
    "CREATE VIRTUAL TABLE register_found_cards USING fts5(terms, tokenize=\"ascii tokenchars '_'\", columnsize=0)",
    "CREATE TRIGGER register_found_cards_goes AFTER DELETE ON register_card "
    "BEGIN DELETE FROM register_found_cards WHERE rowid = OLD.place; END",
)
SEES = (
    f"(space_id = ANY (string_to_array(current_setting('{SEEN}', true), ',')) "
    f"OR '{EVERYTHING}' = ANY (string_to_array(current_setting('{SEEN}', true), ',')) "
    f"OR space_id = current_setting('{WRITTEN}', true))"
)
POSTGRESQL = (
    "CREATE TABLE register_found_cards (place bigint PRIMARY KEY REFERENCES register_card (place) ON DELETE CASCADE, "
    "space_id varchar(26) NOT NULL, terms tsvector NOT NULL)",
    "CREATE INDEX register_found_cards_by_words ON register_found_cards USING gin (terms)",
    "ALTER TABLE register_found_cards ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE register_found_cards FORCE ROW LEVEL SECURITY",
    f"CREATE POLICY taken_in ON register_found_cards FOR INSERT WITH CHECK {SEES}",
    "CREATE POLICY by_words ON register_found_cards FOR SELECT "
    f"USING (terms @@ nullif(current_setting('house.asked', true), '')::tsquery AND {SEES})",
)


def build(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the wall around the table, and make the index."""
    wall(editor, ["register_card"])
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Search over entries."""

    dependencies = [
        ("accounts", "0007_outside"),
        ("register", "0016_names_read"),
    ]

    operations = [
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("entry", models.CharField(max_length=26, unique=True)),
                ("head", models.CharField(db_index=True, max_length=26)),
                ("key", models.CharField(blank=True, max_length=200)),
                ("date", models.CharField(blank=True, max_length=40)),
                ("language", models.CharField(blank=True, max_length=20)),
                ("parts", models.JSONField(default=list)),
                ("facets", models.TextField(blank=True)),
                ("place", models.BigIntegerField(null=True, unique=True)),
                ("shape", models.PositiveSmallIntegerField()),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.document",
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.space"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="savedsearch",
            name="told_entries",
            field=models.JSONField(default=list),
        ),
        migrations.RunPython(build, migrations.RunPython.noop),
    ]
