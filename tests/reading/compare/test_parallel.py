"""Two languages of one document side by side: each paragraph stands once, beside the one that says the same."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.compare.parallel import Pair, aligned, spans_of
from collegium.reading.contract import Reading, Span
from collegium.reading.read import read
from tests.machine import ROOT

RECORD = ROOT / "examples" / "record"
REMARKS = {each.name.split(".")[1]: each for each in RECORD.glob("2024-03-12-remarks.*")}
ENGLISH = (
    "Ministers met.",
    "We will mend the pier of Velmora by 3 June 2031, before the ice comes back.",
    "Thank you.",
)
GERMAN = (
    "Die Minister trafen sich.",
    "Wir werden den Pier von Velmora bis zum 3. Juni 2031 ausbessern, bevor das Eis wiederkommt.",
    "Vielen Dank.",
)
NOTE = "A note of the office on lamps, bread and rope, which the other language does not have at all."
ZETTEL = "Ein Zettel des Amtes über Lampen, Brot und Seile, den es in der anderen Sprache nicht gibt."
EMPTY = read(b"Nothing much.", "note.txt")
PARAGRAPHS = st.lists(st.integers(1, 90).map(lambda length: "a" * length), max_size=8)


def placed(left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[int, int]]:
    """How many paragraphs of either side each pair has."""
    one, other = (read("\n\n".join(each).encode(), "note.txt") for each in (left, right))
    return [(len(pair.left), len(pair.right)) for pair in aligned(one, other)]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (ENGLISH, GERMAN, [(1, 1)] * 3),
        (ENGLISH, (GERMAN[0], ZETTEL, *GERMAN[1:]), [(1, 1), (0, 1), (1, 1), (1, 1)]),
        ((*ENGLISH[:2], NOTE, ENGLISH[2]), GERMAN, [(1, 1), (1, 1), (1, 0), (1, 1)]),
        (ENGLISH, (GERMAN[0], *GERMAN[1].split(", bevor"), GERMAN[2]), [(1, 1), (1, 2), (1, 1)]),
    ],
    ids=["one for one", "one too many on the right", "one too many on the left", "one that was parted in two"],
)
def test_paragraphs_stand_beside_those_that_say_the_same(
    left: tuple[str, ...], right: tuple[str, ...], expected: list[tuple[int, int]]
) -> None:
    assert placed(left, right) == expected


@pytest.mark.parametrize("code", sorted(REMARKS))
def test_the_remarks_of_the_example_record_fit_in_every_language(code: str) -> None:
    english, other = (read(REMARKS[each].read_bytes(), REMARKS[each].name) for each in ("en", code))
    pairs = aligned(english, other)
    said = [english.text[slice(*pair.left[0])] for pair in pairs if len(pair.left) == 1]
    assert any(each.startswith("On behalf of Morvenia") for each in said)
    assert [pair for pair in pairs if not pair.left or not pair.right] == []


def made(lines: list[str]) -> Reading:
    """A reading with these paragraphs, which names nothing."""
    return replace(EMPTY, text="\n".join(lines), mentions=())


def flat(pairs: tuple[Pair, ...], side: str) -> list[Span]:
    """The spans of one side, one after the other."""
    return [span for pair in pairs for span in getattr(pair, side)]


@given(left=PARAGRAPHS, right=PARAGRAPHS)
def test_each_paragraph_stands_once_and_in_order(left: list[str], right: list[str]) -> None:
    one, other = (made(each) for each in (left, right))
    pairs = aligned(one, other)
    assert flat(pairs, "left") == spans_of(one.text)
    assert flat(pairs, "right") == spans_of(other.text)
    assert all(pair.left or pair.right for pair in pairs)
