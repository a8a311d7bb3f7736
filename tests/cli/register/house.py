"""An installation that the real program founded, in a folder of its own."""

import os
import sqlite3
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import psycopg

from tests.cli.program import ENVIRONMENT, PROGRAM

PLAN = """
name = "Tidewater"
markings = [{name = "open", rank = 0}, {name = "for partners", rank = 1}, {name = "sealed", rank = 9}]
secretariat = [{email = "office@tidewater.example", name = "Office"}]

[[partners]]
code = "QM"
name = "Velmora"
principal = {email = "head@velmora.example", name = "Head of Velmora"}
posts = [{name = "Mission at Quellhaven", place = "Quellhaven"}]

[[partners]]
code = "QN"
name = "Ostrand"
kind = "organisation"
principal = {email = "head@ostrand.example", name = "Head of Ostrand"}

[[partners]]
code = "QO"
name = "Harrowmark"
followed = true
"""
HEAD = "head@velmora.example"
KEEPER = "keeper@house.example"


@dataclass
class House:
    """A folder with an installation in it; `database` is the address of a PostgreSQL where it has one."""

    home: Path
    database: str = ""

    def told(self) -> dict[str, str]:
        """The environment of a program that works on this installation."""
        inherited = {name: value for name, value in ENVIRONMENT.items() if name != "DJANGO_SETTINGS_MODULE"}
        return inherited | {
            "COLLEGIUM_HOME": str(self.home),
            "COLLEGIUM_DATABASE_URL": self.database,
            "COLLEGIUM_SECOND_FACTOR": "nobody",
        }

    def run(
        self, *words: str | Path, said: str = "", told: Mapping[str, str] = MappingProxyType({})
    ) -> subprocess.CompletedProcess[str]:
        """The program, run in this installation; `told` is what its environment says besides."""
        command = [*PROGRAM, *map(str, words)]
        return subprocess.run(
            command,
            env=self.told() | dict(told),
            cwd=self.home.parent,
            input=said,
            capture_output=True,
            text=True,
            check=False,
        )

    def done(self, *words: str | Path, said: str = "") -> subprocess.CompletedProcess[str]:
        """The same, which must succeed."""
        ended = self.run(*words, said=said)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended

    def by_hand(self, sql: str) -> None:
        """Write to the database behind the program's back."""
        if self.database:
            with psycopg.connect(self.database) as server:
                server.execute(sql.encode())
            return
        connection = sqlite3.connect(self.home / "collegium.sqlite3")
        with connection:
            connection.execute(sql)
        connection.close()


def founded(folder: Path, database: str = "") -> House:
    """A new installation with its partnership."""
    os.makedirs(folder, exist_ok=True)
    plan = folder / "tidewater.toml"
    plan.write_text(PLAN, "utf-8")
    house = House(folder / "home", database)
    house.done("found", plan, "--keeper", KEEPER)
    return house


def add_together(house: House, documents: list[Path]) -> None:
    """Four programs add the same documents at once: each succeeds, each document is there once, and all fits."""
    command = [*PROGRAM, "add", *map(str, documents), "--as", HEAD, "--space", "QM"]
    begun = [
        subprocess.Popen(command, env=house.told(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = [(program.communicate(), program.returncode) for program in begun]
    assert [code for _, code in said] == [0] * 4, said
    ids = {line.split("\t")[0] for (out, _), _ in said for line in out.splitlines()}
    assert len(ids) == len(documents)
    assert "all fits" in house.done("verify").stderr
