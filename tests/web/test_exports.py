"""Exports: what somebody may see of a space, a document or two leaves as a file, noted and with its marking."""

import csv
import io
import json

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collegium.accounts.access import accesses_visible_to
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.exchange.exports import take_references
from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.actions.references import Said, add, state
from collegium.register.errors import TooLarge
from collegium.register.models import Document, Finding
from tests.cast import Cast
from tests.register.test_publishing_references import published
from tests.web.stage import signed_in
from tests.web.test_series import FIRST, SECOND, brought, page_at


@pytest.fixture
def years(cast: Cast) -> list[Document]:
    """What Velmora said of the ferry in two years, of which some is decided."""
    made = [brought(cast, 2031, FIRST), brought(cast, 2032, SECOND, marking="for partners")]
    for words in ("pilots", "March", "June"):
        decide(cast.editor_qm, Finding.objects.get(document__in=made, quote__contains=words), "confirmed")
    return made


def taken(cast: Cast, path: str, who: str = "reader_qm") -> bytes:
    answer = signed_in(cast.people[who]).get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return answer.content


def rows_of(cast: Cast, path: str, who: str = "reader_qm") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(taken(cast, path, who).decode())))


def of_space(cast: Cast, file: str, asked: str = "", space: str = "QM") -> str:
    return f"/spaces/{cast.spaces[space].pk}/export?file={file}{asked}"


@pytest.mark.parametrize(
    ("asked", "quotes"),
    [
        ("", ["March", "pilots", "June"]),
        ("&act=commits&standing=own", ["March", "pilots", "June"]),
        ("&act=requests", []),
        ("&begin=2032", ["June"]),
        ("&end=2031", ["March", "pilots"]),
        ("&begin=2031-02-03&end=2031-02-03", ["March", "pilots"]),
        ("&party=QZ", []),
        ("&issue=fisheries", []),
        ("&nothing=x", ["March", "pilots", "June"]),
    ],
)
def test_the_statements_of_a_space_leave_as_they_are_asked_for(
    cast: Cast, years: list[Document], asked: str, quotes: list[str]
) -> None:
    rows = rows_of(cast, of_space(cast, "statements.csv", asked))
    assert [next(word for word in ("March", "pilots", "June") if word in row["quote"]) for row in rows] == quotes


def test_rows_say_where_they_come_from_and_how_they_are_handled(cast: Cast, years: list[Document]) -> None:
    told = json.loads(taken(cast, of_space(cast, "statements.json")))
    assert (told["space"], told["marking"]) == ("Tidewater, Velmora", "for partners")
    assert [row["marking"] for row in told["rows"]] == ["open", "open", "for partners"]
    assert {row["document"] for row in told["rows"]} == {each.pk for each in years}
    assert told["rows"][0]["title"] == "Words on the Winter Ferry 2031"


def test_findings_leave_with_how_far_they_are_decided(cast: Cast, years: list[Document]) -> None:
    rows = rows_of(cast, f"/documents/{years[0].pk}/export?file=findings.csv")
    assert sorted(row["state"] for row in rows) == ["confirmed", "confirmed", "proposed"]
    assert {row["document"] for row in rows} == {years[0].pk}


def test_a_comparison_leaves_with_both_quotes_and_the_higher_marking(cast: Cast, years: list[Document]) -> None:
    path = f"/documents/{years[0].pk}/compare/{years[1].pk}/export?file=comparison"
    rows = {row["became"]: row for row in rows_of(cast, f"{path}.csv")}
    assert "twelve pilots" in rows["not_repeated"]["old_quote"]
    assert (rows["not_repeated"]["new_quote"], rows["not_repeated"]["old_state"]) == ("", "confirmed")
    paper = docx.Document(io.BytesIO(taken(cast, f"{path}.docx")))
    assert "for partners" in paper.sections[0].header.paragraphs[0].text
    assert "Not repeated, which is not withdrawn." in "\n".join(
        cell.text for table in paper.tables for row in table.rows for cell in row.cells
    )


def test_every_file_is_offered_as_a_link(cast: Cast, years: list[Document]) -> None:
    pages = {
        f"/documents/{years[0].pk}": f"/documents/{years[0].pk}/export?file=statements.docx",
        f"/documents/{years[0].pk}/compare/{years[1].pk}": "export?file=comparison.csv-metadata.json",
        f"/spaces/{cast.spaces['QM'].pk}": f"/spaces/{cast.spaces['QM'].pk}/export",
    }
    for page, link in pages.items():
        assert link in page_at(cast, page, "reader_qm")
    assert 'value="findings.json"' in page_at(cast, f"/spaces/{cast.spaces['QM'].pk}/export", "reader_qm")


def test_each_export_is_noted_for_the_partner_whose_it_is(cast: Cast, years: list[Document]) -> None:
    taken(cast, of_space(cast, "statements.csv"))
    taken(cast, f"/documents/{years[0].pk}/export?file=findings.json")
    taken(cast, f"/documents/{years[0].pk}/compare/{years[1].pk}/export?file=comparison.json")
    looks = accesses_visible_to(cast.editor_qm).filter(act="export")
    entries = [(each.by.name, each.kind, each.entry) for each in looks.order_by("id")]
    documents = [("reader_qm", "register.Document", years[number].pk) for number in (0, 0, 1)]
    assert entries == [("reader_qm", "accounts.Space", cast.spaces["QM"].pk), *documents]
    assert "a table of this space" in page_at(cast, f"/spaces/{cast.spaces['QM'].pk}/looks")


def test_nothing_of_another_space_and_nothing_struck_out_leaves(cast: Cast, years: list[Document]) -> None:
    joint = actions.table(cast.editor_qm, brought(cast, 2033, SECOND))
    findings = rows_of(cast, of_space(cast, "findings.csv", space="joint"), "reader_qn")
    assert {row["document"] for row in findings} == {joint.pk}
    strike(cast.principal_qm, propose_striking(cast.editor_qm, years[0], "It was spilled"))
    for table in ("statements", "findings"):
        assert years[0].pk not in {row["document"] for row in rows_of(cast, of_space(cast, f"{table}.csv"))}


@pytest.mark.parametrize("file", ["", "nothing.csv", "statements.pdf", "comparison.csv", "statements"])
def test_a_file_that_there_is_not_is_answered_as_nothing(cast: Cast, file: str) -> None:
    answer = signed_in(cast.reader_qm).get(of_space(cast, file))
    assert answer.status_code == 404


def test_more_rows_than_leave_at_once_are_refused(
    cast: Cast, years: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collegium.exchange.exports.bounds.MOST", 2)
    answer = signed_in(cast.reader_qm).get(of_space(cast, "statements.csv"))
    assert answer.status_code == 413
    assert "There are more than 2 rows." in answer.content.decode()


def test_references_leave_with_their_facts_and_the_public_has_what_is_public(cast: Cast) -> None:
    board = add(cast.secretariat, cast.spaces["joint"], "forum", {"en": ["Lantern Board"]})
    add(cast.secretariat, cast.spaces["joint"], "forum", {"en": ["Hidden Board"]})
    state(cast.secretariat, board, Said("founded", "1998", since="1998"))
    published(cast, board)
    public = signed_in(None).get(of_space(cast, "references.csv", space="public"))
    told = list(csv.DictReader(io.StringIO(public.content.decode())))
    assert [(row["id"], row["names"], row["fact"], row["value"]) for row in told] == [
        ("lantern-board", "en: Lantern Board", "founded", "1998")
    ]
    joint = rows_of(cast, of_space(cast, "references.csv", space="joint"), "reader_qn")
    assert [(row["id"], row["fact"]) for row in joint] == [("hidden-board", ""), ("lantern-board", "founded")]
    paper = docx.Document(io.BytesIO(taken(cast, of_space(cast, "references.docx", space="joint"))))
    assert "Founded: 1998. 1998–" in "\n".join(each.text for each in paper.paragraphs)
    assert not rows_of(cast, of_space(cast, "references.csv"))


def test_facts_are_rows_too_and_no_reference_is_named_to_ask_for_them(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    joint = cast.spaces["joint"]
    board, _ = (add(cast.secretariat, joint, "forum", {"en": [name]}) for name in ("Lantern Board", "Hidden Board"))
    for said in ("1998", "1999"):
        state(cast.secretariat, board, Said("founded", said))
    with CaptureQueriesContext(connection) as asked:
        assert len(take_references(cast.reader_qn, joint).rows) == 3
    assert not [each for each in asked.captured_queries if board.pk in each["sql"]]
    monkeypatch.setattr("collegium.exchange.exports.bounds.MOST", 2)
    with pytest.raises(TooLarge):
        take_references(cast.reader_qn, joint)
