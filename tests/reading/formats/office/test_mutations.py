"""Mutated documents: whatever is done to one, nothing but a ReadingError comes of it."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.errors import ReadingError
from collegium.reading.formats import docx, eml, odt, rtf, xlsx
from collegium.reading.source import Source
from tests.reading.formats.office.papers import cases, opendocument, unzipped, word, workbook, zipped

Extract = Callable[[bytes], Source]
SNIPPETS = (
    b"",
    b"<",
    b"&",
    b'"',
    b"\\",
    b"{",
    b"}",
    b"-1",
    b"99999999999",
    b"\x00",
    b"\xff",
    b"=?",
    b"?=",
    b"(",
    b"\n\n",
    b"x:",
)


def mutations(data: bytes) -> st.SearchStrategy[bytes]:
    """The bytes with some stretches replaced."""
    change = st.tuples(st.integers(0, len(data)), st.integers(0, 12), st.sampled_from(SNIPPETS) | st.binary(max_size=4))
    return st.lists(change, min_size=1, max_size=4).map(lambda changes: mutated(data, changes))


def mutated(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """The bytes with each stretch, by start and length, replaced."""
    for start, length, snippet in changes:
        data = data[:start] + snippet + data[start + length :]
    return data


def all_of(file: str, key: str) -> list[str]:
    """What a file of cases holds under a key, case by case."""
    return [str(case.get(key, "")) for case in cases(file)]


WORD = word("".join(all_of("docx.toml", "body")), cases("docx.toml")[-2]["parts"])
ODT = opendocument("".join(all_of("odt.toml", "text")), "".join(all_of("odt.toml", "automatic")))
XLSX = workbook(
    dict(zip("ABCDE", all_of("xlsx.toml", "rows"), strict=True)),
    "".join(all_of("xlsx.toml", "strings")),
    '<numFmts><numFmt numFmtId="170" formatCode="[h]:mm"/></numFmts><fonts><font/></fonts>'
    '<cellXfs><xf fontId="0" numFmtId="170"/><xf fontId="0" numFmtId="14"/></cellXfs>',
)
RTF = b"{\\rtf1\\ansi\\ansicpg1252 " + "\\par ".join(all_of("rtf.toml", "rtf")).encode("latin-1") + b"}"
MAILS = [mail.encode() for mail in all_of("eml.json", "mail")]
PACKED: list[tuple[Extract, bytes]] = [(docx.extract, WORD), (odt.extract, ODT), (xlsx.extract, XLSX)]


@pytest.mark.parametrize(("extract", "data"), PACKED, ids=["docx", "odt", "xlsx"])
def test_the_documents_that_are_mutated_can_be_read(extract: Extract, data: bytes) -> None:
    assert len(extract(data).blocks) > 10


@pytest.mark.parametrize(("extract", "data"), PACKED, ids=["docx", "odt", "xlsx"])
@given(draw=st.data())
def test_a_document_with_a_spoilt_part_raises_nothing_but_a_reading_error(
    extract: Extract, data: bytes, draw: st.DataObject
) -> None:
    members = unzipped(data)
    name = draw.draw(st.sampled_from(sorted(members)))
    members[name] = draw.draw(mutations(members[name]))
    with suppress(ReadingError):
        extract(zipped(dict(members)))


@pytest.mark.parametrize(("extract", "data"), PACKED, ids=["docx", "odt", "xlsx"])
@given(draw=st.data())
def test_a_document_with_a_spoilt_value_raises_nothing_but_a_reading_error(
    extract: Extract, data: bytes, draw: st.DataObject
) -> None:
    members = unzipped(data)
    name = draw.draw(st.sampled_from(sorted(members)))
    values = members[name].split(b'"')
    at = draw.draw(st.integers(0, len(values) - 1))
    values[at] = draw.draw(
        st.sampled_from((b"", b"x", b"-1", b"1.5", b"99999999999999999999", b"\xc2\xb2", b"../../x", b"/"))
    )
    members[name] = b'"'.join(values)
    with suppress(ReadingError):
        extract(zipped(dict(members)))


@pytest.mark.parametrize(("extract", "data"), PACKED, ids=["docx", "odt", "xlsx"])
@given(draw=st.data())
def test_a_spoilt_archive_raises_nothing_but_a_reading_error(
    extract: Extract, data: bytes, draw: st.DataObject
) -> None:
    with suppress(ReadingError):
        extract(draw.draw(mutations(data)))


@pytest.mark.parametrize(("extract", "data"), PACKED, ids=["docx", "odt", "xlsx"])
def test_an_archive_cut_off_anywhere_raises_a_reading_error(extract: Extract, data: bytes) -> None:
    for end in range(0, len(data) - 22, 97):  # the last 22 bytes tell where the archive ends
        with pytest.raises(ReadingError):
            extract(data[:end])


@given(mutations(RTF))
def test_a_spoilt_rtf_document_raises_nothing_but_a_reading_error(data: bytes) -> None:
    with suppress(ReadingError):
        rtf.extract(data)


@given(st.sampled_from(MAILS).flatmap(mutations))
def test_a_spoilt_mail_raises_nothing_but_a_reading_error(data: bytes) -> None:
    with suppress(ReadingError):
        eml.extract(data)


@pytest.mark.parametrize("extract", [docx.extract, odt.extract, xlsx.extract, rtf.extract, eml.extract])
@given(st.binary(max_size=200))
def test_arbitrary_bytes_raise_nothing_but_a_reading_error(extract: Extract, data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"{\\rtf1", b"From: "):
        with suppress(ReadingError):
            extract(start + data)
