"""One's own document on a demonstration: its reading at once, with how often readings are right, and nothing kept."""

import json
import os
import tempfile
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from collegium.exchange.page.acts import rules
from collegium.reading.read import read
from collegium.register.vocabulary import vocabulary
from collegium.web.trying import LONGEST, MOST, measured
from tests.cast import Cast
from tests.machine import ROOT
from tests.web.stage import WORDS
from tests.web.test_demonstration import HERE, asked_anew, shown
from tests.web.test_pages import text_of
from tools.training.__main__ import measured as as_measured

__all__ = ["asked_anew", "shown"]


def tried(content: bytes, name: str = "words.txt") -> str:
    """The page that is answered to a file."""
    answer = Client().post("/try", {"document": SimpleUploadedFile(name, content)}, **HERE)
    assert answer.status_code == 200
    return answer.content.decode()


def kept() -> tuple[dict[str, int], set[Path]]:
    """How many rows each table has, and which files lie where the program writes."""
    rows = {model._meta.label: model._base_manager.count() for model in apps.get_models()}
    lying = {Path(folder) / name for folder, _, names in os.walk(settings.HOME) for name in names}
    return rows, lying | set(Path(tempfile.gettempdir()).glob("*.upload*"))


def test_a_document_is_read_and_shown_and_kept_nowhere(shown: Cast) -> None:
    before = kept()
    page = text_of(tried(WORDS.encode()))
    assert "Words on the Winter Ferry" in page
    assert "3 statements" in page or "4 statements" in page
    assert "kept nowhere" in page
    assert kept() == before


def test_pasted_text_is_read(shown: Cast) -> None:
    answer = Client().post("/try", {"text": WORDS}, **HERE)
    assert "We call on all skippers" in text_of(answer.content.decode())


def test_the_switches_of_its_page_have_the_rules_of_any_reading(shown: Cast) -> None:
    page = tried(WORDS.encode())
    address = page.partition('href="/try/choices?')[2].partition('"')[0].replace("&amp;", "&")
    style = Client().get(f"/try/choices?{address}", **HERE)
    assert style.headers["Content-Type"] == "text/css; charset=utf-8"
    assert style.content.decode() == rules(read(WORDS.encode(), "words.txt", vocabulary()))


@pytest.mark.parametrize(
    "of",
    ["", "acts", "acts:act-x{}:act-y", "acts:act-x:act-y}*{display:none", "other:act-x:act-y", "~" * 2 * LONGEST],
)
def test_what_is_no_choice_makes_no_rule(shown: Cast, of: str) -> None:
    answer = Client().get("/try/choices", {"of": of}, **HERE)
    assert (answer.status_code, answer.content) == (200, b"")


def test_what_cannot_be_read_says_why(shown: Cast) -> None:
    page = text_of(tried(b"%PDF-1.7\nbroken", "broken.pdf"))
    assert "This document could not be read" in page
    assert "PDF" in page


def test_what_could_run_is_shown_as_words(shown: Cast) -> None:
    page = tried(
        b"<html><body onload=alert(1)><h1>Paper</h1><p>The &lt;script&gt; waits.</p><script>x()</script>", "a.html"
    )
    assert "<script" not in page
    assert "The &lt;script&gt; waits." in page
    assert " onload=" not in page


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Choose a document, or paste its text."),
        ({"text": "  "}, "Choose a document, or paste its text."),
        ({"document": ("long.txt", b"x" * (MOST + 1))}, "Here a document has 2 MiB at most."),
    ],
)
def test_what_is_no_document_is_refused_on_the_form(
    shown: Cast, sent: dict[str, str | tuple[str, bytes]], says: str
) -> None:
    given = {name: SimpleUploadedFile(*value) if isinstance(value, tuple) else value for name, value in sent.items()}
    before = kept()
    answer = Client().post("/try", given, **HERE)
    assert answer.status_code == 400
    assert says in text_of(answer.content.decode())
    assert kept() == before


def test_whoever_comes_from_elsewhere_tries_nothing(shown: Cast) -> None:
    for asked in ({"REMOTE_ADDR": "192.0.2.7"}, {"HTTP_X_FORWARDED_FOR": "192.0.2.7"}):
        answers = [
            Client().get("/try", **{**HERE, **asked}),
            Client().post("/try", {"text": WORDS}, **{**HERE, **asked}),
            Client().get("/try/choices", **{**HERE, **asked}),
        ]
        assert [answer.status_code for answer in answers] == [404] * 3


def test_the_share_of_right_statements_is_the_one_that_was_measured(shown: Cast) -> None:
    report = json.loads((ROOT / "tools" / "training" / "report.json").read_text("utf-8"))
    expected = as_measured(report)
    assert (measured().found, measured().right) == (expected["found"], expected["right"])
    page = text_of(Client().get("/try", **HERE).content.decode())
    assert f"of {expected['found']:,} statements" in page
    assert f"{round(100 * expected['right'] / expected['found'])} in a hundred" in page
    assert page.partition("This reading errs")[2][:60] in text_of(tried(WORDS.encode()))
