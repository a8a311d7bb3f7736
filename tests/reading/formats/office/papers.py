"""Making small office documents for tests, part by part, so that a case can hold what no program would write."""

import json
import tomllib
import zipfile
from collections import Counter
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

from collegium.reading.source import Block, Source

CASES = Path(__file__).parent / "cases"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing", "meta": "meta",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
WORD_STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="Chapter"/><w:basedOn w:val="Heading2"/></w:style>
<w:style w:type="paragraph" w:styleId="Dash"><w:name w:val="Dash"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Round"><w:name w:val="Round"/><w:basedOn w:val="Round"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def cases(name: str) -> list[Any]:
    """The rows of a case file, each with its name, what it guards against, an input and what is expected."""
    path = CASES / name
    text = path.read_text(encoding="utf-8")
    rows: list[Any] = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)["case"]
    return rows


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip archive of members."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The members of a zip archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def relationships(targets: dict[str, str]) -> str:
    """A part with relationships: target and kind."""
    ties = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{ties}</Relationships>'


def word_members(body: str, parts: dict[str, str] | None = None) -> dict[str, str | bytes]:
    """The members of a Word document. `parts` holds further ones by their kind ("header", "footnotes", "comments")."""
    roots = {"header": "hdr", "footer": "ftr"}
    further = {f"{kind}.xml": f"<w:{roots.get(kind, kind)} {NAMESPACES}>{xml}</w:{roots.get(kind, kind)}>"
               for kind, xml in {"styles": WORD_STYLES, **(parts or {})}.items()}  # fmt: skip
    return {
        "_rels/.rels": relationships({"word/document.xml": "officeDocument", "docProps/core.xml": "core-properties"}),
        "docProps/core.xml": _core("A note on ferries", "2031-05-12T08:00:00Z"),
        "word/_rels/document.xml.rels": relationships({name: name.removesuffix(".xml") for name in further}),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        **{f"word/{name}": xml for name, xml in further.items()},
    }


def word(body: str, parts: dict[str, str] | None = None) -> bytes:
    """A Word document."""
    return zipped(word_members(body, parts))


def _core(title: str, created: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{title}</dc:title><dcterms:created>{created}</dcterms:created></cp:coreProperties>"
    )


def opendocument(text: str, automatic: str = "", styles: str = "", masters: str = "") -> bytes:
    """An OpenDocument text. `masters` holds the headers and footers of its one kind of page."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {ODF}><office:styles>{styles}</office:styles><office:master-styles>"
            f"<style:master-page>{masters}</style:master-page></office:master-styles></office:document-styles>",
            "meta.xml": f"<office:document-meta {ODF}><office:meta><dc:title>A note on ferries</dc:title>"
            "<meta:creation-date>2031-05-12T08:00:00</meta:creation-date><dc:language>es-ES</dc:language></office:meta>"
            "</office:document-meta>",
        }
    )


def workbook(sheets: dict[str, str], strings: str = "", styles: str = "", properties: str = "") -> bytes:
    """An Excel workbook of sheets by name, each the content of its worksheet element."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    listed = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(sheets, 1))
    targets = {f"sheet{at}.xml": "worksheet" for at in range(1, len(sheets) + 1)}
    return zipped(
        {
            "_rels/.rels": relationships({"xl/workbook.xml": "officeDocument"}),
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{OFFICE}">{properties}'
            f"<sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relationships(
                {**targets, "styles.xml": "styles", "sharedStrings.xml": "sharedStrings"}
            ),
            "xl/styles.xml": f'<styleSheet xmlns="{main}">{styles}</styleSheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>',
            **{
                f"xl/sheet{at}.xml": f'<worksheet xmlns="{main}">{xml}</worksheet>'
                for at, xml in enumerate(sheets.values(), 1)
            },
        }
    )


def lines(source: Source) -> list[list[str]]:
    """Each block as what it is and what it says, white space as the reading text has it."""
    return [[label(block), " ".join(block.text.split())] for block in source.blocks]


def label(block: Block) -> str:
    """The reason why a block is furniture, or its kind and level."""
    return block.furniture or f"{block.kind} {block.level or ''}".strip()


def bold(source: Source) -> list[str]:
    """The words in bold."""
    return [run.text.strip() for block in source.blocks for run in block.runs if run.bold]


def characters(text: str) -> Counter[str]:
    """How often each character occurs, white space apart."""
    return Counter("".join(text.split()))


def said(source: Source) -> Counter[str]:
    """The characters of all blocks, white space apart."""
    return characters("".join(block.text for block in source.blocks))


def overlaps(source: Source) -> list[str]:
    """Places of which some characters are given twice; and those whose text is not counted from its beginning."""
    wrong = []
    for where in {run.where for block in source.blocks for run in block.runs}:
        runs = sorted(
            (run.offset, len(run.text)) for block in source.blocks for run in block.runs if run.where == where
        )
        if any(start + length > following for (start, length), (following, _) in pairwise(runs)):
            wrong.append(where)
    return wrong
