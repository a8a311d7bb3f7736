"""Every word of the pages is there in five languages."""

import ast
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client
from django.utils.translation import gettext, override
from django.utils.translation.template import templatize

from collegium.exchange import named, stated
from collegium.exchange.comparison import words as compared
from collegium.exchange.exports import TABLES
from collegium.exchange.exports.paper import FACTS, STATES
from collegium.exchange.exports.paper_of_pages import SINCE
from collegium.exchange.page import acts, index, notes, provenance, turns
from collegium.exchange.page.words import LANGUAGES as NAMES
from collegium.exchange.page.words import kind_in_words
from collegium.exchange.speech import counted, date_said, speaking
from collegium.exchange.speech import figure as spoken_figure
from collegium.reading.contract import ACTS, KINDS, MENTIONED, ROLES
from collegium.register import actions
from collegium.register.arrival import Arrival
from collegium.web.speech import speech
from collegium.web.templatetags.words import moment
from collegium.web.words import VERBS
from tests.cast import Cast
from tests.machine import ROOT
from tests.web.stage import signed_in

ROOM = ROOT / "src" / "collegium" / "web"
SPEAKING = (ROOM, *(ROOT / "src" / "collegium" / room for room in ("accounts", "programme")))
"""The rooms whose code speaks to persons."""
LANGUAGES = [code for code, _ in settings.LANGUAGES if code != "en"]
ASKED = re.compile(r"""(?:gettext|\b_)\(u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
PLACE = re.compile(r"%\(\w+\)s")
OWN_NAMES = ("Chinese", "Hindi", "Maltese", "Norwegian", "Urdu")  # languages that the framework has no words for
SPELT_ALIKE = {"Kazakh", "Hindi", "Urdu"}  # in some language as in English
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


def asked_by_readings() -> Iterator[str]:
    """The messages with which a page of a reading is said: those in its code, and those that stand in its tables."""
    yield from (acts.CHOOSE, acts.SURE, acts.NONE, notes.TO_NOTE, notes.TO_WORDS, notes.PRESUPPOSED, index.PLACE)
    yield from (provenance.CREED, provenance.HANDS, named.NOTICE, stated.NOT_KNOWN, turns.NOT_NAMED)
    yield from (*stated.MEANINGS.values(), *stated.STANDING.values(), "very likely", "likely", "uncertain")
    yield from (each.capitalize() for each in (*ACTS, *ROLES, *MENTIONED, *named.PLURALS.values()))
    yield from (*OWN_NAMES, *map(kind_in_words, KINDS))
    yield from (*FACTS.values(), *STATES.values(), *SINCE.values(), *(each.meaning for each in TABLES.values()))
    yield from (*compared.CALLED.values(), *compared.MEANING.values(), *compared.GIVEN_UP.values())
    yield from (compared.NEAR, compared.SILENT)
    for path in (ROOM.parent / "exchange").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("said", "counted"):
                yield from (str(each.value) for each in node.args[:1] if isinstance(each, ast.Constant))


def id_of(message: Message) -> str:
    """A message as it is asked for; of one that counts, the form for one."""
    return str(message.id if isinstance(message.id, str) else message.id[0])


def forms_of(message: Message) -> list[str]:
    """A translation, or all forms of one that counts."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def folders(language: str) -> list[Path]:
    """Where the catalogues of a language stand: one of all pages, and one in each room of its own."""
    return sorted(ROOM.glob(f"**/locale/{language}/LC_MESSAGES"))


def catalogue(folder: Path, language: str) -> Catalog:
    """A catalogue as people edit it."""
    with (folder / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(language: str) -> list[Message]:
    """All messages of a language."""
    return [message for folder in folders(language) for message in catalogue(folder, language) if message.id]


def test_templates_and_code_ask_for_messages() -> None:
    assert len(set(asked_by_templates())) > 80
    assert len(set(asked_by_code())) > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_message_and_none_that_nobody_asks_for(language: str) -> None:
    has = {id_of(message): forms_of(message) for message in messages(language)}
    assert sorted(has) == sorted(id_of(message) for message in messages(language)), "twice"
    assert set(has) == {*asked_by_templates(), *asked_by_code(), *asked_by_readings()}
    assert not [message for message, said in has.items() if not all(each.strip() for each in said)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_places_for_names(language: str) -> None:
    for message in messages(language):
        places = sorted(PLACE.findall(id_of(message)))
        assert [sorted(PLACE.findall(each)) for each in forms_of(message)] == [places] * len(forms_of(message))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_reads_was_made_from_what_people_edit(language: str) -> None:
    for folder in folders(language):
        made = io.BytesIO()
        write_mo(made, catalogue(folder, language))
        assert (folder / "django.mo").read_bytes() == made.getvalue()


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
    assert verbs <= set(VERBS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_name_in_the_language_of_who_reads(language: str) -> None:
    with override(language):
        same = {name for name in NAMES.values() if gettext(name) == name}
    assert same <= SPELT_ALIKE


@pytest.mark.parametrize(
    ("language", "day", "month", "figure", "turns"),
    [
        ("en", "3 February 2031", "February 2031", "12,345", "2 turns"),
        ("fr", "3 février 2031", "février 2031", "12\xa0345", "2 interventions"),
        ("es", "3 de febrero de 2031", "febrero de 2031", "12\xa0345", "2 intervenciones"),
        ("de", "3. Februar 2031", "Februar 2031", "12.345", "2 Beiträge"),
        ("ru", "3 февраля 2031 г.", "Февраль 2031 г.", "12\xa0345", "2 выступления"),
    ],
)
def test_dates_figures_and_counts_are_written_as_the_language_does(
    language: str, day: str, month: str, figure: str, turns: str
) -> None:
    with override(language), speaking(speech()):
        assert [date_said(each) for each in ("2031-02-03", "2031-02", "2031", "soon")] == [day, month, "2031", "soon"]
        assert spoken_figure(12345) == figure
        assert counted("%(count)s turn", "%(count)s turns", 2) == turns


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ["S’engage", "probable", "Conférence de presse", "Ce qui est nommé", "Orateurs"]),
        ("de", ["Sagt zu", "wahrscheinlich", "Pressekonferenz", "Was genannt wird", "Sprecher"]),
        ("es", ["Se compromete", "probable", "Conferencia de prensa", "Lo nombrado", "Oradores"]),
        ("ru", ["Обязуется", "вероятно", "Пресс-конференция", "Что названо", "Выступающие"]),
    ],
)
def test_a_reading_is_told_in_the_language_of_who_reads(cast: Cast, language: str, words: list[str]) -> None:
    path = ROOT / "examples" / "record" / "2024-09-12-pressekonferenz.html"
    arrival = Arrival(path.read_bytes(), path.name)
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), arrival).document
    page = signed_in(cast.editor_qm).get(f"/documents/{document.pk}", headers={"Accept-Language": language})
    said = page.content.decode()
    assert [word for word in words if word not in said] == []
    assert ' lang="en"' not in re.sub(r"<button.*?>", "", said)
    for english in ("Each stands beside its passage", "Marked in the text", "Where this text comes from", "likely, 0"):
        assert english not in said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1 August 2031, 05:04"),
        ("fr", "1 août 2031, 05:04"),
        ("es", "1 de agosto de 2031, 05:04"),
        ("de", "1. August 2031, 05:04"),
        ("ru", "1 августа 2031 г., 05:04"),
    ],
)
def test_a_moment_is_written_as_the_language_does(language: str, said: str) -> None:
    with override(language):
        assert moment(datetime(2031, 8, 1, 5, 4, tzinfo=UTC)) == said
