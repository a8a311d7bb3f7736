"""`collegium serve`: the pages, by gunicorn, and beside them the process that reads what was added."""

from typing import Any

import click
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from collegium.accounts.errors import Improper
from collegium.accounts.loopback import host_of, is_this_machine
from collegium.accounts.queries import is_demonstration
from collegium.cli.register.door import asked
from collegium.cli.register.worker import Beside, ask_on, read_on, send_on
from collegium.register.vocabulary import make_languages_ready

FIXED = {
    "preload_app": True,
    "proc_name": "collegium",
    "timeout": 120,  # seconds; reading one document has its own limit
    # A connection that says nothing, as browsers open them in advance, holds a thread for some seconds and then none.
    "worker_class": "gthread",
    "control_socket_disable": True,  # of newer versions: it would take orders from a file outside the installation
    "threads": 4,  # few: the stack of each counts for the memory of the children that read
}


class House(Arbiter):  # type: ignore[misc]
    """What keeps the processes up that answer, the one that reads, and where they are on those that ask the outside
    reader and send letters: they begin and end together."""

    def __init__(self, app: BaseApplication) -> None:
        super().__init__(app)
        outward = [*([ask_on] if settings.OUTSIDE.on else []), *([send_on] if settings.EMAIL_HOST else [])]
        self.beside = [Beside(each) for each in (read_on, *outward)]

    def manage_workers(self) -> None:
        """Begin what has ended; asked every second."""
        super().manage_workers()
        for each in self.beside:
            each.keep_up()

    def stop(self, graceful: bool = True) -> None:
        """End everything."""
        for each in self.beside:
            each.end()
        super().stop(graceful)


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with what the command was told."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told
        super().__init__()

    def load_config(self) -> None:
        """Take over what the command was told."""
        for name, value in self.told.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        """The pages."""
        return get_wsgi_application()

    def run(self) -> None:
        """Serve until the program is stopped."""
        House(self).run()


@click.command("serve")
@click.option("--bind", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to listen.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="How many processes answer.")
def serve_command(bind: str, workers: int) -> None:
    """Serve the pages until the program is stopped, and read what is added there.

    A server in front of it should do TLS. What reading needs is loaded once and shared by all processes.
    """
    with asked():
        if is_demonstration():
            _refuse_others(bind)
        make_languages_ready()
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
