"""Passages, their words, and the index of words; its triggers and, on PostgreSQL, its walls."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from collegium.accounts.sight import EVERYTHING, SEEN, WRITTEN, wall

# Row ids are those of wordings. The words stand there with blanks between them: nothing is left to a tokenizer but
# that, and no statistics are kept, for none may be told.
SQLITE = (
    "CREATE VIRTUAL TABLE register_found USING fts5(terms, tokenize=\"ascii tokenchars '_'\", columnsize=0)",
    "CREATE TRIGGER register_found_goes AFTER DELETE ON register_wording "
    "BEGIN DELETE FROM register_found WHERE rowid = OLD.id; END",
)
SEES = (
    f"(space_id = ANY (string_to_array(current_setting('{SEEN}', true), ',')) "
    f"OR '{EVERYTHING}' = ANY (string_to_array(current_setting('{SEEN}', true), ',')) "
    f"OR space_id = current_setting('{WRITTEN}', true))"
)
# Whatever deletes a wording deletes its words: such a trigger of a reference passes by walls, also its owner's. A row is
# read by its words alone; the policy compares them, for a condition of the question would keep it from the index.
POSTGRESQL = (
    "CREATE TABLE register_found (place bigint PRIMARY KEY REFERENCES register_wording (id) ON DELETE CASCADE, "
    "space_id varchar(26) NOT NULL, terms tsvector NOT NULL)",
    "CREATE INDEX register_found_by_words ON register_found USING gin (terms)",
    "ALTER TABLE register_found ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE register_found FORCE ROW LEVEL SECURITY",
    f"CREATE POLICY taken_in ON register_found FOR INSERT WITH CHECK {SEES}",
    "CREATE POLICY by_words ON register_found FOR SELECT "
    f"USING (terms @@ nullif(current_setting('house.asked', true), '')::tsquery AND {SEES})",
)


def build(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the wall around each table, and make the index."""
    wall(editor, ["register_passage", "register_wording"])
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Search."""

    dependencies = [
        ("accounts", "0006_revocations"),
        ("register", "0006_series"),
    ]

    operations = [
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("date", models.CharField(blank=True, max_length=20)),
                ("language", models.CharField(blank=True, max_length=20)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="register.document"
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="register.reading"
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
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("text", models.TextField()),
                ("facets", models.TextField(blank=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="register.document"
                    ),
                ),
                (
                    "passage",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="wording", to="register.passage"
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.space"
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.AddIndex(
            model_name="passage",
            index=models.Index(fields=["document", "start"], name="passages_in_order"),
        ),
        migrations.RunPython(build, migrations.RunPython.noop),
    ]
