"""What pages cost, for the benchmarks that ask for them: by the clock, of CPU, and of the database.

Each page is asked for by real HTTP on this machine, of one server process that is the benchmark's own, so that its CPU
is all of what answering costs but what PostgreSQL does in processes of its own. How often a page asks the database is
counted once, apart.
"""

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from collegium.accounts.models import Person
from tests.postgresql import cluster

ROUNDS = 40
HERE = "--here"
"""Said to the process that measures, by the one that starts it for each database."""


class Quiet(WSGIRequestHandler):
    """A handler that writes no line for each request."""

    def log_message(self, *_said: object) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Browser:
    """Somebody who is signed in and asks for pages."""

    client: Client
    port: int

    def get(self, path: str) -> bytes:
        """A page that must be there."""
        wire = HTTPConnection("localhost", self.port)
        wire.request("GET", path, headers={"Cookie": f"sessionid={self.client.cookies['sessionid'].value}"})
        answer = wire.getresponse()
        page = answer.read()
        wire.close()
        assert answer.status == 200, (path, answer.status)
        return page

    def told(self, name: str, path: str) -> None:
        """Print what a page costs: in the middle, and of twenty the slowest."""
        self.get(path)
        clock, cpu = [], []
        for _round in range(ROUNDS):
            begun, used = time.perf_counter(), time.process_time()
            page = self.get(path)
            clock.append((time.perf_counter() - begun) * 1000)
            cpu.append((time.process_time() - used) * 1000)
        with CaptureQueriesContext(connection) as asked:
            self.client.get(path)
        print(
            f"{name:32}CPU {_told(cpu)}   clock {_told(clock)}   {len(asked):3} queries   {len(page) >> 10:4} KiB",
            flush=True,
        )


def _told(taken: list[float]) -> str:
    return f"{statistics.median(taken):4.0f} ms, p95 {statistics.quantiles(taken, n=20)[-1]:4.0f} ms"


@contextmanager
def serving() -> Iterator[int]:
    """The pages, at a port of this machine."""
    with make_server("localhost", 0, get_wsgi_application(), handler_class=Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


def browser_of(person: Person, port: int) -> Browser:
    """The browser of somebody."""
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return Browser(client, port)


def on_each_database(module: str) -> None:
    """Run a benchmark on SQLite, then on PostgreSQL where that is installed, each in a process of its own."""
    command = [sys.executable, "-m", module, *sys.argv[1:], HERE]
    print("SQLite", flush=True)
    subprocess.run(command, check=True, env={**os.environ, "COLLEGIUM_DATABASE_URL": ""})
    try:
        with cluster() as address:
            print("PostgreSQL", flush=True)
            subprocess.run(command, check=True, env={**os.environ, "COLLEGIUM_DATABASE_URL": address})
    except pytest.skip.Exception as missing:
        print(f"PostgreSQL: not measured. {missing}")
