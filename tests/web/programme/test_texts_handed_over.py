"""The joint texts of a hand-over: as every partner sees them, with what they bracket, their editions, their marking."""

import json
import zipfile
from io import BytesIO

import docx
import pytest

from collegium.accounts.models import Access
from collegium.exchange.handover import hand_over
from collegium.programme.actions import drafting
from collegium.programme.models import Text
from tests.cast import Cast
from tests.programme.negotiating import drafted, negotiated, placed, say, seen
from tests.web.stage import signed_in

NOTED = "We would give way here."


@pytest.fixture
def text(cast: Cast) -> Text:
    """A text of three paragraphs on which partners differ, which rests on no document."""
    text = negotiated(cast, marking=cast.marking("for partners"))
    first = placed(text).paragraph
    drafting.agree(cast.editor_qm, first, seen(placed(text)))
    instead = {"en": "The harbours dim their lamps."}
    drafting.bracket(cast.editor_qn, first, instead, seen(placed(text)), "It is too bright.")
    drafting.comment(cast.editor_qn, first, NOTED)
    return text


def package(cast: Cast) -> dict[str, bytes]:
    out = BytesIO()
    hand_over(cast.secretariat, cast.spaces["joint"], out)
    with zipfile.ZipFile(out) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def lines(contents: dict[str, bytes], text: Text) -> list[str]:
    paper = docx.Document(BytesIO(contents[f"texts/{text.pk}.docx"]))
    return [each.text for each in paper.paragraphs]


def test_a_text_without_an_edition_leaves_as_it_stands_with_its_brackets_and_who_stands_how(
    cast: Cast, text: Text
) -> None:
    contents = package(cast)
    said = lines(contents, text)
    assert said[said.index("As it stands") + 1] == "0 of 3 paragraphs agreed."
    assert "The harbours keep their lamps lit." in said
    assert any(each.startswith("[QN: ") and "dim" in each for each in said)
    assert "Agreed: QM. Bracketed: QN." in said
    assert not any(each.startswith("Edition") for each in said)
    assert NOTED not in "\n".join(said)
    assert NOTED.encode() not in b"".join(contents.values())
    assert Access.objects.filter(by=cast.secretariat, act="export", entry=text.pk).exists()


def test_a_hand_over_says_the_same_in_english_whoever_asks_for_it(cast: Cast, text: Text) -> None:
    client = signed_in(cast.secretariat)
    client.post("/language", {"language": "de"})
    answer = client.post(f"/spaces/{cast.spaces['joint'].pk}/programme/hand-over")
    with zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content))) as packed:  # type: ignore[attr-defined]
        said = lines({name: packed.read(name) for name in packed.namelist()}, text)
    assert "0 of 3 paragraphs agreed." in said
    assert "Agreed: QM. Bracketed: QN." in said


def test_words_newer_than_the_last_edition_are_in_it_beside_those_of_the_edition(cast: Cast, text: Text) -> None:
    drafting.make_edition(cast.editor_qm, text, "For the meeting")
    say(cast, text, {"en": "Pilots are trained apart."}, 2)
    said = lines(package(cast), text)
    now, then = said.index("As it stands"), said.index("Edition 1 For the meeting")
    assert now < said.index("Pilots are trained apart.") < then < said.index("Pilots are trained in common.")


def test_the_marking_of_a_text_is_on_its_paper_and_on_the_package(cast: Cast, text: Text) -> None:
    contents = package(cast)
    header = docx.Document(BytesIO(contents[f"texts/{text.pk}.docx"])).sections[0].header
    assert "Handling: for partners" in [each.text for each in header.paragraphs]
    assert json.loads(contents["manifest.json"])["marking"] == "for partners"
    assert "Handling: for partners" in contents["index.html"].decode()


def test_a_text_without_a_paragraph_says_so(cast: Cast) -> None:
    text = drafted(cast, words="")
    said = lines(package(cast), text)
    assert said[said.index("As it stands") + 1 :] == ["There is nothing here."]
