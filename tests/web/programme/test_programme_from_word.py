"""A programme as it was signed, in a Word document of several tables, comes in whole: with its printed numbers, the
issue that stands above each table, who leads, and the passage of each action."""

import csv
import re
import tomllib
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from collegium.accounts.queries import person_of
from collegium.programme.actions.importing import called
from collegium.programme.models import Action, Ground, Programme
from tests.cast import Cast
from tests.web.stage import read_what_waits, signed_in
from tools.showing.seats import Showing, seated

EXAMPLES = Path(__file__).parents[3] / "examples"
PAPER = EXAMPLES / "record" / "2023-11-21-programme-2024-2025.docx"
NEW = {"name": "Programme 2024–2025", "starts": "2024-01-01", "ends": "2025-12-31"}
Said = dict[str, str | list[str]]


@pytest.fixture
def union(cast: Cast) -> Showing:
    """The partnership whose paper it is."""
    return seated(cast.keeper, tomllib.loads((EXAMPLES / "union.toml").read_text("utf-8")))


@pytest.fixture
def client(union: Showing) -> Client:
    return signed_in(person_of("tolland@morvenia.example"))


@pytest.fixture
def path(union: Showing, client: Client) -> str:
    """The page on which the tables of the paper are shown, after it was brought."""
    sent = {"file": SimpleUploadedFile(PAPER.name, PAPER.read_bytes()), "marking": union.marking("open").pk}
    return str(client.post(f"/spaces/{union.joint.pk}/programme/tables", sent).headers["Location"])


def form_of(page: str) -> Said:
    """What the form of a page would send as it stands."""
    said: Said = {}
    forms: list[Any] = list(html.document_fromstring(page).iter("form"))
    [form] = [each for each in forms if "seen" in each.fields]
    for name, value in form.form_values():
        said[name] = [*said.get(name, []), value] if name in ("also", "out") else value
    return said


def looked(client: Client, path: str, **more: str | list[str]) -> tuple[Said, str]:
    """The form and the page after another look with some of it changed."""
    said = {**form_of(client.get(path).content.decode()), **NEW, **more}
    page = client.post(path, {**said, "do": "look"}).content.decode()
    return form_of(page), page


def imported(client: Client, path: str, **more: str | list[str]) -> str:
    said, _page = looked(client, path, **more)
    answer = client.post(path, {**said, "do": "import"}, follow=True)
    return f"{answer.status_code} {answer.content.decode()}"


def test_what_its_headings_and_columns_say_is_proposed(client: Client, path: str) -> None:
    said, page = looked(client, path)
    assert [said[f"issue{at}"] for at in range(5)] == [
        "Security at sea",
        "Sarmine Sea Cooperation Council",
        "United Nations and Concord of Seafaring States",
        "Information, data and cables",
        "Union decisions and citizens",
    ]
    assert said["also"] == ["1", "2", "3", "4"]
    assert [said[f"c{at}"] for at in range(6)] == ["number", "title", "forum", "leads", "", "parties"]
    assert "New: 31. Changed: 0. As they are: 0." in page
    assert "In the way" not in page
    assert 'Of several forums the first: <span dir="auto">1: 3, 3: ESAP; bilateral' in page


def test_it_comes_in_whole_with_numbers_issues_leads_and_passages(client: Client, path: str) -> None:
    read_what_waits()
    assert "Made: 31. Changed: 0." in imported(client, path)
    actions = {each.printed: each for each in Action.objects.order_by("number")}
    assert [each.number for each in actions.values()] == list(range(1, 32))
    assert list(actions)[:7] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1"]
    cables = actions["3.2"]
    assert (cables.number, called(cables.forum)) == (16, "COSS Assembly")
    assert called(cables.issue) == "United Nations and Concord of Seafaring States"
    assert leads(cables) == {"QM": "Missions in Lyre Bay", "QN": "Missions in Lyre Bay"}
    assert leads(actions["1.3"]) == {"QN": "Nerisia, as chair"}
    assert called(actions["1.2"].forum) == "ESAP"
    ground = Ground.objects.get(of=cables.pk)
    assert (ground.sheet, ground.row, ground.quote) == ("3", 3, cables.title)
    assert Ground.objects.filter(kind="programme.Action").exclude(quote="").count() == 31
    page = client.get(f"/actions/{cables.pk}").content.decode()
    assert '<span class="quiet">3.2</span> Submit a draft resolution' in page
    assert f"at={ground.start}-{ground.end}" in page
    whole = client.get(f"/programmes/{Programme.objects.get().pk}").content.decode()
    assert '<span class="number">3.2</span>' in whole


def leads(action: Action) -> dict[str, str]:
    return dict(action.leads.values_list("partner__code", "unit"))


def test_the_same_paper_again_makes_nothing(client: Client, path: str) -> None:
    imported(client, path)
    assert "Nothing differs: all stands." in imported(client, path, into=Programme.objects.get().pk)


def test_one_table_alone_without_an_issue_comes_in_where_a_person_says_so(client: Client, path: str) -> None:
    assert "Made: 6." in imported(client, path, also=[], issue0="")
    assert not Action.objects.exclude(issue=None).exists()


def test_a_partner_that_nobody_knows_stands_in_the_way_and_nothing_is_made(client: Client, path: str) -> None:
    told = imported(client, path, c2="parties", c5="")
    assert told.startswith("400")
    assert re.search(r"3, row 2, column 3 <span[^>]*>Forum</span>", told)
    assert "This names a partner that is not known here." in told
    assert not Programme.objects.exists()


def test_a_row_of_any_table_is_left_out(client: Client, path: str) -> None:
    assert "Made: 30." in imported(client, path, out=["2-3"])
    assert not Action.objects.filter(printed="3.2").exists()
    assert Action.objects.get(printed="3.3").number == 16


def test_what_leaves_has_the_printed_number(client: Client, path: str) -> None:
    imported(client, path)
    files = f"/programmes/{Programme.objects.get().pk}/file"
    rows = list(csv.DictReader(StringIO(client.get(f"{files}?file=programme.csv").content.decode("utf-8-sig"))))
    assert [(each["Number in the list"], each["Printed number"]) for each in rows][15] == ("16", "3.2")
    paper = docx.Document(BytesIO(client.get(f"{files}?file=programme.docx").content))
    assert paper.tables[0].cell(16, 0).text == "3.2"
