"""The room as Django knows it."""

from importlib import import_module

from django.apps import AppConfig

from collegium.accounts.journal.settled import settled
from collegium.accounts.renewed import renewed


class ProgrammeRoom(AppConfig):
    """Mandates, programmes and their actions, adjustments; texts agreed; plans of consultations; instructions."""

    name = "collegium.programme"
    label = "programme"

    def ready(self) -> None:
        """Let what is shared, what is told by mail, salts and the feeds of calendars follow what is done, and plans
        count totals; their tables are known only now."""
        moved = import_module("collegium.programme.actions.moving").moved
        moved.connect(import_module("collegium.programme.actions.sharing").follow)
        settled.connect(import_module("collegium.programme.mail.telling").follow)
        settled.connect(import_module("collegium.programme.actions.salts").follow)
        calendars = import_module("collegium.programme.actions.calendars")
        settled.connect(calendars.follow)
        renewed.connect(calendars.end_feeds)
        counting = import_module("collegium.register.counted").counting
        counting.connect(import_module("collegium.programme.queries.counted").plans_counted)
