"""Archives from anyone: bombs, lies and damage are named before they do harm."""

import zipfile
from io import BytesIO

import pytest

from collegium.reading.errors import Damaged, EmptyDocument, ReadingError, TooMuch
from collegium.reading.formats import docx, odt, xlsx
from collegium.reading.formats.archive import DEPTH, HARMLESS, MEMBERS, RATIO, TREE, WHOLE, Archive
from tests.reading.formats.office.papers import opendocument, unzipped, word, workbook, zipped

WHAT = "Word document"
LAUGHS = "".join(f'<!ENTITY l{at + 1} "{f"&l{at};" * 10}">' for at in range(9))
BOMB = f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]><r>&l9;</r>'
OUTSIDE = '<!DOCTYPE r [<!ENTITY passwords SYSTEM "file:///etc/hostname">]><r>&passwords;</r>'


def stored(member: bytes, size: int) -> bytes:
    """An archive of one member, whose directory says that it is of this size."""
    data = bytearray(zipped({"a.xml": member}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.find(mark) + at
        data[start : start + 4] = size.to_bytes(4, "little")
    return bytes(data)


def test_a_whole_archive_gives_its_members() -> None:
    archive = Archive(zipped({"a.xml": "<a><!-- no --><b>x</b></a>", "b": b"\x00"}), WHAT)
    assert archive.names() == ("a.xml", "b")
    assert archive.read("b") == b"\x00"
    assert [element.tag for element in archive.tree("a.xml").iter()] == ["a", "b"]


@pytest.mark.parametrize(
    ("data", "error", "cause"),
    [
        (b"", EmptyDocument, "empty"),
        (b"PK\x03\x04 and no more", Damaged, "not a whole zip archive"),
        (zipped({"a": "x" * 100})[:-10], Damaged, "not a whole zip archive"),
        (b"PK\x01\x02" * (MEMBERS + 1), TooMuch, "more than 10,000 members"),
        (zipped({"a": b"\x00" * (HARMLESS + RATIO * 2000)}), TooMuch, "more than 250 times its size"),
        (zipped({f"{at}": b"ab" * (WHOLE // 4 + 1) for at in range(2)}), TooMuch, "larger than 64 MiB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_archive_that_fails_the_checks_is_not_opened(data: bytes, error: type[Exception], cause: str) -> None:
    with pytest.raises(error, match=cause):
        Archive(data, WHAT)


@pytest.mark.parametrize("size", [10, 5_000_000])
def test_a_member_that_lies_about_its_size_is_damaged(size: int) -> None:
    with pytest.raises(ReadingError):
        Archive(stored(bytes(range(256)) * 9000, size), WHAT).read("a.xml")


def test_a_member_packed_in_a_way_that_cannot_be_bounded_is_refused() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.xml", "<a/>")
    with pytest.raises(Damaged, match="packed in a way"):
        Archive(file.getvalue(), WHAT)


@pytest.mark.parametrize(
    ("xml", "error", "cause"),
    [
        (BOMB, TooMuch, "deeper or longer"),
        (OUTSIDE, Damaged, "declares a document type"),
        ("<a>" * 100_000, TooMuch, "deeper or longer"),
        ("<a>" * (DEPTH + 1) + "</a>" * (DEPTH + 1), TooMuch, "nests more than 120"),
        ("<a>" + "<b/>" * (TREE // 4) + "</a>", TooMuch, "larger than 20 MiB"),
        ("<a><b></a>", Damaged, "damaged in its part 'a.xml'"),
        ("", Damaged, "damaged in its part 'a.xml'"),
    ],
    ids=["laughs", "outside", "endless", "deep", "large", "crossed", "empty"],
)
def test_xml_that_would_do_harm_is_refused(xml: str, error: type[Exception], cause: str) -> None:
    archive = Archive(zipped({"padding": bytes(range(256)) * 400, "a.xml": "<a/>"}), WHAT)
    with pytest.raises(error, match=cause):
        archive.parsed(xml.encode(), "a.xml")


def test_a_part_that_is_missing_is_named() -> None:
    with pytest.raises(Damaged, match=r"has no part 'b\.xml'"):
        Archive(zipped({"a.xml": "<a/>"}), WHAT).read("b.xml")


@pytest.mark.parametrize(
    ("extract", "data", "part"),
    [
        (docx.extract, word("<w:p/>"), "word/document.xml"),
        (odt.extract, opendocument("<text:p/>"), "content.xml"),
        (xlsx.extract, workbook({"Tides": "<sheetData/>"}), "xl/sheet1.xml"),
        (xlsx.extract, workbook({"Tides": "<sheetData/>"}), "xl/sharedStrings.xml"),
    ],
    ids=["docx", "odt", "xlsx sheet", "xlsx strings"],
)
@pytest.mark.parametrize("xml", [BOMB, OUTSIDE], ids=["laughs", "outside"])
def test_no_format_opens_an_entity(extract: object, data: bytes, part: str, xml: str) -> None:
    members = {**unzipped(data), part: xml.encode()}
    assert callable(extract)
    with pytest.raises((TooMuch, Damaged)):
        extract(zipped(dict(members)))
