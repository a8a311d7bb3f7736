"""A backup holds every table of the register: none is forgotten because somebody added it later."""

import csv
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from collegium.exchange.backup.rows import copied

with (Path(__file__).parent / "cases" / "tables.csv").open(encoding="utf-8") as opened:
    ROWS = {row["table"]: row for row in csv.DictReader(opened)}
KEPT = {name for name, row in ROWS.items() if row["backup"] == "kept"}
OF_THE_CACHE = "collegium_cache"  # attempts that are counted and codes that were used, for minutes
OF_MIGRATIONS = "django_migrations"  # it stands in the first line of a backup
OF_SEARCH = "register_found"  # the index of words, and what SQLite keeps it in: made anew with what is derived


def test_every_table_is_kept_or_left_by_a_decision() -> None:
    """A new table fails here: say in cases/tables.csv whether a backup holds it, and why not where it does not."""
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert known == ROWS.keys()
    assert {row["backup"] for row in ROWS.values()} == {"kept", "left"}
    assert all(row["why"] for name, row in ROWS.items() if name not in KEPT)


def test_a_backup_holds_what_was_decided() -> None:
    assert {model._meta.db_table for model in copied(apps)} == KEPT


@pytest.mark.django_db
def test_the_database_has_no_table_that_no_model_knows() -> None:
    tables = {name for name in connection.introspection.table_names() if not name.startswith(OF_SEARCH)}
    assert tables <= ROWS.keys() | {OF_MIGRATIONS, OF_THE_CACHE}
