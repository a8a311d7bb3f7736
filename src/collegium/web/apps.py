"""The room as Django knows it."""

from django.apps import AppConfig
from django.urls import register_converter

from collegium.web.converters import CONVERTERS


class Web(AppConfig):
    """Pages: templates, styles and words."""

    name = "collegium.web"
    label = "web"

    def ready(self) -> None:
        """Say what addresses may hold, before any room names its own."""
        for name, converter in CONVERTERS.items():
            register_converter(converter, name)
