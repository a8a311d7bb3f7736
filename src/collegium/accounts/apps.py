"""The room as Django knows it."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from collegium.accounts.journal.guard import watch


class Accounts(AppConfig):
    """Every connection to the database is watched: no entry is written outside a change."""

    name = "collegium.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Watch connections from now on."""
        connection_created.connect(watch, dispatch_uid="journal")
