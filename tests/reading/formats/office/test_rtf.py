"""Rich Text Format: what becomes of each thing that a document can hold."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.errors import Damaged, EmptyDocument, NoText, TooMuch
from collegium.reading.formats.rtf import extract
from collegium.reading.formats.rtf.reader import DEPTH
from tests.reading.formats.office.papers import bold, cases, characters, lines, overlaps, said

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12)


def rtf(body: str) -> bytes:
    """A document of the western code page."""
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0 " + body + "}").encode("latin-1")


@pytest.mark.parametrize("case", cases("rtf.toml"), ids=lambda case: case["name"])
def test_it_gives_every_line_of_an_rtf_document_its_kind(case: Any) -> None:
    source = extract(rtf(case["rtf"]))
    assert lines(source) == case["blocks"], case["guards"]
    assert "bold" not in case or bold(source) == case["bold"], case["guards"]
    places = [[run.where, run.offset] for block in source.blocks for run in block.runs]
    assert "places" not in case or places == case["places"], case["guards"]
    assert overlaps(source) == []


def test_title_day_and_language_are_declared_and_not_text() -> None:
    info = r"\deflang1031{\info{\title Eine F\'e4hre}{\author M}{\creatim\yr2031\mo5\dy12\hr8}{\revtim\yr2032\mo1\dy1}}"
    source = extract(rtf(info + "Words"))
    assert (source.title, source.date, source.language) == ("Eine Fähre", "2031-05-12", "de")
    assert lines(source) == [["paragraph", "Words"]]


@pytest.mark.parametrize(
    ("page", "data", "text"),
    [
        (r"\ansi\ansicpg1251", rb"\'ca\'f3\'f1", "Кус"),
        (r"\mac", rb"caf\'8e", "café"),
        (r"\pc", rb"caf\'82", "café"),
        (r"\pca", rb"caf\'82", "café"),
        (r"\ansi\ansicpg65001", "Кус".encode(), "Кус"),
        (r"\ansi\ansicpg99999", rb"caf\'e9", "café"),
        (r"\ansi\ansicpg1251", "Кус".encode("cp1251"), "Кус"),
    ],
)
def test_the_code_page_of_the_document_counts(page: str, data: bytes, text: str) -> None:
    assert lines(extract(b"{\\rtf1" + page.encode() + b" " + data + b"}")) == [["paragraph", text]]


def escaped(text: str) -> str:
    """Text as Rich Text Format writes it: characters beyond ASCII by number, in halves where there are two."""
    units = text.encode("utf-16-le")
    numbers = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    return "".join(
        f"\\u{number - 65536 if number > 32767 else number}?"
        if number > 126
        else "\\" + chr(number)
        if chr(number) in "\\{}"
        else chr(number)
        for number in numbers
    )


around = st.sampled_from(
    ["%s", "{\\b %s}", "{\\deleted %s}", "{\\v %s}", "{\\*\\annotation %s}", "{\\footnote %s}", "{\\header %s\\par}",
     "{\\shp{\\*\\shpinst{\\shptxt %s\\par}}}", "{\\field{\\*\\fldinst %s}{\\fldrslt x}}", "{\\listtext %s\\tab}",
     "\\pard\\intbl %s\\cell x\\cell\\row\\pard ", "\\pard\\intbl\\itap2 %s\\nestcell\\nestrow\\cell\\row\\pard "]
)  # fmt: skip


@given(st.lists(st.tuples(around, words), min_size=1))
def test_no_character_of_an_rtf_document_is_lost_or_said_twice(stretches: list[tuple[str, str]]) -> None:
    source = extract(rtf("w\\par ".join(frame % escaped(text) for frame, text in stretches)))
    fixed = "w" * (len(stretches) - 1) + "".join("x" for frame, _ in stretches if " x" in frame)
    assert said(source) == characters(fixed + "".join(text for _, text in stretches))
    assert overlaps(source) == []


@pytest.mark.parametrize(
    ("data", "error", "cause"),
    [
        (b" \n", EmptyDocument, "empty"),
        (rb"{\rtf1\ansi\par}", EmptyDocument, "holds no words"),
        (rb"{\rtf1{\pict 8950}}", NoText, "pictures but no words"),
        (b"Words", Damaged, "not an RTF document"),
        (rb"{\rtf1 Words {\b that break", Damaged, "breaks off"),
        (rb"{\rtf1 Words\bin9999 abc}", Damaged, "breaks off"),
        (b"{\\rtf1" + b"{" * DEPTH, TooMuch, "nests more than 1,000"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_rtf_document_is_named(data: bytes, error: type[Exception], cause: str) -> None:
    with pytest.raises(error, match=cause):
        extract(data)
