"""Word documents: what becomes of each thing that a document can hold."""

from io import BytesIO
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from collegium.reading.errors import Damaged, EmptyDocument, Encrypted, NoText
from collegium.reading.formats.docx import extract
from tests.reading.formats.office.papers import (
    bold,
    cases,
    characters,
    lines,
    overlaps,
    relationships,
    said,
    unzipped,
    word,
    word_members,
    zipped,
)

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = tuple(WORD + name for name in ("t", "delText", "instrText"))
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=12)


@pytest.mark.parametrize("case", cases("docx.toml"), ids=lambda case: case["name"])
def test_it_gives_every_line_of_a_word_document_its_kind(case: Any) -> None:
    source = extract(word(case["body"], case.get("parts")))
    assert lines(source) == case["blocks"], case["guards"]
    assert "bold" not in case or bold(source) == case["bold"], case["guards"]
    places = [[run.where, run.offset] for block in source.blocks for run in block.runs]
    assert "places" not in case or places == case["places"], case["guards"]
    assert overlaps(source) == []


def test_title_day_and_language_are_declared_and_not_text() -> None:
    source = extract(word("<w:p><w:r><w:t>Words</w:t></w:r></w:p>"))
    assert (source.title, source.date, source.language) == ("A note on ferries", "2031-05-12", "fr")
    assert lines(source) == [["paragraph", "Words"]]


def test_a_document_in_the_strict_variant_reads_the_same() -> None:
    members = word_members('<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Quays</w:t></w:r></w:p>')
    usual, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    swapped: dict[str, str | bytes] = {}
    for name, content in members.items():
        raw = content.encode() if isinstance(content, str) else content
        for room in (b"wordprocessingml", b"officeDocument"):
            raw = raw.replace(usual + room + b"/2006/", strict + room + b"/")
        swapped[name] = raw
    assert lines(extract(zipped(swapped))) == [["heading 2", "Quays"]]


def test_the_main_part_is_found_by_its_relationship() -> None:
    members = word_members("<w:p><w:r><w:t>Words</w:t></w:r></w:p>")
    members["word/other.xml"] = members.pop("word/document.xml")
    members["_rels/.rels"] = relationships({"/word/other.xml": "officeDocument"})
    assert lines(extract(zipped(members))) == [["paragraph", "Words"]]


@st.composite
def runs(draw: st.DrawFn, depth: int = 2) -> str:
    """Runs, and what may be around runs."""
    text = draw(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    inner = f'<w:r><w:rPr><w:b w:val="{draw(st.integers(0, 1))}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    if depth:
        inner += draw(runs(depth - 1))
    return draw(
        st.sampled_from(
            [
                inner,
                f"<w:ins>{inner}</w:ins>",
                f"<w:moveFrom>{inner}</w:moveFrom>",
                f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>",
                f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{text}</w:instrText>'
                f'<w:fldChar w:fldCharType="separate"/></w:r>{inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
                f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>",
                f"<w:r><w:drawing><w:txbxContent><w:p>{inner}</w:p></w:txbxContent></w:drawing></w:r>",
                f"<mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>",
            ]
        )
    )


@st.composite
def bodies(draw: st.DrawFn, depth: int = 2) -> str:
    """Paragraphs and tables, tables in cells among them."""
    paragraphs = draw(st.lists(runs().map(lambda inner: f"<w:p>{inner}</w:p>"), min_size=1, max_size=3))
    body = "".join(paragraphs)
    if depth and draw(st.booleans()):
        cells = draw(st.lists(bodies(depth - 1), min_size=1, max_size=3))
        row = "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"
        body += f"<w:tbl>{row * draw(st.integers(1, 2))}</w:tbl>"
    return body


@given(bodies(), runs(), runs())
def test_no_character_of_a_word_document_is_lost_or_said_twice(body: str, header: str, note: str) -> None:
    parts = {
        "header": f"<w:p>{header}</w:p>",
        "footnotes": f'<w:footnote w:id="1"><w:p>{note}</w:p></w:footnote>',
        "comments": f'<w:comment w:id="1"><w:p>{note}</w:p></w:comment>',
    }
    data = word(body, parts)
    source = extract(data)
    assert said(source) == characters(text_nodes(data))
    assert overlaps(source) == []


@settings(max_examples=20)  # python-docx is slow to make a document
@given(st.lists(st.tuples(words, words, st.sampled_from(["Heading 1", "List Bullet", "Normal", "Title"])), min_size=1))
def test_no_character_that_python_docx_writes_is_lost(paragraphs: list[tuple[str, str, str]]) -> None:
    document = docx.Document()
    for plain, heavy, style in paragraphs:
        document.add_paragraph(plain, style).add_run(heavy).bold = True
    table = document.add_table(2, 2)
    table.cell(1, 1).text = paragraphs[0][0]
    document.sections[0].header.paragraphs[0].text = paragraphs[-1][1]
    file = BytesIO()
    document.save(file)
    assert said(extract(file.getvalue())) == characters(text_nodes(file.getvalue()))


def text_nodes(data: bytes) -> str:
    """The text of all parts, found by the names of the elements alone."""
    trees = [
        etree.fromstring(xml) for name, xml in unzipped(data).items() if name.startswith("word/") and b"<w:" in xml
    ]
    return "".join(element.text or "" for tree in trees for element in tree.iter(*TEXT))


PICTURE = {**word_members("<w:p/>"), "word/media/scan.png": b"\x89PNG"}
NO_MAIN = {name: content for name, content in word_members("<w:p/>").items() if name != "word/document.xml"}


@pytest.mark.parametrize(
    ("data", "error", "cause"),
    [
        (b"", EmptyDocument, "empty"),
        (word("<w:p/>"), EmptyDocument, "holds no text"),
        (zipped(PICTURE), NoText, "pictures but no words"),
        (zipped(NO_MAIN), Damaged, "is a zip archive, but no Word document"),
        (zipped({"readme.txt": "Words"}), Damaged, "is a zip archive, but no Word document"),
        (word("<w:p>")[:-60], Damaged, "not a whole zip archive"),
        (word("<w:p><w:r>"), Damaged, "damaged in its part 'word/document.xml'"),
        (b"Words, and no archive", Damaged, "not a whole zip archive"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_word_document_is_named(data: bytes, error: type[Exception], cause: str) -> None:
    with pytest.raises(error, match=cause):
        extract(data)


def test_a_document_behind_a_password_is_encrypted() -> None:
    data = bytearray(word("<w:p/>"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 1)
    with pytest.raises(Encrypted, match="password"):
        extract(bytes(data))
