"""Every word of the pages is there in five languages."""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client
from django.utils.translation.template import templatize

from collegium.web.words import VERBS
from tests.cast import Cast
from tests.machine import ROOT

ROOM = ROOT / "src" / "collegium" / "web"
SPEAKING = (ROOM, ROOT / "src" / "collegium" / "accounts")
"""The rooms whose code speaks to persons."""
LANGUAGES = [code for code, _ in settings.LANGUAGES if code != "en"]
ASKED = re.compile(r"""(?:gettext|\b_)\(u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
PLACE = re.compile(r"%\(\w+\)s")
CALLS = ("_", "gettext")


def asked_by_templates() -> Iterator[str]:
    """The messages that templates translate."""
    for path in ROOM.rglob("*.html"):
        yield from (ast.literal_eval(each) for each in ASKED.findall(templatize(path.read_text("utf-8"))))


def asked_by_code() -> Iterator[str]:
    """The messages that the code translates."""
    for path in (path for room in SPEAKING for path in room.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                assert isinstance(node.args[0], ast.Constant), f"{path}: a message that no catalogue can hold"
                yield str(node.args[0].value)


def folder(language: str) -> Path:
    return ROOM / "locale" / language / "LC_MESSAGES"


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as people edit it."""
    with (folder(language) / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def test_templates_and_code_ask_for_messages() -> None:
    assert len(set(asked_by_templates())) > 80
    assert len(set(asked_by_code())) > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_message_and_none_that_nobody_asks_for(language: str) -> None:
    has = {str(message.id): str(message.string) for message in catalogue(language) if message.id}
    assert set(has) == {*asked_by_templates(), *asked_by_code()}
    assert not [message for message, said in has.items() if not said.strip()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_places_for_names(language: str) -> None:
    for message in catalogue(language):
        if message.id:
            assert sorted(PLACE.findall(str(message.id))) == sorted(PLACE.findall(str(message.string)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_reads_was_made_from_what_people_edit(language: str) -> None:
    made = io.BytesIO()
    write_mo(made, catalogue(language))
    assert (folder(language) / "django.mo").read_bytes() == made.getvalue()


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "Se connecter"), ("es", "Iniciar sesión"), ("de", "Anmelden"), ("ru", "Войти")]
)
def test_a_page_speaks_the_language_that_the_browser_asks_for_or_that_was_chosen(
    cast: Cast, language: str, said: str
) -> None:
    client = Client()
    page = client.get("/sign-in", headers={"Accept-Language": language}).content.decode()
    assert f"<h1>{said}</h1>" in page
    assert f'<html lang="{language}">' in page
    assert "<h1>Sign in</h1>" in client.get("/sign-in").content.decode()
    client.post("/language", {"language": language})
    assert f"<h1>{said}</h1>" in client.get("/sign-in").content.decode()


def test_every_verb_of_the_rooms_has_its_words() -> None:
    rooms = [*(ROOT / "src/collegium/register").rglob("*.py"), *(ROOT / "src/collegium/accounts/journal").glob("*.py")]
    verbs = {verb for path in rooms for verb in re.findall(r'verb="([^"]+)"', path.read_text("utf-8"))}
    assert verbs - set(VERBS) == {"proposes to strike out"}, "it touches no document, so no page tells it"
