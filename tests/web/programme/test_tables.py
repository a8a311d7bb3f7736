"""Tables on their pages: a file is brought, its columns are said, what would be made is shown, and made as a whole."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from collegium.accounts.models import Change
from collegium.programme.models import Action, Ground, Plan, Programme, Subject, SubjectLead
from collegium.register.models import Document
from tests.cast import Cast
from tests.exchange.tables.files import HEAD, ROWS, paper, workbook
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
