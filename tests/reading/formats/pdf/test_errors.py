"""Every PDF that cannot be read says why, and what a person can do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.errors import Damaged, EmptyDocument, Encrypted, NoText, ReadingError, TooMuch
from collegium.reading.formats.pdf import extract
from tests.reading.formats.pdf.paper import Set, assembled, page_content, paper

SPEECH = page_content([Set(60, 700, "The lighthouses are a debt that\nall of us owe to our children.")])
SOUND = paper([SPEECH, SPEECH])
LOCK = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>/ID[(one)(two)]" % (b"o" * 32, b"u" * 32)
PAGELESS = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"]
ENDLESS = [
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Count 5001/Kids[%s]>>" % (b"3 0 R " * 5001),
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
]


@pytest.mark.parametrize(
    ("data", "kind", "cause"),
    [
        pytest.param(b"", EmptyDocument, "no bytes", id="no bytes"),
        pytest.param(b"a letter, not a PDF", Damaged, "broken", id="rubbish"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 20, Damaged, "broken", id="rubbish behind a PDF's first line"),
        pytest.param(SOUND[:200], Damaged, "breaks off", id="truncated"),
        pytest.param(paper([SPEECH], extra=LOCK), Encrypted, "password", id="encrypted"),
        pytest.param(assembled(PAGELESS), EmptyDocument, "no pages", id="no pages"),
        pytest.param(paper([b"", b"0 0 9 9 re f"]), NoText, "2 pages of pictures", id="pictures alone"),
        pytest.param(assembled(ENDLESS), TooMuch, "5001 pages", id="too many pages"),
    ],
)
def test_it_says_what_is_wrong_and_what_to_do(data: bytes, kind: type[ReadingError], cause: str) -> None:
    with pytest.raises(kind) as refusal:
        extract(data)
    assert cause in refusal.value.cause
    assert refusal.value.remedy.endswith(".")


def test_pages_of_pictures_among_others_are_counted_and_the_others_read() -> None:
    source = extract(paper([SPEECH, b"", SPEECH]))
    assert source.notes == {"pages": "3", "pages without text": "1"}
    assert len([block for block in source.blocks if "lighthouses" in block.text]) == 2


def read_or_refused(data: bytes) -> tuple[object, ...]:
    """The blocks, or cause and remedy of the refusal; anything else raised fails the test."""
    try:
        return extract(data).blocks
    except ReadingError as refusal:
        return (refusal.cause, refusal.remedy)


@given(st.data())
def test_mutated_bytes_are_read_or_refused(data: st.DataObject) -> None:
    mutated = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(mutated) - 1))
        cut = data.draw(st.integers(0, 40))
        mutated[at : at + cut] = data.draw(st.binary(max_size=20))
    assert all(read_or_refused(bytes(mutated)))


@given(st.binary(max_size=2000))
def test_any_bytes_drawn_as_a_page_do_not_harm_the_next_page(content: bytes) -> None:
    assert "lighthouses" in str(read_or_refused(paper([content, SPEECH])))
