"""The room as Django knows it."""

from importlib import import_module

from django.apps import AppConfig

from collegium.accounts.journal.settled import all_settled, settled
from collegium.accounts.renewed import renewed


class Register(AppConfig):
    """Documents, readings, consents; findings and what people decide on them."""

    name = "collegium.register"
    label = "register"

    def ready(self) -> None:
        """Let what is derived follow the entries; its tables are known only now."""
        following = import_module("collegium.register.derived.following")
        settled.connect(following.follow)
        all_settled.connect(import_module("collegium.register.derived.cards").follow)
        renewed.connect(following.end_feeds)
