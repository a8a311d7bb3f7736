"""The room as Django knows it."""

from django.apps import AppConfig


class ProgrammeRoom(AppConfig):
    """Mandates, programmes and their actions, adjustments; texts agreed; plans of consultations; instructions."""

    name = "collegium.programme"
    label = "programme"
