"""What an installation may be told: by the environment, or by one file in its folder. docs/operate.md has every name.

The environment goes before the file: there the names are in capitals, after PREFIX. What neither says has its default.
"""

import os
import secrets
import stat
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from collegium.accounts.loopback import host_of, is_this_machine
from collegium.register.rules.outside import Outside

PREFIX = "COLLEGIUM_"
FILE = "settings.toml"
KEY_FILE = "secret-key"
HIGHEST_RANK = 9
DEMANDS = ("nobody", "heads", "everybody")  # as in accounts/rules.py, which is not loaded this early
READS = ("asked", "all")
TLS = ("none", "starttls", "tls")


def _number(name: str, said: str) -> int:
    if not said.isdecimal():
        raise ImproperlyConfigured(f"{name} is {said!r}: give a whole number.")
    return int(said)


def _text(name: str, said: str) -> str:
    return said


def _address(name: str, said: str) -> str:
    if not said.startswith(("http://", "https://")) or said.count("/") < 2 or not said.split("/")[2]:
        raise ImproperlyConfigured(f"{name} is {said!r}: give an address such as https://register.example.")
    return said.rstrip("/")


def _rank(name: str, said: str) -> int:
    rank = _number(name, said)
    if rank > HIGHEST_RANK:
        raise ImproperlyConfigured(f"{name} is {said}: markings have ranks from 0 to {HIGHEST_RANK}.")
    return rank


def _demand(name: str, said: str) -> str:
    if said not in DEMANDS:
        raise ImproperlyConfigured(f"{name} is {said!r}: give one of these: {', '.join(DEMANDS)}.")
    return said


def _outside(name: str, said: str) -> str:
    """An address of an interface: by TLS, or of this machine alone; nothing in it that could be a secret."""
    if not said:
        return ""
    try:
        parts = urlsplit(said)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is no address ({error}).") from error
    if not host or parts.username or parts.password or parts.query or parts.fragment:
        raise ImproperlyConfigured(f"{name}: give an address such as https://models.example/v1, without a key in it.")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_this_machine(host)):
        raise ImproperlyConfigured(f"{name} is {said!r}: give one with https://, or with http:// on this machine.")
    return said.rstrip("/")


def _some(name: str, said: str) -> int:
    number = _number(name, said)
    if not number:
        raise ImproperlyConfigured(f"{name} is 0: give a number above it.")
    return number


def _of_mail(name: str, said: str) -> str:
    """An address of mail."""
    local, at, host = said.rpartition("@")
    if said and not (local and at and host and all("!" <= char <= "~" for char in said) and "@" not in local):
        raise ImproperlyConfigured(f"{name} is {said!r}: give an address such as register@house.example.")
    return said


def _of_replies(name: str, said: str) -> str:
    """An address of mail to whose first part something can be added."""
    if "+" in _of_mail(name, said):
        raise ImproperlyConfigured(f"{name} is {said!r}: give one without +, for that is where each secret begins.")
    return said.lower()


def _tls(name: str, said: str) -> str:
    if said not in TLS:
        raise ImproperlyConfigured(f"{name} is {said!r}: give one of these: {', '.join(TLS)}.")
    return said


def _reads(name: str, said: str) -> str:
    if said not in READS:
        raise ImproperlyConfigured(f"{name} is {said!r}: give one of these: {', '.join(READS)}.")
    return said


NAMES: Mapping[str, tuple[str, Callable[[str, str], Any]]] = {
    "address": ("http://127.0.0.1:8000", _address),
    "ceiling": ("2", _rank),
    "days_of_looks": ("1096", _number),
    "database_url": ("", _text),
    "mail_from": ("collegium@localhost", _text),
    "mail_host": ("", _text),
    "mail_in": ("", _of_replies),
    "mail_password": ("", _text),
    "mail_password_file": ("", _text),
    "mail_port": ("25", _number),
    "mail_tls": ("none", _tls),
    "mail_user": ("", _text),
    "outside_address": ("", _outside),
    "outside_key": ("", _text),
    "outside_key_file": ("", _text),
    "outside_model": ("", _text),
    "outside_reads": ("asked", _reads),
    "outside_seconds": ("120", _some),
    "outside_words": ("1500", _some),
    "second_factor": ("heads", _demand),
    "secret_key": ("", _text),
    "seconds": ("60", _number),
    "vocabulary": ("", _text),
}


@dataclass(frozen=True, slots=True)
class Configuration:
    """What one installation was told. `ceiling`: the highest rank of marking it takes; `seconds`: for a reading;
    `vocabulary`: a file of further names, from the folder of the installation."""

    home: Path
    address: str
    ceiling: int
    days_of_looks: int
    database_url: str
    mail_from: str
    mail_host: str
    mail_in: str
    mail_password: str = field(repr=False)
    mail_port: int
    mail_tls: str
    mail_user: str
    outside: Outside
    second_factor: str
    secret_key: str
    seconds: int
    vocabulary: str

    @property
    def host(self) -> str:
        """The host of the address, without its port."""
        return host_of(self.address.split("/")[2].rpartition("@")[2])

    @property
    def encrypted(self) -> bool:
        """Whether people reach it by TLS."""
        return self.address.startswith("https://")


def configured(environment: Mapping[str, str] = os.environ) -> Configuration:
    """What the environment and the file say. Raises ImproperlyConfigured where that cannot be used.

    Makes the folder of the installation and, on first start, its secret key.
    """
    home = Path(environment.get(f"{PREFIX}HOME") or "~/.collegium").expanduser().absolute()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    said = {name: default for name, (default, _) in NAMES.items()} | _of_file(home / FILE)
    said |= {name: environment[f"{PREFIX}{name.upper()}"] for name in NAMES if f"{PREFIX}{name.upper()}" in environment}
    values = {name: parse(f"{PREFIX}{name.upper()}", said[name]) for name, (_, parse) in NAMES.items()}
    values["secret_key"] = values["secret_key"] or _secret(home / KEY_FILE)
    _sign_in_to_mail(home, values)
    outside = {name: values.pop(f"outside_{name}") for name in ("address", "model", "key", "reads", "seconds", "words")}
    outside["key"] = _key_of(home, values.pop("outside_key_file")) or outside["key"]
    if not all("!" <= char <= "~" for char in outside["key"]):
        raise ImproperlyConfigured(f"{PREFIX}OUTSIDE_KEY has characters that no key has, such as white space.")
    if outside["address"] and not outside["model"]:
        raise ImproperlyConfigured(f"{PREFIX}OUTSIDE_ADDRESS needs {PREFIX}OUTSIDE_MODEL: the name of the model there.")
    values["outside"] = Outside(**outside)
    return Configuration(home=home, **values)


def _sign_in_to_mail(home: Path, values: dict[str, Any]) -> None:
    """See to name and password at the server of mail: both or none, and never in the clear to another machine."""
    values["mail_password"] = _key_of(home, values.pop("mail_password_file")) or values["mail_password"]
    name, password, host = (values[f"mail_{each}"] for each in ("user", "password", "host"))
    if bool(name) != bool(password):
        raise ImproperlyConfigured(f"{PREFIX}MAIL_USER and {PREFIX}MAIL_PASSWORD go together: give both, or neither.")
    if (name or values["mail_tls"] != "none") and not host:
        raise ImproperlyConfigured(
            f"{PREFIX}MAIL_USER and {PREFIX}MAIL_TLS need {PREFIX}MAIL_HOST: the server of mail."
        )
    if name and values["mail_tls"] == "none" and not is_this_machine(host):
        raise ImproperlyConfigured(
            f"{PREFIX}MAIL_TLS is none: the password would go to {host} in the clear. Give starttls or tls."
        )


def _of_file(file: Path) -> dict[str, str]:
    """What the file says, as text; nothing where there is none."""
    if not file.exists():
        return {}
    try:
        said = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"{file} cannot be read ({error}).") from error
    unknown = sorted(set(said) - set(NAMES))
    if unknown:
        raise ImproperlyConfigured(f"{file} has names that mean nothing here: {', '.join(unknown)}.")
    return {name: str(value) for name, value in said.items()}


def _key_of(home: Path, name: str) -> str:
    """The key that a file holds; none where no file is named."""
    if not name:
        return ""
    file = home / name
    try:
        _for_nobody_else(file)
        return file.read_text("utf-8").strip()
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"{file} cannot be read ({type(error).__name__}).") from error


def _for_nobody_else(file: Path) -> None:
    """Raises ImproperlyConfigured where others can read a file that holds a secret."""
    if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ImproperlyConfigured(f"{file} can be read by others: chmod 600 {file}")


def _secret(file: Path) -> str:
    """The key of the installation, made once, for nobody else to read. Two first starts at once make one key."""
    if not file.exists():
        fresh = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
            opened.write(secrets.token_urlsafe(64))
        try:
            os.link(fresh, file)
        except FileExistsError:
            return _secret(file)
        finally:
            fresh.unlink()
    _for_nobody_else(file)
    return file.read_text("utf-8").strip()
