"""The real program serving a new installation on this machine, for a browser."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from tests.cli.program import PROGRAM
from tests.cli.register.house import House, founded

PASSWORD = "the ferry waits at nine"  # noqa: S105 - of an installation that lives as long as a test
HEADS = ("head@velmora.example", "head@ostrand.example")


@contextmanager
def served(folder: Path, told: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """The address of pages at which the heads of two partners can sign in; `told` is what the environment says."""
    house = founded(folder)
    for head in HEADS:
        house.done("user", "password", head, said=f"{PASSWORD}\n")
    with running(house, told) as address:
        yield address


@contextmanager
def running(house: House, told: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """The address of the pages of an installation."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = house.told() | {"COLLEGIUM_ADDRESS": address} | dict(told)
    command = [*PROGRAM, "serve", "--bind", f"127.0.0.1:{port}", "--workers", "4"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        try:
            next(line for line in server.stderr if "Booting worker" in line)
            yield address
        finally:
            os.kill(server.pid, signal.SIGTERM)
            server.communicate()
