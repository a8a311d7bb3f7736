"""What an installation may be told, and how it starts for the first time."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from collegium.configuration import configured


def test_without_anything_said_there_are_defaults(tmp_path: Path) -> None:
    told = configured({"COLLEGIUM_HOME": str(tmp_path / "new")})
    assert (told.home, told.address, told.ceiling) == (tmp_path / "new", "http://127.0.0.1:8000", 2)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("ceiling = 4\nmail_port = 2525\n", "utf-8")
    told = configured({"COLLEGIUM_HOME": str(tmp_path), "COLLEGIUM_CEILING": "1"})
    assert (told.ceiling, told.mail_port) == (1, 2525)


def test_the_secret_key_is_made_once_and_for_nobody_else(tmp_path: Path) -> None:
    first, second = (configured({"COLLEGIUM_HOME": str(tmp_path)}).secret_key for _ in range(2))
    assert first == second
    assert len(first) > 60
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_first_starts_at_the_same_moment_make_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda _: configured({"COLLEGIUM_HOME": str(tmp_path)}).secret_key, range(32)))
    assert len(set(told)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_secret_key_that_others_can_read_stops_the_program(tmp_path: Path) -> None:
    configured({"COLLEGIUM_HOME": str(tmp_path)})
    (tmp_path / "secret-key").chmod(0o640)
    with pytest.raises(ImproperlyConfigured, match="chmod 600"):
        configured({"COLLEGIUM_HOME": str(tmp_path)})


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("CEILING", "10"),
        ("CEILING", "-1"),
        ("CEILING", "high"),
        ("MAIL_PORT", ""),
        ("MAIL_TLS", "ssl"),
        ("MAIL_TLS", "starttls"),  # without a server
        ("MAIL_USER", "register"),  # without a password
        ("MAIL_PASSWORD", "a word"),  # without a name
        ("MAIL_IN", "reports"),
        ("MAIL_IN", "reports+x@house.example"),
        ("MAIL_IN", "two @house.example"),
        ("ADDRESS", "register.example"),
        ("ADDRESS", "https://"),
        ("OUTSIDE_ADDRESS", "http://models.example/v1"),
        ("OUTSIDE_ADDRESS", "ftp://127.0.0.1/v1"),
        ("OUTSIDE_ADDRESS", "models.example"),
        ("OUTSIDE_ADDRESS", "https://name:key@models.example/v1"),
        ("OUTSIDE_ADDRESS", "https://models.example/v1?key=secret"),
        ("OUTSIDE_ADDRESS", "https://models.example:port/v1"),
        ("OUTSIDE_ADDRESS", "https://[::1/v1"),
        ("OUTSIDE_ADDRESS", "https://models.example/v1"),  # without a model
        ("OUTSIDE_KEY", "a key"),
        ("OUTSIDE_KEY", "key\nX-Other: header"),
        ("OUTSIDE_READS", "everything"),
        ("OUTSIDE_SECONDS", "0"),
        ("OUTSIDE_WORDS", "0"),
    ],
)
def test_a_value_that_cannot_be_used_stops_the_program(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"COLLEGIUM_{name}"):
        configured({"COLLEGIUM_HOME": str(tmp_path), f"COLLEGIUM_{name}": said})


def test_the_outside_reader_is_off_unless_it_is_named(tmp_path: Path) -> None:
    outside = configured({"COLLEGIUM_HOME": str(tmp_path), "COLLEGIUM_OUTSIDE_MODEL": "a model"}).outside
    assert (outside.on, outside.host, outside.reads) == (False, "", "asked")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://models.example/v1/", "models.example"),
        ("https://models.example:8443/v1", "models.example:8443"),
        ("http://127.0.0.1:11434/v1", "127.0.0.1:11434"),
        ("http://localhost:11434/v1", "localhost:11434"),
        ("http://[::1]:11434/v1", "[::1]:11434"),
    ],
)
def test_the_outside_reader_is_reached_by_tls_or_on_this_machine(tmp_path: Path, address: str, host: str) -> None:
    told = {"COLLEGIUM_HOME": str(tmp_path), "COLLEGIUM_OUTSIDE_MODEL": "a model"}
    outside = configured({**told, "COLLEGIUM_OUTSIDE_ADDRESS": address}).outside
    assert (outside.on, outside.host, outside.address) == (True, host, address.rstrip("/"))


def test_the_key_of_the_outside_reader_stands_in_a_file_for_nobody_else_and_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "outside-key").write_text("sk-of-nobody\n", "utf-8")
    told = {"COLLEGIUM_HOME": str(tmp_path), "COLLEGIUM_OUTSIDE_KEY_FILE": "outside-key"}
    (tmp_path / "outside-key").chmod(0o644)
    with pytest.raises(ImproperlyConfigured, match="chmod 600"):
        configured(told)
    (tmp_path / "outside-key").chmod(0o600)
    assert configured(told).outside.key == "sk-of-nobody"
    assert "sk-of-nobody" not in repr(configured(told))
    with pytest.raises(ImproperlyConfigured, match="cannot be read"):
        configured({**told, "COLLEGIUM_OUTSIDE_KEY_FILE": "nothing"})


def test_the_password_of_mail_goes_to_no_other_machine_in_the_clear(tmp_path: Path) -> None:
    (tmp_path / "mail-password").write_text("of nobody\n", "utf-8")
    (tmp_path / "mail-password").chmod(0o600)
    told = {"COLLEGIUM_HOME": str(tmp_path), "COLLEGIUM_MAIL_USER": "register"}
    told |= {"COLLEGIUM_MAIL_PASSWORD_FILE": "mail-password", "COLLEGIUM_MAIL_HOST": "mail.house.example"}
    with pytest.raises(ImproperlyConfigured, match="in the clear"):
        configured(told)
    for host, tls in (("mail.house.example", "starttls"), ("mail.house.example", "tls"), ("127.0.0.1", "none")):
        known = configured({**told, "COLLEGIUM_MAIL_HOST": host, "COLLEGIUM_MAIL_TLS": tls})
        assert (known.mail_password, known.mail_tls) == ("of nobody", tls)
        assert "of nobody" not in repr(known)


@pytest.mark.parametrize("content", ["celing = 2\n", "= 2", "\xff"])
def test_a_file_that_says_nothing_usable_stops_the_program(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.toml").write_text(content, "latin-1")
    with pytest.raises(ImproperlyConfigured, match=r"settings\.toml"):
        configured({"COLLEGIUM_HOME": str(tmp_path)})


@pytest.mark.parametrize(
    ("address", "host", "encrypted"),
    [("https://register.example/", "register.example", True), ("http://127.0.0.1:8000", "127.0.0.1", False)],
)
def test_the_address_settles_the_host_and_tls(tmp_path: Path, address: str, host: str, encrypted: bool) -> None:
    told = configured({"COLLEGIUM_HOME": str(tmp_path), "COLLEGIUM_ADDRESS": address})
    assert (told.host, told.encrypted) == (host, encrypted)


def test_faults_are_not_shown() -> None:
    assert settings.DEBUG is False


@pytest.mark.django_db
def test_pages_take_nothing_from_elsewhere_and_run_nothing_inline() -> None:
    answer = Client().get("/health")
    assert (answer.status_code, answer.content) == (200, b"well\n")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "://" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
