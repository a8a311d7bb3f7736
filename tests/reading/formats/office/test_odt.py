"""OpenDocument texts: what becomes of each thing that a text can hold."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from collegium.reading.errors import Damaged, EmptyDocument, Encrypted, NoText
from collegium.reading.formats.odt import extract
from tests.reading.formats.office.papers import (
    ODF,
    bold,
    cases,
    characters,
    lines,
    opendocument,
    overlaps,
    said,
    unzipped,
    zipped,
)

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=12)


@pytest.mark.parametrize("case", cases("odt.toml"), ids=lambda case: case["name"])
def test_it_gives_every_line_of_an_opendocument_text_its_kind(case: Any) -> None:
    given_parts = {name: case[name] for name in ("automatic", "styles", "masters") if name in case}
    source = extract(opendocument(case["text"], **given_parts))
    assert lines(source) == case["blocks"], case["guards"]
    assert "bold" not in case or bold(source) == case["bold"], case["guards"]
    assert "texts" not in case or [block.text for block in source.blocks] == case["texts"], case["guards"]
    places = [[run.where, run.offset] for block in source.blocks for run in block.runs]
    assert "places" not in case or places == case["places"], case["guards"]
    assert overlaps(source) == []


def test_title_day_and_language_are_declared_and_not_text() -> None:
    source = extract(opendocument("<text:p>Words</text:p>"))
    assert (source.title, source.date, source.language) == ("A note on ferries", "2031-05-12", "es")


def test_the_language_of_the_usual_style_counts_where_none_is_declared() -> None:
    members = unzipped(opendocument("<text:p>Words</text:p>"))
    members["styles.xml"] = (
        f'<office:document-styles {ODF}><office:styles><style:default-style style:family="paragraph">'
        '<style:text-properties fo:language="de"/></style:default-style></office:styles></office:document-styles>'
    ).encode()
    del members["meta.xml"]
    assert extract(zipped(dict(members))).language == "de"


@st.composite
def inline(draw: st.DrawFn, depth: int = 2) -> str:
    """Characters, and what may be around them."""
    text = draw(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    inner = text + (draw(inline(depth - 1)) if depth else "")
    return draw(
        st.sampled_from(
            [
                inner,
                f"<text:span>{inner}</text:span>{text}",
                f"<text:a>{inner}</text:a>",
                f"<text:note><text:note-citation>{text}</text:note-citation><text:note-body><text:p>{inner}</text:p>"
                "</text:note-body></text:note>",
                f"<office:annotation><dc:creator>{text}</dc:creator><text:p>{inner}</text:p></office:annotation>",
                f"<draw:frame><draw:text-box><text:p>{inner}</text:p></draw:text-box><svg:desc>{text}</svg:desc></draw:frame>",
                f"<text:unheard-of>{inner}</text:unheard-of>",
            ]
        )
    )


@st.composite
def bodies(draw: st.DrawFn, depth: int = 2) -> str:
    """Paragraphs, lists, tables and deletions, in one another."""
    tags = st.sampled_from(["p", "h"])
    paragraphs = draw(st.lists(st.tuples(tags, inline()), min_size=1, max_size=3))
    body = "".join(f"<text:{tag}>{inner}</text:{tag}>" for tag, inner in paragraphs)
    if not depth:
        return body
    inner = draw(bodies(depth - 1))
    cell = f"<table:table-cell>{inner}</table:table-cell>"
    return body + draw(
        st.sampled_from(
            [
                f"<text:section>{inner}</text:section>",
                f"<text:list><text:list-item>{inner}</text:list-item></text:list>",
                f"<table:table><table:table-row>{cell}{cell}</table:table-row></table:table>",
                f"<table:table><table:table-row>{cell}</table:table-row></table:table>",
                f"<text:tracked-changes><text:changed-region><text:deletion>{inner}</text:deletion></text:changed-region>"
                "</text:tracked-changes>",
            ]
        )
    )


@given(bodies(), inline())
def test_no_character_of_an_opendocument_text_is_lost_or_said_twice(body: str, header: str) -> None:
    data = opendocument(body, masters=f"<style:header><text:p>{header}</text:p></style:header>")
    source = extract(data)
    members = unzipped(data)
    bodies_ = etree.fromstring(members["content.xml"]).iter(f"{OFFICE}text")
    headers = etree.fromstring(members["styles.xml"]).iter(f"{STYLE}header")
    assert said(source) == characters("".join(str(part.xpath("string()")) for part in (*bodies_, *headers)))
    assert overlaps(source) == []


MANIFEST = '<manifest:encryption-data xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


@pytest.mark.parametrize(
    ("data", "error", "cause"),
    [
        (b"", EmptyDocument, "empty"),
        (opendocument("<text:p/>"), EmptyDocument, "holds no words"),
        (
            zipped({**unzipped(opendocument("<text:p/>")), "Pictures/scan.png": b"\x89PNG"}),
            NoText,
            "pictures but no words",
        ),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), Damaged, "no OpenDocument text"),
        (zipped({"content.xml": "<html/>"}), Damaged, "no OpenDocument text"),
        (opendocument("<text:p>")[:-40], Damaged, "not a whole zip archive"),
        (opendocument("<text:p>"), Damaged, "damaged in its part 'content.xml'"),
        (zipped({"META-INF/manifest.xml": MANIFEST, "content.xml": b"\x9a\x01"}), Encrypted, "password"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_opendocument_text_is_named(data: bytes, error: type[Exception], cause: str) -> None:
    with pytest.raises(error, match=cause):
        extract(data)
