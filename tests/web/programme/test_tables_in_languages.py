"""Tables leave with heads in the person's language, keep one name for each column, and are known again as they left."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from csvw import Table
from django.utils.translation import override

from collegium.exchange.exports.sheet import About, Sheet
from collegium.exchange.speech import speaking
from collegium.exchange.tables.columns import TABLES, plan_table, programme_table
from collegium.exchange.tables.fields import Partners
from collegium.exchange.tables.heads import leads_said, spoken
from collegium.exchange.tables.meaning import meaning_of
from collegium.exchange.tables.reading import File, tables_of
from collegium.exchange.tables.shapes import written
from collegium.exchange.tables.understanding import understood
from collegium.programme.actions.plans import Period, Planned, draft_plan
from collegium.web.speech import speech
from tests.cast import Cast
from tests.web.stage import signed_in

PARTNERS = Partners({"QM": "Velmora", "QN": "Ostrand"})
ABOUT = About("Tides", "Tidewater", "open", "2031-01-01T00:00:00+00:00")
PLAN = Sheet(
    plan_table(["QM", "QN"]),
    [
        {
            "number": 1,
            "title": "Lamps",
            "issue": "Seafaring",
            "level": "experts",
            "planned": "2031-03-14",
            "place": "Quellhaven",
            "in_person": "yes",
            "lead_QM": "Harbour Unit",
            "lead_QN": "Sea Desk",
            "state": "planned",
            "rests_on": ["plan.xlsx"],
            "entry": "01",
        },
        {"number": 2, "title": "Tolls", "in_person": "no", "state": "planned", "entry": "02"},
    ],
    ABOUT,
)
PROGRAMME = Sheet(
    programme_table(["QM", "QN"]),
    [{"number": 1, "title": "Lamps", "text": "Light them.", "issue": "Sea", "forum": "Council", "due": "2031-03-14"}],
    ABOUT,
)
KEPT = {
    "plan": {"number", "title", "issue", "level", "planned", "place", "in_person", "lead:QM", "lead:QN"},
    "programme": {"number", "printed", "title", "text", "issue", "forum", "due", "measure", "lead:QM", "lead:QN"},
}
ON_PAPER = {
    "plan": {"number", "title", "level", "planned", "place", "leads"},
    "programme": {"number", "title", "forum", "due", "measure", "leads"},
}
LANGUAGES = ("en", "fr", "es", "de", "ru")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", [PLAN, PROGRAMME], ids=["plan", "programme"])
def test_every_column_that_left_is_known_again_by_itself(sheet: Sheet, language: str) -> None:
    kind = sheet.table.name
    for shape, fields in (("xlsx", KEPT[kind]), ("csv", KEPT[kind]), ("docx", ON_PAPER[kind])):
        with override(language), speaking(speech()):
            grid = tables_of(File(written(sheet, shape), f"a.{shape}"))[0]
            heads, leads = spoken(sheet.table), leads_said()
        meant = meaning_of(grid, PARTNERS)
        assert meant.kind == kind
        assert {each for each in meant.columns if each} == fields
        head = next(row for row in grid.rows if row.number == meant.head)
        names = {heads.head(each): each.name.replace("lead_", "lead:") for each in sheet.table.columns}
        names[leads] = "leads"
        assert all(names[cell.text] == field for cell, field in zip(head.cells, meant.columns, strict=True) if field)
        said = understood(grid, meant, partners=PARTNERS)
        assert not said.faults
        assert said.lines[0].title == "Lamps"
        if kind == "plan" and shape != "docx":
            assert [each.values["in_person"] for each in said.lines] == [True, False]
        if kind == "plan":
            assert said.lines[0].leads == {"QM": "Harbour Unit", "QN": "Sea Desk"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_columns_of_a_table_are_called_alike(language: str) -> None:
    with override(language), speaking(speech()):
        for table in TABLES.values():
            heads = [spoken(table).head(each) for each in table.columns]
            assert len(set(heads)) == len(heads)
            assert not set(heads) & set(table.names)


def test_a_name_of_a_column_stays_whatever_it_is_called(tmp_path: Path) -> None:
    with override("fr"), speaking(speech()):
        for name in ("plan.csv", "plan.csv-metadata.json", "plan.json"):
            (tmp_path / name).write_bytes(written(PLAN, name.partition(".")[2]))
    told = json.loads((tmp_path / "plan.csv-metadata.json").read_text("utf-8"))["tableSchema"]["columns"]
    assert [each["name"] for each in told] == list(PLAN.table.names)
    assert told[1]["titles"] == "Titre"
    rows = list(Table.from_file(tmp_path / "plan.csv-metadata.json").iterdicts(strict=True))
    assert [(row["title"], row["in_person"]) for row in rows] == [("Lamps", True), ("Tolls", False)]
    assert json.loads((tmp_path / "plan.json").read_text("utf-8"))["rows"][0]["in_person"] == "yes"


def test_a_page_gives_it_in_the_language_of_the_person(cast: Cast) -> None:
    said = Period("Plan 2031", date(2031, 1, 1), date(2031, 12, 31))
    plan = draft_plan(cast.editor_qm, cast.spaces["joint"], said, [Planned("Lamps", 1, in_person=True)])
    client = signed_in(cast.reader_qn)
    client.cookies["django_language"] = "de"
    answer = client.get(f"/plans/{plan.pk}/file?file=plan.csv", headers={"accept-language": "de"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert (rows[0]["Titel"], rows[0]["Persönlich"]) == ("Lamps", "ja")
