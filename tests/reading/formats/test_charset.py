"""Encodings are found out, and no character is lost or invented."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.formats.charset import decode

CASES = tomllib.loads((Path(__file__).parent / "cases" / "charset.toml").read_text(encoding="utf-8"))
ENCODED = [
    pytest.param(case["text"], encoding, id=f"{case['language']}-{encoding}-{len(case['text'])}")
    for case in CASES["text"]
    for encoding in case["encodings"]
]


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
@pytest.mark.parametrize("times", [1, 40])
def test_a_text_is_found_again(text: str, encoding: str, times: int) -> None:
    whole = "\n".join([text] * times)
    assert decode(whole.encode(encoding))[0] == whole


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_a_page_is_found_again(text: str, encoding: str) -> None:
    page = f'<html><body class="x">\n<p>{text}</p>\n<p>{text}</p></body></html>'
    assert decode(page.encode(encoding))[0] == page


@pytest.mark.parametrize("case", CASES["declared"], ids=lambda case: case["name"])
def test_declarations(case: dict[str, Any]) -> None:
    assert decode(case["text"].encode(case["encoding"]), case["declared"])[0] == case["text"]


def test_the_encoding_is_named() -> None:
    assert decode("Größe".encode()) == ("Größe", "utf-8")
    assert decode("Größe".encode("cp1252")) == ("Größe", "cp1252")
    assert decode(b"plain") == ("plain", "utf-8")


def test_text_broken_off_within_a_character_is_still_utf_8() -> None:
    assert decode("Größe und Maß".encode()[:-1]) == ("Größe und Ma\ufffd", "utf-8")


def test_a_spoilt_byte_in_much_utf_8_spoils_only_itself() -> None:
    text = "Переговоры шли до утра. "
    assert decode(text.encode() * 9 + b"\xff" + text.encode()) == (text * 9 + "\ufffd" + text, "utf-8")


def test_a_signature_is_no_text() -> None:
    assert decode(b"\xef\xbb\xbfa")[0] == "a"
    assert decode(b"\xff\xfea\x00")[0] == "a"


def test_nothing_gives_nothing() -> None:
    assert decode(b"")[0] == ""


@given(st.binary(max_size=400), st.one_of(st.none(), st.text(max_size=12)))
def test_any_bytes_give_a_text(data: bytes, declared: str | None) -> None:
    text, encoding = decode(data, declared)
    text.encode("utf-8")
    assert encoding


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf_8_is_always_itself(text: str) -> None:
    assert decode(text.encode())[0] == text.removeprefix("\ufeff")
