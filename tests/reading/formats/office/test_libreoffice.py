"""One document in three formats, as LibreOffice converts it: all say the same."""

import subprocess
from pathlib import Path

import docx
import pytest

from collegium.reading.formats import docx as word
from collegium.reading.formats import odt, rtf
from collegium.reading.source import Source
from tests.machine import needs


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one paper as note.docx, note.odt and note.rtf."""
    office = needs("soffice", "libreoffice-writer-nogui")
    place = tmp_path_factory.mktemp("office")
    document = docx.Document()
    document.core_properties.title = "Lamps"
    document.add_heading("The lamps of the pier", 1)
    paragraph = document.add_paragraph()
    paragraph.add_run("Zoë Кус:").bold = True
    paragraph.add_run(" The lamp\tis out –\nsince “May”.")
    document.add_paragraph("Mend it", "List Bullet")
    table = document.add_table(2, 2)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {at}"
    document.add_paragraph("The end")
    document.sections[0].header.paragraphs[0].text = "Harbour gazette"
    document.save(str(place / "note.docx"))
    for kind in ("odt", "rtf"):
        command = [office, "--headless", f"-env:UserInstallation=file://{place}/profile", "--convert-to", kind]
        subprocess.run([*command, "--outdir", str(place), str(place / "note.docx")], check=True, capture_output=True)
    return place


def said(source: Source) -> list[tuple[str, int, str, tuple[str, ...]]]:
    """Kind, level, words and bold words of the lines that are no furniture."""
    return [
        (
            block.kind,
            block.level,
            " ".join(block.text.split()),
            tuple(run.text.strip() for run in block.runs if run.bold),
        )
        for block in source.blocks
        if not block.furniture
    ]


def test_word_opendocument_and_rtf_say_the_same(folder: Path) -> None:
    original = word.extract((folder / "note.docx").read_bytes())
    assert [line[0] for line in said(original)] == ["heading", "paragraph", "item", "row", "row", "paragraph"]
    assert said(odt.extract((folder / "note.odt").read_bytes())) == said(original)
    assert said(rtf.extract((folder / "note.rtf").read_bytes())) == said(original)


@pytest.mark.parametrize(
    ("name", "extract"), [("note.docx", word.extract), ("note.odt", odt.extract), ("note.rtf", rtf.extract)]
)
def test_title_and_header_are_found_in_all_three(folder: Path, name: str, extract: object) -> None:
    assert callable(extract)
    source = extract((folder / name).read_bytes())
    assert source.title == "Lamps"
    headers = {block.text.strip() for block in source.blocks if block.furniture == "page header"}
    assert headers == {"Harbour gazette"}
