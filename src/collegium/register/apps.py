"""The room as Django knows it."""

from django.apps import AppConfig


class Register(AppConfig):
    """Documents, readings, consents."""

    name = "collegium.register"
    label = "register"
