"""The room as Django knows it."""

from django.apps import AppConfig


class Web(AppConfig):
    """Pages: templates, styles and words."""

    name = "collegium.web"
    label = "web"
