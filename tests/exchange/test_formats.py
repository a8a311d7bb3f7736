"""Each format can be asked for by name."""

import json

import pytest

from collegium.exchange.formats import FORMATS, SUFFIXES, opening, write
from tests.exchange.page.invented import ferry


@pytest.mark.parametrize(
    ("format_", "suffix", "beginning"),
    [
        ("table", ".txt", "ferry.txt\n"),
        ("json", ".json", '{"contract":1'),
        ("html", ".html", "<!"),
        ("csv", ".csv", "name,media_type,"),
        ("mentions", ".mentions.csv", "name,sha256,"),
        ("statements", ".statements.csv", "name,sha256,"),
    ],
)
def test_a_reading_is_written_in_the_format_asked_for(format_: str, suffix: str, beginning: str) -> None:
    written = opening(format_) + write(ferry(), format_)
    assert written.startswith(beginning)
    assert written.endswith("\n")
    assert SUFFIXES[format_] == suffix


def test_every_format_has_a_suffix_of_its_own() -> None:
    assert len(set(SUFFIXES.values())) == len(FORMATS) == 6


def test_json_is_one_line() -> None:
    written = write(ferry(), "json")
    assert written.count("\n") == 1
    assert json.loads(written)["contract"] == 1
