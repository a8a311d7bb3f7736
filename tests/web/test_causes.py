"""Why something was refused or not read is said in the language of who reads, with its values in their places."""

import ast
from collections.abc import Iterator

import pytest
from django.utils.translation import override

from collegium.reading import errors
from collegium.register import actions
from collegium.register.arrival import Arrival
from collegium.web.causes import SENTENCES, VALUES, in_words, language_of
from tests.cast import Cast, note
from tests.machine import ROOT
from tests.web.stage import signed_in

READING = ROOT / "src" / "collegium" / "reading"
RAISED = {name for name in vars(errors) if name[0].isupper()}
LANGUAGES = ("fr", "es", "de", "ru")


def sentences() -> Iterator[str]:
    """What reading says where it fails, as its code has it, with figures in the places of values."""
    for path in sorted(READING.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED:
                yield from filter(None, map(_written, node.args))


def _written(node: ast.expr) -> str:
    """The words of a text in code; empty where it is made elsewhere."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "7" for each in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else ""


SAID = sorted({each for each in sentences() if "(7)" not in each and not each.endswith("7")} - {"The 7 7."})


def test_there_are_many_of_them() -> None:
    assert len(SAID) > 60


@pytest.mark.parametrize("said", SAID)
def test_a_sentence_of_reading_has_its_words_in_every_language(said: str) -> None:
    told = []
    for language in LANGUAGES:
        with override(language):
            told.append(in_words(said.replace("7 7 of", "7 pages of")))
            assert language_of(said.replace("7 7 of", "7 pages of")) == language
    assert said not in told
    assert len(set(told)) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The PDF holds 2 pages of pictures and no text.", "Das PDF enthält 2 Seiten mit Bildern und keinen Text."),
        ("The Word document asks for a password.", "Die Datei (Word-Dokument) verlangt ein Passwort."),
        (
            "The file is a JPEG picture, not a document with text.",
            "Die Datei ist kein Dokument mit Text, sondern ein JPEG-Bild.",
        ),
        ("Fetch it again. Split it.", "Laden Sie sie erneut. Teilen Sie es."),
        ("Nobody ever said this.", "Nobody ever said this."),
        ("", ""),
    ],
)
def test_values_stand_in_their_places(said: str, told: str) -> None:
    with override("de"):
        assert in_words(said) == told
    with override("en"):
        assert in_words(said) == said


def test_no_sentence_stands_there_twice() -> None:
    assert len({*SENTENCES, *VALUES}) == len(SENTENCES) + len(VALUES)


def test_a_failed_reading_and_a_refusal_speak_the_language_of_who_reads(cast: Cast) -> None:
    broken = Arrival(b"%PDF-1.7\nbroken", "broken.pdf")
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), broken).document
    client = signed_in(cast.editor_qm)
    for path in (f"/documents/{document.pk}", f"/documents/{document.pk}/history"):
        page = client.get(path, headers={"Accept-Language": "de"}).content.decode()
        assert "Das PDF ist beschädigt oder bricht ab." in page
        assert "The PDF is broken" not in page
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(1)).document
    sent = {"version": 7, "why": ""}
    page = client.post(f"/documents/{own.pk}/table", sent, headers={"Accept-Language": "ru"}).content.decode()
    assert '<span lang="ru">Тем временем эту запись изменил кто-то другой.</span>' in page
