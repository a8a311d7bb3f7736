"""`collegium serve`: the pages, by gunicorn."""

from typing import Any

import click
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from collegium.accounts.errors import Improper
from collegium.accounts.loopback import host_of, is_this_machine
from collegium.accounts.queries import is_demonstration
from collegium.cli.register.door import asked
from collegium.reading.read import make_ready
from collegium.register.vocabulary import vocabulary

FIXED = {
    "preload_app": True,
    "proc_name": "collegium",
    "timeout": 120,  # seconds; reading one document has its own limit
    # A connection that says nothing, as browsers open them in advance, holds a thread for some seconds and then none.
    "worker_class": "gthread",
    "threads": 4,  # few: the stack of each counts for the memory of the children that read
}


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with what the command was told."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told
        super().__init__()

    def load_config(self) -> None:
        """Take over what the command was told."""
        for name, value in self.told.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        """The pages."""
        return get_wsgi_application()


@click.command("serve")
@click.option("--bind", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to listen.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="How many processes answer.")
def serve_command(bind: str, workers: int) -> None:
    """Serve the pages until the program is stopped.

    A server in front of it should do TLS. What reading needs is loaded once and shared by all processes.
    """
    with asked():
        if is_demonstration():
            _refuse_others(bind)
        make_ready(vocabulary())
    connections.close_all()  # processes that are forked share no connection
    Server({**FIXED, "bind": bind, "workers": workers}).run()


def _refuse_others(bind: str) -> None:
    """Raises Improper where a demonstration, which everybody enters without a password, would be seen by others."""
    hosts = {host_of(bind), settings.INSTALLATION.host}
    if not all(is_this_machine(host) for host in hosts):
        raise Improper(
            "A demonstration is served on this machine alone: everybody enters it without a password.",
            "Take --bind 127.0.0.1:8000 and no other COLLEGIUM_ADDRESS, or found a register of your own.",
        )
