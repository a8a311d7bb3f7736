"""What holds for any document at all: nothing is lost, places are true, the same is read the same, errors are clear."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from collegium.reading.compose import compose, plain
from collegium.reading.contract import KINDS, ROLES, Reading
from collegium.reading.errors import EmptyDocument, NoText, ReadingError
from collegium.reading.formats.charset import decode
from collegium.reading.read import read
from collegium.reading.source import Block, Run
from tests.reading.rows import invented
from tools.measuring.counting import characters, of_reading, one_space
from tools.soundness import fault_of

LABELS = [
    "QUESTION: ",
    "MINISTER BROLD: ",
    "Mr. Tarrow (Ossmark): ",
    "Вопрос: ",
    "Frage: ",
    "Question : ",
    "The President: ",
]
LINES = st.sampled_from(
    [
        *LABELS, "Press conference of Foreign Minister Anna Brold", "4 March 2031", "Marunta", "***", "Page 3",
        "Press office", "English | Français", "Begin text", "Share this page", "© 2031", "We met, and we spoke.",
        "Note: so it is.", "- one", "a line that is wrapped by hand and breaks off where it is",
        "goes on in lower case", "(Laughter.)", "", "\t", "No. 7", "In favour: none", "Q.", "A: (x)",
        "\u202bשלום: x", "e\u0301\u0301", "\x00", "\ufffd", "\x85", "\u2028", "İ: ß", "a-\nb", "@",
    ]
)  # fmt: skip
DOCUMENTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=30).map("\n".join),
    st.lists(st.tuples(LINES, st.text(max_size=20)), max_size=20).map(lambda pairs: "\n\n".join(map("".join, pairs))),
)
SPEECHES = st.lists(
    st.lists(
        st.sampled_from(["tides", "of", "we", "the", "coast,", "fish.", "Why?", "north", "spring"]),
        min_size=2,
        max_size=9,
    )
    .map(" ".join)
    .map("we said {}.".format),
    min_size=2,
    max_size=8,
)
RUNS = st.builds(
    Run, st.text(max_size=12), st.sampled_from(["text", "page 1", "page 2"]), st.integers(0, 999), st.booleans()
)
BLOCKS = st.lists(
    st.builds(Block, st.lists(RUNS, max_size=6).map(tuple), st.sampled_from(["paragraph", "heading", "row"])),
    max_size=8,
)


def read_or_refused(data: bytes, media_type: str | None = None) -> Reading | None:
    """The reading, or None for an error that says what is wrong and what to do; any other error passes on."""
    try:
        return read(data, "any", invented(), media_type=media_type)
    except ReadingError as error:
        if not (error.cause.endswith(".") and error.remedy.endswith(".")):
            raise AssertionError(f"no clear error: {error!r}") from error
        return None


def check(reading: Reading) -> None:
    """Assert what the contract says of every reading: spans in order, values of their kinds."""
    end = 0
    for turn in reading.turns:
        assert end <= turn.span[0] < turn.span[1] <= len(reading.text)
        assert reading.text[slice(*turn.span)].strip()
        assert turn.role in ROLES
        end = turn.span[1]
    assert reading.heading.kind in KINDS
    assert list(reading.heading.languages) == sorted(set(reading.heading.languages))
    assert reading.source.language is None or reading.source.language in reading.heading.languages
    assert all(piece.text.strip() for piece in reading.furniture)
    ends = [0]
    for place in reading.map:
        assert place.start >= ends[-1]
        assert place.end > place.start
        assert not reading.text[ends[-1] : place.start].strip(), "every word of the text has its place"
        ends.append(place.end)
    assert not reading.text[ends[-1] :].strip()
    assert fault_of(reading) == ""


@given(DOCUMENTS)
@example("a\x00b " * 30)
@example("QUESTION:")
@example("QUESTION:\nQUESTION:\nMR. A:")
@example("((((((((: x\n" * 5)
@example("\u202eA: b\nA: c\n\u202cA: d")
@example("Share this page\nEnglish | French")
def test_plain_text_loses_nothing_and_stands_where_its_map_says(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    source, encoding = decode(data)
    assert source == text.removeprefix("\ufeff") or encoding != "utf-8" or "\ufffd" in source
    reading = read_or_refused(data, "text/plain")
    if reading is None:
        return
    check(reading)
    assert of_reading(reading) == characters(source)
    for place in reading.map:
        quoted = source[place.offset : place.offset + place.end - place.start]
        assert one_space(quoted) == one_space(reading.text[place.start : place.end])


@given(DOCUMENTS)
def test_text_that_says_something_is_read(text: str) -> None:
    reading = read_or_refused(f"{text}\nThe boats went out to sea.".encode("utf-8", "replace"), "text/plain")
    assert reading is not None
    assert reading.text


@given(DOCUMENTS, st.sampled_from(["text/plain", "text/html", None]))
def test_the_same_bytes_give_the_same_reading(text: str, media_type: str | None) -> None:
    data = text.encode("utf-8", "replace")
    first = read_or_refused(data, media_type)
    assert first == read_or_refused(data, media_type)
    if first:
        assert replace(read(data, "other", invented(), media_type=media_type).source, name="any") == first.source


@given(st.binary(max_size=300))
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\xd8")
@example(b"\x00" * 50)
@example(b"PK\x03\x04")
@example(b"%PDF-1.7\n%%EOF")
@example(b"{\\rtf1")
@example(b"From: a\nTo: b\nSubject: c\n\n")
@example(b"<html>")
@example(b"\xed\xa0\x80" * 20)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    reading = read_or_refused(data)
    if reading:
        check(reading)


MEDIA_TYPES = [
    "text/plain", "text/html", "application/pdf", "application/rtf", "message/rfc822",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
]  # fmt: skip


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=100).map(str.encode)))
def test_any_bytes_that_are_said_to_be_of_a_format_are_read_or_refused(media_type: str, data: bytes) -> None:
    reading = read_or_refused(data, media_type)
    if reading:
        check(reading)
        assert reading.source.media_type == media_type


@given(BLOCKS)
def test_composing_keeps_every_character_in_order(blocks: list[Block]) -> None:
    composed = compose(blocks)
    assert "".join(composed.text.split()) == "".join("".join(block.text.split()) for block in blocks)
    assert composed.text.count("\n") == max(len(composed.lines) - 1, 0)
    assert [composed.of(line) for line in composed.lines] == composed.text.split("\n")[: len(composed.lines)]
    for line, block in zip(composed.lines, _said(blocks), strict=True):
        assert (line.kind, composed.of(line)) == (block.kind, plain(block))


def _said(blocks: list[Block]) -> list[Block]:
    return [block for block in blocks if block.text.strip()]


@given(BLOCKS)
def test_composed_text_stands_where_its_map_says(blocks: list[Block]) -> None:
    composed = compose(blocks)
    letters = [
        (run.where, run.offset + at, char)
        for block in blocks
        for run in block.runs
        for at, char in enumerate(run.text)
        if not char.isspace()
    ]
    told = [
        (place.where, place.offset + at, composed.text[place.start + at])
        for place in composed.places
        for at in range(place.end - place.start)
        if not composed.text[place.start + at].isspace()
    ]
    assert told == letters


@given(BLOCKS)
def test_bold_stands_within_its_line(blocks: list[Block]) -> None:
    composed = compose(blocks)
    for line, block in zip(composed.lines, _said(blocks), strict=True):
        assert all(line.start <= start < end <= line.end for start, end in line.bold)
        bold = sum(not char.isspace() for run in block.runs if run.bold for char in run.text)
        assert (
            bold == sum(1 for start, end in line.bold for char in composed.text[start:end] if not char.isspace())
            or not bold
        )


@given(SPEECHES)
def test_known_labels_make_as_many_turns(speeches: list[str]) -> None:
    labels = ["QUESTION", "MINISTER BROLD"]
    lines = [f"{labels[i % 2]}: {said}" for i, said in enumerate(speeches)]
    text = "\n".join(["Press conference of Foreign Minister Anna Brold of Veltria", "4 March 2031", "", *lines])
    reading = read(text.encode(), "labels", invented())
    assert [reading.text[slice(*turn.span)] for turn in reading.turns] == speeches
    assert [turn.role for turn in reading.turns] == [("question", "answer")[i % 2] for i in range(len(speeches))]
    assert {turn.speaker for turn in reading.turns} == {None, "Anna Brold"}


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf \r\n", "\u2028\u3000".encode()])
def test_white_space_is_an_empty_document(data: bytes) -> None:
    with pytest.raises(EmptyDocument):
        read(data)


@pytest.mark.parametrize("text", ["***", "-----\n* * *", "English | Français | Русский", "Page 3"])
def test_furniture_alone_is_no_text(text: str) -> None:
    with pytest.raises(NoText):
        read(text.encode())
