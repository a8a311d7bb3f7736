"""Why something was refused or not read is said in the language of who reads, with its values in their places."""

import ast
from collections.abc import Iterator, Mapping

import pytest
from django.utils.translation import override

from collegium.accounts import errors as refusals
from collegium.accounts.offers import offers_to
from collegium.reading import errors
from collegium.register import actions
from collegium.register import errors as refusals_of_documents
from collegium.register.arrival import Arrival
from collegium.web.causes import VALUES, in_words, language_of
from collegium.web.sentences import SENTENCES
from tests.cast import Cast, note
from tests.machine import ROOT
from tests.web.stage import signed_in

SOURCE = ROOT / "src" / "collegium"
FAILED = {name for name in vars(errors) if name[0].isupper()}
REFUSED = {
    name
    for module in (refusals, refusals_of_documents)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and not issubclass(kind, refusals.Misuse)  # a fault of the program, never shown
}
ROOMS = {"reading": FAILED, "accounts": REFUSED, "register": REFUSED, "web": REFUSED}
LANGUAGES = ("fr", "es", "de", "ru")
LEAST = {"reading": 60, "accounts": 60, "register": 25, "web": 15}
NEW = "new@velmora.example"
MADE_ELSEWHERE = {"The 7 7.", "7:"}


def sentences(room: str) -> Iterator[str]:
    """What a room says where it fails or refuses, as its code has it, with figures in the places of values."""
    for path in sorted((SOURCE / room).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        fixed = {
            target.id: each.value
            for each in tree.body
            if isinstance(each, ast.Assign)
            for target in each.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ROOMS[room]:
                words = (_written(each, fixed).removesuffix(" 7") for each in node.args)
                yield from filter(None, words)


def _written(node: ast.expr, fixed: Mapping[str, ast.expr]) -> str:
    """The words of a text in code, with those that have a name there; empty where they are made elsewhere."""
    if isinstance(node, ast.Name):
        node = fixed.get(node.id, node)
    if isinstance(node, ast.JoinedStr):
        return "".join(_written(each, fixed) or "7" for each in node.values)
    if isinstance(node, ast.FormattedValue):
        return _written(node.value, fixed)
    assert not (isinstance(node, ast.Call) and ast.unparse(node.func) == "_"), "it is said where it is shown"
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


ALL = {room: {each.replace(" a 7 space", " a joint space") for each in sentences(room)} for room in ROOMS}
SAID = sorted(set().union(*ALL.values()) - MADE_ELSEWHERE)


def test_there_are_many_of_them() -> None:
    assert {room: len(said) for room, said in ALL.items() if len(said) < LEAST[room]} == {}


@pytest.mark.parametrize("said", SAID)
def test_a_sentence_has_its_words_in_every_language(said: str) -> None:
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
        ("You may not give this seat: keeper.", "Sie dürfen diesen Sitz nicht vergeben: Verwahrung."),
        ("A partner is one of these: state, organisation.", "Ein Partner ist eines von diesen: Staat, Organisation."),
        ("ana@qm.example has this seat already.", "ana@qm.example hat diesen Sitz bereits."),
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


def test_a_form_that_was_refused_speaks_the_language_of_who_sent_it(cast: Cast) -> None:
    client, seat = signed_in(cast.principal_qm), offers_to(cast.principal_qm)[0].key
    for _ in range(2):
        page = client.post("/people/invite", {"email": NEW, "seat": seat}, headers={"Accept-Language": "de"})
    said = page.content.decode()
    assert f"{NEW} wurde bereits auf diesen Sitz eingeladen. Nehmen Sie zuerst jene Einladung zurück." in said
    assert "invited to this seat" not in said
