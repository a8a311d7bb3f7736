"""From a document that holds a table, and from the page of tables, a link leads to its import."""

import zipfile

import pytest
from django.test import Client

from collegium.exchange.tables.reading import seems_to_hold_tables
from collegium.register.actions import add
from collegium.register.arrival import Arrival
from collegium.register.models import Document
from tests.cast import Cast, note
from tests.exchange.tables.bad_files import BAD
from tests.exchange.tables.files import HEAD, ROWS, paper, workbook
from tests.web.stage import signed_in

LINK = "/documents/{}/import"


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def brought(cast: Cast, name: str, data: bytes) -> Document:
    return add(cast.editor_qm, cast.spaces["joint"], cast.marking(), Arrival(data, name)).document


@pytest.mark.parametrize(("name", "made"), [("plan.xlsx", workbook), ("plan.docx", paper)])
def test_a_document_with_a_table_leads_to_its_import_those_who_may(cast: Cast, name: str, made: type) -> None:
    document = brought(cast, name, made([HEAD, *ROWS]))
    link = LINK.format(document.pk)
    tables = f"/spaces/{document.space_id}/programme/tables"
    editor, reader = signed_in(cast.editor_qn), signed_in(cast.reader_qn)
    assert link in page(editor, f"/documents/{document.pk}")
    assert link in page(editor, tables)
    assert editor.get(link).status_code == 200
    assert link not in page(reader, f"/documents/{document.pk}")
    assert link not in page(reader, tables)


def test_a_document_without_one_does_not(cast: Cast) -> None:
    document = add(cast.editor_qm, cast.spaces["joint"], cast.marking(), note()).document
    client = signed_in(cast.editor_qm)
    assert LINK.format(document.pk) not in page(client, f"/documents/{document.pk}")
    assert "From a document that is here already" not in page(client, f"/spaces/{document.space_id}/programme/tables")


@pytest.mark.parametrize(
    ("name", "data"),
    [("words.docx", BAD["words"]), ("cut.docx", BAD["cut"]), ("named-so.docx", workbook([HEAD])), ("empty.docx", b"")],
)
def test_nor_does_a_word_document_in_which_reading_found_none(cast: Cast, name: str, data: bytes) -> None:
    document = brought(cast, name, data)
    assert LINK.format(document.pk) not in page(signed_in(cast.editor_qn), f"/documents/{document.pk}")


def test_a_look_at_a_document_takes_no_bytes_of_it_apart(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    document = brought(cast, "plan.docx", paper([HEAD, *ROWS]))
    opened: list[object] = []
    looker = signed_in(cast.editor_qn)
    monkeypatch.setattr(zipfile.ZipFile, "__init__", lambda *said, **_: opened.append(said))
    assert LINK.format(document.pk) in page(looker, f"/documents/{document.pk}")
    assert not opened


@pytest.mark.parametrize(
    ("name", "places", "holds"),
    [
        ("A.XLSX", (), True),
        ("a.ods", (), True),
        ("a.csv", (), True),
        ("A.DOCX", ("paragraph 1", "table 1 row 1 cell 1"), True),
        ("a.docx", ("paragraph 1", "header 1"), False),
        ("a.docx", (), False),
        ("a.txt", ("table 1 row 1 cell 1",), False),
    ],
)
def test_what_seems_to_hold_a_table(name: str, places: tuple[str, ...], holds: bool) -> None:
    assert seems_to_hold_tables(name, places) is holds
