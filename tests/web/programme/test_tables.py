"""Tables on their pages: a file is brought, its columns are said, what would be made is shown, and made as a whole."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from collegium.accounts.journal.change import change
from collegium.accounts.models import Change
from collegium.programme.actions.importing import Line, called, import_lines
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Action, Ground, Plan, Programme, Subject, SubjectLead
from collegium.register.models import Document
from tests.cast import Cast
from tests.exchange.tables.bad_files import BAD
from tests.exchange.tables.files import HEAD, ROWS, Said, namesakes, paper, workbook
from tests.web.stage import signed_in

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
CHOSEN = re.compile(r'<select name="(c\d+)".*?</select>', re.DOTALL)
NEW_PLAN = {"into": "new", "name": "Plan for 2031", "starts": "2031-01-01", "ends": "2031-12-31"}


def sent(cast: Cast, client: Client, data: bytes, name: str = "plan.xlsx", space: str = "joint") -> str:
    """The address of the page of the tables of a file that was brought."""
    file = SimpleUploadedFile(name, data)
    path = f"/spaces/{cast.spaces[space].pk}/programme/tables"
    answer = client.post(path, {"file": file, "marking": cast.marking().pk})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def form_of(page: str) -> dict[str, str]:
    """What the form of a page would send: its hidden fields and the columns as they are chosen."""
    said = dict(HIDDEN.findall(page))
    for found in CHOSEN.finditer(page):
        chosen = re.search(r'value="([^"]*)" selected', found[0])
        said[found[1]] = chosen[1] if chosen else ""
    kind = re.search(r'<option value="(plan|programme)" selected', page)
    head = re.search(r'name="head"[^>]* value="(\d+)"', page)
    assert kind
    assert head
    return said | {"kind": kind[1], "head": head[1]}


def looked(client: Client, path: str, **more: object) -> tuple[dict[str, object], str]:
    """What the form says after another look with some of it changed, and the page."""
    said = {**form_of(client.get(path).content.decode()), **NEW_PLAN, **more}
    page = client.post(path, {**said, "do": "look"}).content.decode()
    return {**said, **form_of(page), **more}, page


def imported(client: Client, path: str, **more: object) -> str:
    """What is said when a table is imported as the page shows it."""
    said, _page = looked(client, path, **more)
    answer = client.post(path, {**said, "do": "import"}, follow=True)
    return f"{answer.status_code} {answer.content.decode()}"


@pytest.mark.parametrize(("name", "made"), [("plan.xlsx", workbook), ("plan.docx", paper)])
def test_a_plan_is_imported_with_its_leads_and_rests_on_the_file(cast: Cast, name: str, made: type) -> None:
    client = signed_in(cast.editor_qm)
    path = sent(cast, client, made([HEAD, *ROWS]), name)
    assert "Made: 3. Changed: 0." in imported(client, path)
    plan = Plan.objects.get()
    assert (plan.name, plan.starts, plan.state) == ("Plan for 2031", date(2031, 1, 1), "draft")
    rows = [*Subject.objects.filter(plan=plan).order_by("number").values_list("title", "level", "planned", "in_person")]
    assert rows == [
        ("Lamps in the channel", "experts", "2031-03-14", True),
        ("Tolls on bread", "directors", "2031-04", False),
        ("Pilots in winter", "heads of unit", "2031-05", None),
    ]
    leads = {(each.subject.number, each.partner.code, each.unit) for each in SubjectLead.objects.all()}
    assert leads == {(1, "QM", "Harbour Unit"), (1, "QN", "Sea Desk"), (2, "QM", "Trade Unit"), (3, "QN", "Pilot Desk")}
    document = Document.objects.get()
    assert set(Ground.objects.values_list("document", "role")) == {(document.pk, "rests on")}
    assert Ground.objects.count() == 4
    assert list(Change.objects.order_by("-at").values_list("verb", flat=True)[:2]) == ["imports a plan", "adds"]


def test_a_wrong_column_and_a_bad_date_are_told_at_the_cell_and_nothing_is_imported(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    path = sent(cast, client, workbook([HEAD, *ROWS, (4, "Ice", "Experts", "Q2 2031", "Quellhaven")]))
    swapped = imported(client, path, c2="place", c4="level")
    assert swapped.startswith("400")
    assert "Nothing was imported: there are cells in the way." in swapped
    assert "Plan, row 2, column E" in swapped
    assert "This is no level that is known here." in swapped
    told = imported(client, path)
    assert told.startswith("400")
    assert "Plan, row 5, column D" in told
    assert "Q2 2031" in told
    assert "This names no month and no day." in told
    assert not Plan.objects.exists()
    assert "Made: 3." in imported(client, path, out="0-5")


def test_a_vague_date_is_left_empty_where_the_person_chooses_so(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    path = sent(cast, client, workbook([HEAD, (1, "Ice", "Experts", "spring")]))
    assert "Made: 1." in imported(client, path, vague="leave")
    assert Subject.objects.get().planned == ""


def test_the_same_file_again_makes_nothing_and_another_one_only_what_differs(cast: Cast) -> None:
    client, data = signed_in(cast.editor_qm), workbook([HEAD, *ROWS])
    path = sent(cast, client, data)
    imported(client, path)
    plan = Plan.objects.get()
    again = sent(cast, client, data)
    assert again == path
    changes = Change.objects.count()
    assert "Nothing differs: all stands." in imported(client, path, into=plan.pk)
    assert Change.objects.count() == changes
    altered = [
        (1, "Lamps in the channel", "Directors"),
        ("", "tolls on  BREAD", "", "", "", "", "Bread Unit"),
        ("", "Ice"),
    ]
    other = sent(cast, client, workbook([HEAD, *altered]), "other.xlsx")
    _said, page = looked(client, other, into=plan.pk)
    assert "New: 1. Changed: 2. As they are: 0." in page
    assert "<del>experts</del> → " in page
    assert "3. Pilots in winter" in page
    assert "Made: 1. Changed: 2." in imported(client, other, into=plan.pk)
    rows = list(Subject.objects.order_by("number").values_list("number", "title", "level"))
    assert rows == [
        (1, "Lamps in the channel", "directors"),
        (2, "tolls on BREAD", "directors"),
        (3, "Pilots in winter", "heads of unit"),
        (4, "Ice", ""),
    ]
    assert SubjectLead.objects.get(subject__number=2).unit == "Bread Unit"


def test_a_number_of_one_and_a_title_of_another_are_told(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    imported(client, sent(cast, client, workbook([HEAD, *ROWS])))
    crossed = sent(cast, client, workbook([HEAD, (1, "Tolls on bread")]), "crossed.xlsx")
    told = imported(client, crossed, into=Plan.objects.get().pk)
    assert told.startswith("400")
    assert "The number is that of one entry, the title that of another." in told


def test_what_was_shown_is_imported_and_nothing_else(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    path = sent(cast, client, workbook([HEAD, *ROWS]))
    imported(client, path)
    plan = Plan.objects.get()
    said, _page = looked(client, path, into=plan.pk)
    subject = Subject.objects.get(number=1)
    with change(by=cast.editor_qn, verb="changes a subject", space=plan.space):
        subject.level = "directors"
        subject.save()
    late = client.post(path, {**said, "do": "import"})
    assert late.status_code == 400
    assert "Somebody else changed this entry meanwhile." in late.content.decode()
    said, _page = looked(client, path, into=plan.pk)
    other = client.post(path, {**said, "c2": "", "do": "import"})
    assert "You changed what the table means." in other.content.decode()
    assert Subject.objects.get(number=1).level == "directors"


def test_a_plan_that_was_agreed_takes_no_table(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    path = sent(cast, client, workbook([HEAD, *ROWS]))
    imported(client, path)
    plan = Plan.objects.get()
    said, _page = looked(client, path, into=plan.pk)
    with change(by=cast.editor_qm, verb="closes a plan", space=plan.space):
        plan.state = "agreed"
        plan.save()
    assert "There is no such draft here any more." in client.post(path, {**said, "do": "import"}).content.decode()
    with pytest.raises(OutOfTurn, match="no draft any more"):
        import_lines(cast.editor_qm, Document.objects.get(), plan, [Line(1, "Ice")], "")


def test_a_programme_is_imported_into_ones_own_space_with_issues_and_forums(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    rows: list[tuple[Said, ...]] = [
        ("Nr.", "Maßnahme", "Sachgebiet", "Gremium", "Frist", "Indikator", "QM"),
        (1, "Leuchtfeuer", "Seefahrt", "Hafenrat", "3. März 2031", "Alle brennen", "Referat 3"),
        (2, "Zölle", "seefahrt", "", "März 2031", "", ""),
    ]
    path = sent(cast, client, workbook(rows), space="QM")
    told = imported(client, path, name="Tides")
    assert "This names a month, and no day." in told
    assert "Made: 1." in imported(client, path, name="Tides", out="0-3")
    action = Action.objects.select_related("issue", "forum").get()
    assert (action.due, action.measure) == (date(2031, 3, 3), "Alle brennen")
    assert action.issue
    assert action.forum
    assert [called(each) for each in (action.issue, action.forum)] == ["Seefahrt", "Hafenrat"]
    assert Programme.objects.get().space == cast.spaces["QM"]
    again, page = looked(client, path, into=Programme.objects.get().pk, out="0-3")
    assert "As they are: 1." in page
    assert again["kind"] == "programme"


def test_a_new_draft_needs_its_name_and_days(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    path = sent(cast, client, workbook([HEAD, *ROWS]))
    assert "has a name, a first and a last day" in imported(client, path, name="")
    assert "It ends before it begins" in imported(client, path, starts="2032-01-01")
    assert not Plan.objects.exists()


def test_a_file_without_a_table_is_refused_with_why_and_kept_nowhere(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    file = SimpleUploadedFile("plan.xlsx", BAD["macros"])
    path = f"/spaces/{cast.spaces['joint'].pk}/programme/tables"
    answer = client.post(path, {"file": file, "marking": cast.marking().pk})
    assert answer.status_code == 400
    assert "The file holds a program (macros)." in answer.content.decode()
    assert not Document.objects.exists()


def test_others_meet_neither_the_table_nor_the_form(cast: Cast) -> None:
    path = sent(cast, signed_in(cast.editor_qm), workbook([HEAD, *ROWS]), space="QM")
    for who, status in (("editor_qn", 404), ("secretariat", 404), ("reader_qm", 403), ("post_qm", 403)):
        client = signed_in(cast.people[who])
        assert client.get(path).status_code == status
        assert client.post(path, {**NEW_PLAN, "do": "import"}).status_code == status
    reader = signed_in(cast.reader_qm).get(f"/spaces/{cast.spaces['QM'].pk}/programme/tables").content.decode()
    assert "Take a table in" not in reader
    assert not Plan.objects.exists()


def test_nothing_is_imported_by_an_address_alone(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    path = sent(cast, client, workbook([HEAD, *ROWS]))
    said, _page = looked(client, path)
    asked = {name: str(value) for name, value in said.items()}
    assert client.get(path, {**asked, "do": "import"}).status_code == 200
    assert not Plan.objects.exists()


def test_sheets_of_one_name_come_in_together_and_a_fault_names_its_own(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    wrong = imported(client, sent(cast, client, namesakes("2031-03", "soon"), "wrong.xlsx"), also=["1"])
    assert wrong.startswith("400")
    assert "Plan (2), row 2, column B" in wrong
    assert "Made: 2." in imported(client, sent(cast, client, namesakes("2031-03", "2031-04")), also=["1"])
    grounds = Ground.objects.filter(kind="programme.Subject").order_by("id")
    assert [(each.sheet, each.row) for each in grounds] == [("Plan", 2), ("Plan (2)", 2)]


def test_a_printed_number_that_another_action_has_is_told_at_its_cell(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    head = ("No.", "Printed number", "Title", "Forum")
    rows: list[tuple[Said, ...]] = [head, (1, "1.1", "Lamps", "Council"), (2, "1.2", "Tolls", "Council")]
    imported(client, sent(cast, client, workbook(rows)), kind="programme", name="Tides")
    into = Programme.objects.get().pk
    again = sent(cast, client, workbook([head, (1, "1.2", "Lamps", "Council")]), "again.xlsx")
    told = imported(client, again, kind="programme", into=into)
    assert told.startswith("400")
    assert "Plan, row 2, column B" in told
    assert "Another action of the programme has this printed number." in told
    moved = sent(
        cast, client, workbook([head, (1, "1.2", "Lights", "Council"), (2, "1.3", "Tolls", "Council")]), "c.xlsx"
    )
    assert "Made: 0. Changed: 2." in imported(client, moved, kind="programme", into=into)
    assert list(Action.objects.order_by("number").values_list("printed", "title")) == [
        ("1.2", "Lights"),
        ("1.3", "Tolls"),
    ]
