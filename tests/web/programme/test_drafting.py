"""Joint texts on their pages: drafted, bracketed, agreed; what is refused; a clash that loses nothing; as files."""

import re
from io import BytesIO
from typing import Any

import docx
import pytest
from django.test import Client

from collegium.accounts.models import Access
from collegium.programme.actions import drafting
from collegium.programme.actions.drafting import Drafted, Seen
from collegium.programme.models import Edition, Paragraph, Text
from collegium.programme.queries.drafting import Placed, standing_of
from tests.cast import Cast
from tests.web.stage import NOWHERE, signed_in
from tests.web.test_series import words_of

WORDS = "The harbours keep their lamps lit.\n\nPilots are trained in common.\n\nThe partners meet in spring."


@pytest.fixture
def text(cast: Cast) -> Text:
    """A text that partners negotiate."""
    made = drafting.draft_text(cast.editor_qm, cast.spaces["joint"], Drafted("Lamps", marking=cast.marking()), WORDS)
    drafting.open_text(cast.editor_qm, made)
    return Text.objects.get(pk=made.pk)


def placed(text: Text, number: int = 1) -> Placed:
    return standing_of(Text.objects.get(pk=text.pk)).paragraphs[number - 1]


def list_of(cast: Cast, space: str = "joint") -> str:
    return f"/spaces/{cast.spaces[space].pk}/programme/texts"


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def fields(page: str, do: str) -> dict[str, str]:
    """What the first form of a page that does something holds hidden and in its areas of text."""
    form = next(each for each in re.findall(r"<form.*?</form>", page, re.DOTALL) if f'value="{do}"' in each)
    found = dict(re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', form))
    found |= dict(re.findall(r'<textarea[^>]*name="([\w-]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL))
    return {name: value for name, value in found.items() if name != "csrfmiddlewaretoken"}


def sent(client: Client, path: str, do: str, **otherwise: Any) -> str:
    """Send a form of a page as it stands there, but for what is said otherwise; the page that comes of it."""
    answer = client.post(path, {**fields(page(client, path), do), **otherwise}, follow=True)
    return f"{answer.status_code} {answer.content.decode()}"


def test_where_nothing_is_drafted_the_page_says_so_and_an_own_space_leads_to_the_joint_one(cast: Cast) -> None:
    assert "No text is drafted here yet." in page(signed_in(cast.reader_qm), list_of(cast))
    own = page(signed_in(cast.editor_qm), list_of(cast, "QM"))
    assert f'href="{list_of(cast)}"' in own
    assert "Draft a text" not in own
    assert f'href="{list_of(cast)}"' in page(signed_in(cast.reader_qm), f"/spaces/{cast.spaces['joint'].pk}/programme")


def test_a_text_is_begun_opened_bracketed_accepted_and_agreed(cast: Cast) -> None:
    velmora, ostrand = signed_in(cast.editor_qm), signed_in(cast.editor_qn)
    partners = [each.pk for each in cast.partnership.partners.filter(code__in=["QM", "QN"])]
    begin = {"title": "Lamps", "kind": "letter", "languages": "en, fr", "participants": partners, "words": WORDS}
    told = velmora.post(list_of(cast), {**begin, "marking": cast.marking().pk}, follow=True).content.decode()
    text = Text.objects.get()
    assert "0 of 3 paragraphs agreed" in words_of(told)
    assert '<span class="word">Handling</span> for partners' in told
    assert "Partners can agree" in sent(velmora, f"/texts/{text.pk}", "open")
    path = f"/paragraphs/{placed(text).paragraph.pk}"
    said = {"words-en": "The harbours mend their lamps.", "why": "Ours are broken"}
    told = sent(ostrand, path, "bracket", **said)
    assert re.search(r"\[<b>QN</b>: The harbours\s*<del>keep</del>\s*<ins>mend</ins> their lamps", told)
    assert "Bracketed: Ostrand" in words_of(told)
    assert "Ours are broken" in page(velmora, path)
    sent(velmora, path, "accept")
    assert "Agreed: Ostrand Waiting for: Velmora" in words_of(page(velmora, f"/texts/{text.pk}"))
    told = sent(velmora, f"/texts/{text.pk}", "agree")
    assert "1 of 3 paragraphs agreed" in words_of(told)
    assert "Agreed by all" in told
    told = page(velmora, f"/texts/{text.pk}?show=open")
    assert "Pilots are trained" in told
    assert told.count('class="paragraph"') == 3  # a language is missing in each
    assert "missing" in told
    assert "Lamps" in page(velmora, list_of(cast))


def test_what_does_not_fit_begins_nothing_and_keeps_what_was_typed(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    for said, wrong in (
        ({"title": "Lamps", "languages": "not_a_tag"}, "Write their tags"),
        ({"title": "Lamps", "document": NOWHERE}, "You see no document of this address"),
    ):
        partners = [each.pk for each in cast.partnership.partners.filter(code="QM")]
        begin = {"kind": "letter", "languages": "en", "participants": partners, "words": WORDS}
        answer = client.post(list_of(cast), {**begin, "marking": cast.marking().pk, **said})
        assert answer.status_code == 400
        assert wrong in words_of(answer.content.decode())
        assert "Pilots are trained in common." in answer.content.decode()
    assert not Text.objects.exists()


def test_two_who_change_the_same_words_see_both_and_what_was_typed_stays(cast: Cast, text: Text) -> None:
    velmora, ostrand = signed_in(cast.editor_qm), signed_in(cast.editor_qn)
    path = f"/paragraphs/{placed(text).paragraph.pk}"
    old = fields(page(velmora, path), "say")
    sent(ostrand, path, "say", **{"words-en": "The harbours keep their lamps bright."})
    answer = velmora.post(path, {**old, "words-en": "The harbours mend their lamps."})
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "The words changed since you saw them." in told
    assert fields(told, "say")["words-en"] == "The harbours mend their lamps."
    assert re.search(r"<del>keep</del>\s*<ins>mend</ins> their lamps\s*<del>bright</del>", told)
    assert placed(text).words("en") == "The harbours keep their lamps bright."
    again = velmora.post(path, fields(told, "say"))  # now both were seen
    assert again.status_code == 302
    assert placed(text).words("en") == "The harbours mend their lamps."


def test_a_bracket_and_an_agreement_to_words_that_changed_are_refused_with_what_was_typed(
    cast: Cast, text: Text
) -> None:
    velmora, ostrand = signed_in(cast.editor_qm), signed_in(cast.editor_qn)
    path = f"/paragraphs/{placed(text).paragraph.pk}"
    old, agreeing = fields(page(velmora, path), "bracket"), fields(page(velmora, f"/texts/{text.pk}"), "agree")
    sent(ostrand, path, "say", **{"words-en": "The harbours are bright."})
    answer = velmora.post(path, {**old, "words-en": "Our own words."})
    assert answer.status_code == 409
    assert fields(answer.content.decode(), "bracket")["words-en"] == "Our own words."
    assert velmora.post(f"/texts/{text.pk}", agreeing).status_code == 409
    assert placed(text).stances == ()


def test_what_was_typed_stays_where_the_paragraph_went_meanwhile(cast: Cast, text: Text) -> None:
    velmora, at = signed_in(cast.editor_qm), placed(text)
    path = f"/paragraphs/{at.paragraph.pk}"
    old = fields(page(velmora, path), "say")
    drafting.remove(cast.editor_qn, at.paragraph, Seen(at.hash))
    answer = velmora.post(path, {**old, "words-en": "The harbours mend their lamps."})
    assert answer.status_code == 400
    told = answer.content.decode()
    assert "readonly" in told
    assert "The harbours mend their lamps." in told
    assert "A paragraph that was taken out" in told
    assert "stands in the text again" in sent(velmora, f"/texts/{text.pk}", "put-back")


def test_an_agreement_that_lapsed_is_shown_as_such(cast: Cast, text: Text) -> None:
    velmora, ostrand = signed_in(cast.editor_qm), signed_in(cast.editor_qn)
    sent(ostrand, f"/texts/{text.pk}", "agree")
    told = sent(velmora, f"/paragraphs/{placed(text).paragraph.pk}", "say", **{"words-en": "The harbours are bright."})
    assert "Agreed before the last change: Ostrand" in words_of(told)


def test_paragraphs_are_added_split_moved_made_headings_and_taken_out(cast: Cast, text: Text) -> None:
    client, path = signed_in(cast.secretariat), f"/texts/{text.pk}"
    sent(client, path, "add", **{"words-en": "On lamps", "heading": "on", "after": placed(text, 1).paragraph.pk})
    heading = Paragraph.objects.get(heading=True)
    sent(client, f"/paragraphs/{heading.pk}", "move", after="")
    assert placed(text).words("en") == "On lamps"
    first = f"/paragraphs/{placed(text, 2).paragraph.pk}"
    sent(client, first, "split", **{"words-en": "The harbours keep\r\n\r\ntheir lamps lit."})
    assert [placed(text, number).words("en") for number in (2, 3)] == ["The harbours keep", "their lamps lit."]
    assert "Splitting changes no words." in sent(client, first, "split", **{"words-en": "The\r\n\r\nlamps"})
    sent(client, f"/paragraphs/{heading.pk}", "heading")
    assert not Paragraph.objects.filter(heading=True).exists()
    told = sent(client, f"/paragraphs/{heading.pk}", "remove", why="Twice")
    assert "Taken out (1)" in words_of(told)
    assert "400" in sent(client, path, "add", **{"words-en": " "})[:3]


def test_a_language_that_is_older_is_marked_until_somebody_says_that_it_fits(cast: Cast) -> None:
    said = Drafted("Lamps", languages=("en", "fr"))
    text = drafting.draft_text(cast.editor_qm, cast.spaces["joint"], said, "The lamps are lit.")
    client, path = signed_in(cast.editor_qm), f"/paragraphs/{placed(text).paragraph.pk}"
    assert "missing" in page(client, path)
    sent(client, path, "say", **{"words-fr": "Les lampes brillent."})
    assert "older than" not in sent(client, path, "say", **{"words-en": "All lamps.", "words-fr": "Tous."})
    assert "older than a change in another language" in sent(client, path, "say", **{"words-en": "No lamps."})
    assert "Missing or older than a change: French" in words_of(page(client, f"/texts/{text.pk}"))
    assert "older than" not in sent(client, path, "confirm")


def test_a_note_is_seen_by_the_partner_alone(cast: Cast, text: Text) -> None:
    path = f"/paragraphs/{placed(text).paragraph.pk}"
    assert "Our red line." in sent(signed_in(cast.post_qm), path, "comment", **{"words-": "Our red line."})
    assert "Notes of your own: 1" in words_of(page(signed_in(cast.reader_qm), f"/texts/{text.pk}"))
    assert Access.objects.filter(act="read", kind="programme.Comment", space=cast.spaces["QM"]).exists()
    for who in ("editor_qn", "secretariat"):
        for each in (path, f"/texts/{text.pk}", f"/texts/{text.pk}/history"):
            assert "red line" not in page(signed_in(cast.people[who]), each)
    told = sent(signed_in(cast.editor_qm), path, "drop-comment")
    assert "Our red line." not in told


def test_a_reader_is_offered_nothing_and_may_do_nothing(cast: Cast, text: Text) -> None:
    client, at = signed_in(cast.reader_qm), placed(text)
    assert 'value="agree"' not in page(client, f"/texts/{text.pk}")
    said = {"do": "say", "words-en": "Mine."}
    assert client.post(f"/paragraphs/{at.paragraph.pk}", said).status_code == 403
    assert signed_in(cast.editor_qt).post(f"/paragraphs/{at.paragraph.pk}", said).status_code == 404
    assert signed_in(None).get(f"/texts/{text.pk}").status_code == 404


def test_details_are_changed_and_somebody_elses_change_is_not_lost(cast: Cast, text: Text) -> None:
    client, path = signed_in(cast.editor_qm), f"/texts/{text.pk}/details"
    partners = [each.pk for each in cast.partnership.partners.filter(code__in=["QM", "QN"])]
    said: dict[str, Any] = {"title": "Lights", "kind": "letter", "languages": "en fr", "participants": partners}
    said |= {"marking": cast.marking().pk, "version": text.version}
    assert "changed" in client.post(path, said, follow=True).content.decode()
    assert client.post(path, {**said, "title": "Fires"}).status_code == 409
    now = Text.objects.get(pk=text.pk)
    assert (now.title, now.languages) == ("Lights", ["en", "fr"])
    assert client.post(path, {**said, "version": now.version, "languages": "fr"}).status_code == 400


def test_editions_are_kept_and_compared(cast: Cast, text: Text) -> None:
    client, path = signed_in(cast.editor_qm), f"/texts/{text.pk}"
    assert "Kept as edition 1." in sent(client, path, "edition", name="For the capital")
    assert "Nothing changed since edition 1." in sent(client, path, "edition")
    assert "say the same, word for word" in page(client, f"{path}/editions?from=1")
    sent(
        client, f"/paragraphs/{placed(text).paragraph.pk}", "say", **{"words-en": "The harbours keep their lamps dark."}
    )
    drafting.remove(cast.editor_qm, placed(text, 2).paragraph, Seen(placed(text, 2).hash))
    sent(client, path, "edition")
    told = page(client, f"{path}/editions?from=1&to=2")
    assert re.search(r"<del>lit</del>\s*<ins>dark</ins>", told)
    assert re.search(r'class="old">\s*<del>Pilots are trained in common\.</del>', told)
    assert client.get(f"{path}/editions?from=9").status_code == 404
    assert Edition.objects.count() == 2


def test_the_history_tells_every_word_that_ever_stood_there(cast: Cast, text: Text) -> None:
    client = signed_in(cast.editor_qm)
    sent(client, f"/paragraphs/{placed(text).paragraph.pk}", "say", **{"words-en": "Gone soon.", "why": "Shorter"})
    sent(client, f"/paragraphs/{placed(text).paragraph.pk}", "say", **{"words-en": "Here."})
    told = page(signed_in(cast.reader_qn), f"/texts/{text.pk}/history")
    assert "Gone soon." in told
    assert "Shorter" in told
    assert "changed the words of a paragraph" in told


def paper(client: Client, path: str) -> docx.document.Document:
    answer = client.get(path)
    assert answer.status_code == 200
    return docx.Document(BytesIO(answer.content))


def lines_of(read: Any) -> list[str]:
    return [each.text for each in read.paragraphs if each.text]


def test_a_text_leaves_as_a_word_document_with_its_brackets_or_its_common_words_alone(cast: Cast, text: Text) -> None:
    at = placed(text)
    drafting.bracket(cast.editor_qn, at.paragraph, {"en": "The harbours mend their lamps."}, Seen(at.hash))
    drafting.make_edition(cast.editor_qm, text)
    client, path = signed_in(cast.reader_qm), f"/texts/{text.pk}/export"
    clean = paper(client, f"{path}?file=text.docx")
    assert lines_of(clean) == ["Lamps", *WORDS.split("\n\n")]
    assert clean.sections[0].header.paragraphs[0].text == "Handling: for partners"
    with_brackets = paper(client, f"{path}?file=brackets.docx")
    lines = lines_of(with_brackets)
    assert "0 of 3 paragraphs agreed." in lines[1]
    assert "[QN: The harbours keep mend their lamps lit.]" in [" ".join(each.split()) for each in lines]
    assert "Bracketed: QN. Waiting for: QM." in lines
    runs = [run for each in with_brackets.paragraphs for run in each.runs]
    assert [run.text.strip() for run in runs if run.font.strike] == ["keep", "lit"]
    assert [run.text.strip() for run in runs if run.font.underline] == ["mend"]
    assert "Edition 1." in lines_of(paper(client, f"{path}?file=brackets.docx&edition=1"))[1]
    for wrong in ("?file=text.pdf", "?file=text.docx&edition=7", "?file=text.docx&language=fr", ""):
        assert client.get(path + wrong).status_code == 404
    assert Access.objects.filter(act="export", kind="programme.Text", entry=text.pk).count() == 3


def test_the_word_file_speaks_the_language_of_whoever_takes_it(cast: Cast, text: Text) -> None:
    first, second = placed(text), placed(text, 2)
    drafting.bracket(cast.editor_qn, first.paragraph, {"en": ""}, Seen(first.hash))
    drafting.agree(cast.principal_qm, second.paragraph, Seen(second.hash))
    drafting.make_edition(cast.editor_qm, text, "Spring")
    client, path = signed_in(cast.reader_qm), f"/texts/{text.pk}/export?file=brackets.docx"
    client.post("/language", {"language": "de"})
    told = lines_of(paper(client, path))
    assert told[1].endswith("0 von 3 Absätzen vereinbart.")
    assert "[QN: würde diesen Absatz weglassen]" in told
    assert "Setzen in Klammern: QN. Erwartet: QM." in told
    assert "Stimmen zu: QM. Erwartet: QN." in told
    assert lines_of(paper(client, f"{path}&edition=1"))[1].endswith("Fassung 1, Spring.")
    empty = drafting.draft_text(cast.editor_qm, cast.spaces["joint"], Drafted("Blank"))
    assert lines_of(paper(client, f"/texts/{empty.pk}/export?file=text.docx"))[1] == "Hier ist nichts."


def test_all_languages_leave_beside_one_another(cast: Cast) -> None:
    said = Drafted("Lamps", languages=("en", "fr"))
    text = drafting.draft_text(cast.editor_qm, cast.spaces["joint"], said, "The lamps are lit.")
    sent(signed_in(cast.editor_qm), f"/paragraphs/{placed(text).paragraph.pk}", "say", **{"words-fr": "Les lampes."})
    read = paper(signed_in(cast.editor_qm), f"/texts/{text.pk}/export?file=text.docx")
    assert [cell.text for row in read.tables[0].rows for cell in row.cells] == [
        "en", "fr", "The lamps are lit.", "Les lampes.",
    ]  # fmt: skip
    empty = drafting.draft_text(cast.editor_qm, cast.spaces["joint"], Drafted("Blank"))
    told = paper(signed_in(cast.editor_qm), f"/texts/{empty.pk}/export?file=text.docx")
    assert lines_of(told) == ["Blank", "There is nothing here."]
