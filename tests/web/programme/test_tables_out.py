"""Plans and programmes leave as files: what they hold, in which template, and what no template may do."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from csvw import Table
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.accounts.journal.change import change
from collegium.accounts.models import Access
from collegium.exchange.exports.sheet import About, Sheet
from collegium.exchange.tables.book import xlsx_of
from collegium.exchange.tables.columns import plan_table
from collegium.exchange.tables.fields import Partners
from collegium.exchange.tables.meaning import meaning_of
from collegium.exchange.tables.reading import File, tables_of
from collegium.exchange.tables.template import docx_of
from collegium.exchange.tables.understanding import understood
from collegium.programme.actions.adjustments import alter, drop_by, propose
from collegium.programme.actions.importing import Begun, Line, digest, import_lines, proposed
from collegium.programme.actions.plans import Period, Planned, draft_plan
from collegium.programme.models import PaperTemplate, Plan, Programme
from collegium.reading.errors import ReadingError
from collegium.register import actions
from collegium.register.models import Reference
from tests.cast import Cast, note
from tests.examples import examples
from tests.programme.concert import LAMPS, action, in_force
from tests.web.programme.templating import given_template, given_up, template, words_of
from tests.web.stage import signed_in

EVIL = '=HYPERLINK("http://nowhere.example","x")'


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A joint plan of two subjects."""
    said = Period("Plan 2031", date(2031, 1, 1), date(2031, 12, 31), marking=cast.marking())
    rows = [
        Planned(EVIL, 1, "Lamps", "experts", "2031-03-14", "Quellhaven", True, {"QM": "Harbour Unit", "QN": "+1 Desk"}),
        Planned("Tolls", 2, "", "directors", "2031-04"),
    ]
    return draft_plan(cast.editor_qm, cast.spaces["joint"], said, rows)


def file_of(client: Client, path: str, file: str) -> bytes:
    answer = client.get(f"{path}?file={file}")
    assert answer.status_code == 200, answer.content.decode()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    return bytes(answer.content)


def test_a_workbook_has_days_and_runs_nothing(cast: Cast, plan: Plan) -> None:
    book = openpyxl.load_workbook(BytesIO(file_of(signed_in(cast.reader_qn), f"/plans/{plan.pk}/file", "plan.xlsx")))
    page = book["plan"]
    rows = {cell.value: column for column, cell in enumerate(page[1], 1)}
    first = {name: page.cell(2, column) for name, column in rows.items()}
    assert (first["Title"].value, first["Title"].data_type) == (EVIL, "s")
    assert (first["Lead: QN"].value, first["Lead: QN"].data_type) == ("+1 Desk", "s")
    assert getattr(first["Planned for"], "is_date", False)
    assert page.cell(3, rows["Planned for"]).value == "2031-04"
    assert page.freeze_panes == "C2"
    assert page.oddHeader
    assert page.oddHeader.center.text == "for partners"
    assert [row[1].value for row in book["About"].iter_rows(max_row=3)] == [
        "Plan 2031",
        "Tidewater, joint",
        "for partners",
    ]
    assert Access.objects.filter(by=cast.reader_qn, act="export", entry=plan.pk).exists()


def test_a_csv_stands_beside_its_description_and_is_defused(cast: Cast, plan: Plan, tmp_path: Path) -> None:
    client, path = signed_in(cast.reader_qm), f"/plans/{plan.pk}/file"
    content = file_of(client, path, "plan.csv")
    assert next(iter(csv.DictReader(io.StringIO(content.decode()))))["Title"] == f"'{EVIL}"
    (tmp_path / "plan.csv").write_bytes(content)
    (tmp_path / "plan.csv-metadata.json").write_bytes(
        file_of(client, path, "plan.csv-metadata.json").replace(b'"datatype": "date"', b'"datatype": "string"')
    )
    rows = list(Table.from_file(tmp_path / "plan.csv-metadata.json").iterdicts(strict=True))
    assert [row["number"] for row in rows] == [1, 2]
    assert json.loads(file_of(client, path, "plan.json"))["rows"][0]["title"] == EVIL


def test_what_leaves_comes_back_the_same(cast: Cast, plan: Plan) -> None:
    partners = Partners({"QM": "Velmora", "QN": "Ostrand"})
    for file in ("plan.xlsx", "plan.csv"):
        content = file_of(signed_in(cast.editor_qm), f"/plans/{plan.pk}/file", file)
        grid = tables_of(File(content, file))[0]
        said = understood(grid, meaning_of(grid, partners))
        assert not said.faults
        assert [each.kind for each in proposed(plan, said.lines)] == ["same", "same"]


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30).map(
    str.strip
)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=examples(40))
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "title": WORDS.filter(lambda said: any(each.isalpha() for each in said)).map(lambda said: f"On {said}"),
                "planned": st.dates(date(2031, 1, 1), date(2031, 12, 31)).map(date.isoformat)
                | st.integers(10, 12).map(lambda month: f"2031-{month}"),
                "level": st.sampled_from(["ministers", "heads of unit", "experts", ""]),
                "in_person": st.sampled_from(["yes", "no", ""]),
            }
        ),
        min_size=1,
        max_size=8,
        unique_by=lambda row: " ".join(row["title"].split()).casefold(),
    )
)
def test_any_rows_come_back_as_they_left(rows: list[dict[str, str]]) -> None:
    numbered = [{"number": at, **row} for at, row in enumerate(rows, 1)]
    sheet = Sheet(plan_table(["QM"]), numbered, About("Plan", "Tidewater", "open", "2031-01-01T00:00:00+00:00"))
    grid = tables_of(File(xlsx_of(sheet), "plan.xlsx"))[0]
    said = understood(grid, meaning_of(grid, Partners({"QM": "Velmora"}), "plan"))
    assert not said.faults
    told = [(each.number, each.title, each.values["planned"], each.values["level"]) for each in said.lines]
    assert told == [
        (row["number"], " ".join(str(row["title"]).split()), row["planned"], row["level"]) for row in numbered
    ]


def papers_of(client: Client, plan: Plan) -> list[str]:
    """The Word papers of a plan, from its page and from the page of tables, as their words."""
    page = client.get(f"/plans/{plan.pk}/export")
    return [words_of(page.content), words_of(file_of(client, f"/plans/{plan.pk}/file", "plan.docx"))]


def test_a_plan_has_one_paper_wherever_it_is_taken(cast: Cast, plan: Plan) -> None:
    client = signed_in(cast.reader_qn)
    page, tables = papers_of(client, plan)
    assert page == tables
    assert "Tolls" in page
    lines = ("Ours: {{ title }}", "{%p for row in rows %}", "- {{ row.title }}", "{%p endfor %}")
    given_template(signed_in(cast.editor_qm), cast, template(*lines))
    page, tables = papers_of(client, plan)
    assert page == tables
    assert page.startswith("Ours: Plan 2031\n- ")


def test_adjustments_leave_in_a_template_of_their_own(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    lines = ("Notes on {{ title }}", "{% if not rows %}None yet{% endif %}")
    assert "own.docx" in given_template(client, cast, template(*lines), kind="adjustments")
    begun = Begun("programme", "Tides", date(2031, 1, 1), date(2031, 12, 31))
    document = actions.add(cast.editor_qm, cast.spaces["joint"], cast.marking(), note(1)).document
    made = [Line(1, "Lamps", 1)]
    programme = import_lines(cast.editor_qm, document, begun, made, digest(proposed(None, made))).whole
    told = words_of(file_of(client, f"/programmes/{programme.pk}/file", "adjustments.docx"))
    assert told == "Notes on Tides\nNone yet"


@pytest.mark.parametrize(("language", "leads", "issue"), [("en", "Leads", "Issue"), ("de", "Federführung", "Thema")])
def test_what_an_amendment_changes_leaves_in_words_and_in_the_language_of_the_person(
    cast: Cast, language: str, leads: str, issue: str
) -> None:
    programme, client = in_force(cast), signed_in(cast.reader_qn)
    amendment = propose(cast.editor_qm, programme, "The late spring")
    said = replace(LAMPS, issue="Buoys", forum="", leads={"QM": "Harbour Unit"})
    alter(cast.editor_qm, amendment, action(programme), said)
    drop_by(cast.editor_qm, amendment, action(programme, 2))
    path = f"/programmes/{programme.pk}/file?file=adjustments"
    csv_file = client.get(f"{path}.csv", headers={"accept-language": language}).content.decode("utf-8-sig")
    told = {tuple(row.values())[5:8] for row in csv.DictReader(io.StringIO(csv_file))}
    assert ("1", leads, "Velmora: Harbour Unit") in told
    assert ("1", issue, "Buoys") in told
    assert {action for action, *_ in told} == {"1", "2"}
    paper = words_of(client.get(f"{path}.docx", headers={"accept-language": language}).content)
    assert "Buoys" in paper
    assert not Reference.objects.filter(pk__in=re.findall(r"\b[0-9A-Z]{26}\b", csv_file + paper)).exists()


def test_a_paper_leaves_in_the_plain_template_and_in_ones_own(cast: Cast, plan: Plan) -> None:
    client = signed_in(cast.editor_qm)
    plain = file_of(client, f"/plans/{plan.pk}/file", "plan.docx")
    assert "Tolls" in words_of(plain)
    assert "Velmora: Harbour Unit; Ostrand: +1 Desk" in words_of(plain)
    assert docx.Document(BytesIO(plain)).sections[0].header.paragraphs[0].text == "Handling: for partners"
    for version in ("Our house", "Our new house"):
        own = template(f"{version}: {{{{ title }}}}", "{%p for row in rows %}", "- {{ row.title }}", "{%p endfor %}")
        assert "own.docx" in given_template(client, cast, own)
        told = words_of(file_of(signed_in(cast.reader_qn), f"/plans/{plan.pk}/file", "plan.docx"))
        assert f"{version}: Plan 2031" in told
        assert "- Tolls" in told
    assert PaperTemplate.objects.get().version == 2
    given_up(client, cast, "plan")
    assert "Our" not in words_of(file_of(client, f"/plans/{plan.pk}/file", "plan.docx"))


SHEET = Sheet(plan_table(["QM"]), [{"number": 1, "title": "Lamps"}], About("Plan", "Tidewater", "open", ""))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["Good", "{% if rows %}"], "paragraph"),
        (["Good", "{{ nobody }}"], "'nobody' is undefined; paragraph 2: {{ nobody }}"),
        (["{{ ''.__class__.__mro__ }}"], "asks for what no template may have; paragraph 1"),
        (["{{ title.__init__.__globals__ }}"], "asks for what no template may have"),
        (["{{ range(999999999) | list }}"], "Range too big"),
        (["{% include '/etc/hostname' %}"], "paragraph 1"),
        (["{{ 1 / 0 }}"], "division by zero; paragraph 1"),
        (["{{ 'x' * 9999999999 }}"], "memory"),
    ],
)
def test_a_template_that_fails_says_where_and_none_runs_anything(lines: list[str], said: str) -> None:
    with pytest.raises(ReadingError) as refused:
        docx_of(SHEET, template(*lines))
    assert said in refused.value.cause
    assert refused.value.remedy


def test_a_template_that_never_ends_is_stopped() -> None:
    begin, end = (
        "".join(f"{{% {word} %}}" for word in words) for words in (["for a in range(9999)"] * 3, ["endfor"] * 3)
    )
    loops = begin + end
    with pytest.raises(ReadingError, match="longer than 1 seconds"):
        docx_of(SHEET, template(loops), seconds=1.0)


def test_a_template_that_is_none_is_refused_and_not_kept(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    assert "A template is a Word document." in given_template(client, cast, b"Lamps", "a.txt")
    assert "paragraph 1" in given_template(client, cast, template("{{ nobody }}"))
    assert given_template(signed_in(cast.reader_qm), cast, template("x"))
    assert not PaperTemplate.objects.exists()


def test_the_empty_case_leaves_too(cast: Cast) -> None:
    with change(by=cast.editor_qm, verb="drafts a programme", space=cast.spaces["joint"]):
        row = Programme(space=cast.spaces["joint"], name="Tides", starts=date(2031, 1, 1), ends=date(2032, 12, 31))
        row.save()
    client, path = signed_in(cast.reader_qm), f"/programmes/{row.pk}/file"
    for table in ("programme", "adjustments"):
        for shape in ("xlsx", "csv", "json", "docx"):
            assert file_of(client, path, f"{table}.{shape}")
    assert "There is nothing here." in words_of(file_of(client, path, "programme.docx"))
    assert file_of(client, f"/spaces/{cast.spaces['joint'].pk}/programme/grid/file", "grid.csv").count(b"\n") == 1
    assert client.get(f"{path}?file=plan.xlsx").status_code == 404
    assert signed_in(cast.editor_qt).get(f"{path}?file=programme.csv").status_code == 404


def test_what_is_imported_rests_on_its_document_in_the_file_as_well(cast: Cast) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["joint"], cast.marking(), note(3)).document
    lines = [Line(1, "Lamps", 1)]
    into = Begun("plan", "Plan 2031", date(2031, 1, 1), date(2031, 12, 31))
    made = import_lines(cast.editor_qm, document, into, lines, digest(proposed(None, lines)))
    told = json.loads(file_of(signed_in(cast.reader_qm), f"/plans/{made.whole.pk}/file", "plan.json"))
    assert told["rows"][0]["rests_on"] == ["note-3.txt"]
    assert told["marking"] == "for partners"
