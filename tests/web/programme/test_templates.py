"""Tables of instructions, grids and joint texts leave in a template of their own space, and of no other."""

import csv
from datetime import date
from io import BytesIO

import docx
import pytest

from collegium.accounts.errors import Improper
from collegium.programme.actions import drafting
from collegium.programme.actions.drafting import Seen
from collegium.programme.actions.plans import Period, Planned, draft_plan
from collegium.programme.actions.sharing import share
from collegium.programme.actions.templates import set_template
from collegium.programme.models import PaperTemplate
from collegium.programme.rules.papers import PAPERS, papers_in
from collegium.register import actions
from tests.cast import Cast, note
from tests.machine import ROOT
from tests.programme.negotiating import drafted, negotiated, placed
from tests.programme.sharing import charged, joint_action
from tests.web.programme.templating import given_template, given_up, left, template
from tests.web.stage import signed_in

CASES = ROOT / "tests" / "web" / "programme" / "cases" / "templates.csv"
WORDS = "The lamps are lit."
Row = dict[str, str]


def rows() -> list[Row]:
    with CASES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def address(cast: Cast, row: Row) -> str:
    """Where a paper leaves, of a house in which there is something of each."""
    action = joint_action(cast)
    share(cast.editor_qm, charged(cast, "QM", action=action), "status", "Agreed")
    ids = {name: space.pk for name, space in cast.spaces.items()}
    return row["path"].format(**ids, action=action.pk, text=drafted(cast, WORDS).pk)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["kind"])
def test_a_paper_leaves_in_the_template_that_was_given_until_it_is_given_up(cast: Cast, row: Row) -> None:
    desk, path, kind = signed_in(cast.editor_qm), address(cast, row), {"kind": row["kind"], "space": row["space"]}
    assert "Our house" not in left(desk, path)
    page = given_template(desk, cast, template("Our house: {{ title }}", *row["lines"].split("|")), **kind)
    assert "own.docx" in page
    told = left(signed_in(cast.reader_qm), path).splitlines()
    assert told[0].startswith("Our house: ")
    assert row["told"] in told
    wrong = given_template(desk, cast, template("Our new house", "{{ nobody }}"), **kind)
    assert "paragraph 2: {{ nobody }}" in wrong.replace("&#x27;", "'")
    assert PaperTemplate.objects.get().version == 1
    assert left(desk, path).splitlines() == told
    given_up(desk, cast, **kind)
    assert "Our house" not in left(desk, path)


@pytest.mark.parametrize(("space", "others"), [("joint", {"instructions"}), ("QM", {"grid", "topic", "text"})])
def test_a_space_has_templates_of_what_leaves_it_alone(cast: Cast, space: str, others: set[str]) -> None:
    desk, place = signed_in(cast.editor_qm), cast.spaces[space]
    assert set(PAPERS) - set(papers_in(place.kind)) == others
    page = desk.get(f"/spaces/{place.pk}/programme/tables").content.decode()
    document = actions.add(cast.editor_qm, place, cast.marking(), note(1)).document
    for kind in PAPERS:
        plain = desk.get(f"/spaces/{place.pk}/programme/template?kind={kind}")
        assert (plain.status_code, f"?kind={kind}" in page) == ((404, False) if kind in others else (200, True))
    for kind in others:
        given_template(desk, cast, template("Ours"), kind=kind, space=space)
        with pytest.raises(Improper, match="no such kind of paper"):
            set_template(cast.editor_qm, place, kind, document)
    assert not PaperTemplate.objects.exists()


def test_a_joint_template_never_sees_a_paper_of_a_partners_own(cast: Cast) -> None:
    said = Period("Plan 2031", date(2031, 1, 1), date(2031, 12, 31), marking=cast.marking())
    desk = signed_in(cast.editor_qm)
    plans = {name: draft_plan(cast.editor_qm, cast.spaces[name], said, [Planned("Tolls")]) for name in ("QM", "joint")}
    given_template(desk, cast, template("Our house: {{ title }}"))
    told = {name: left(desk, f"/plans/{plan.pk}/file?file=plan.docx") for name, plan in plans.items()}
    assert told["joint"] == "Our house: Plan 2031"
    assert "Our house" not in told["QM"]
    assert "Tolls" in told["QM"]


def test_brackets_and_languages_beside_one_another_leave_as_they_are(cast: Cast) -> None:
    text = negotiated(cast, WORDS, languages=("en", "fr"))
    at = placed(text)
    drafting.bracket(cast.editor_qn, at.paragraph, {"en": "The lamps are dim."}, Seen(at.hash))
    desk, path = signed_in(cast.editor_qm), f"/texts/{text.pk}/export?file="
    lines = ("Our house ({{ language }})", "{%p for each in paragraphs %}", "{{ each.words }}", "{%p endfor %}")
    given_template(desk, cast, template(*lines), kind="text")
    for plain in ("brackets.docx", "brackets.docx&language=en", "text.docx"):
        assert "Our house" not in left(desk, path + plain)
    assert left(desk, f"{path}text.docx&language=en") == "Our house (en)\nThe lamps are lit."
    assert left(desk, f"{path}text.docx&language=fr").startswith("Our house (fr)")
    page = desk.get(f"/texts/{text.pk}").content.decode()
    assert "file=text.docx&amp;language=fr" in page


def test_the_plain_template_of_texts_is_one_to_begin_with(cast: Cast) -> None:
    desk = signed_in(cast.editor_qm)
    plain = desk.get(f"/spaces/{cast.spaces['joint'].pk}/programme/template?kind=text").content
    assert "own.docx" in given_template(desk, cast, plain, kind="text")
    text = drafted(cast, "Lamps at sea\n\nThe lamps are lit.", marking=cast.marking())
    drafting.set_heading(cast.editor_qm, placed(text).paragraph, True)
    paper = docx.Document(BytesIO(desk.get(f"/texts/{text.pk}/export?file=text.docx").content))
    assert [(each.text, each.style.name) for each in paper.paragraphs if each.style] == [
        ("Lamps", "Title"),
        ("Lamps at sea", "Heading 1"),
        ("The lamps are lit.", "Normal"),
    ]
    assert paper.sections[0].header.paragraphs[0].text == "for partners"
    assert left(desk, f"/texts/{drafted(cast, '').pk}/export?file=text.docx") == "Lamps"
