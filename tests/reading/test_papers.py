"""Papers that texts tell of, totals that they state, and which document is the paper that another one tells of."""

import pytest

from collegium.reading.contract import Reading
from collegium.reading.papers import SORTS, answers, answers_unnamed, papers_of, stems_of, totals_of
from collegium.reading.papers.words import telling
from collegium.reading.read import read
from collegium.reading.words import LANGUAGES, fold
from tests.reading.rows import Row, invented, named, rows

PAPERS = rows("papers")
JOINT = """Remarks by Foreign Minister Anna Brold of Veltria at a Joint Press Conference with Foreign Minister Piet Tarrow of Ossmark
4 March 2031

FOREIGN MINISTER BROLD: We met for the third time, and we spoke about the tides.
QUESTION: When will you meet again?
FOREIGN MINISTER BROLD: In the spring.
"""  # noqa: E501
HEARD = JOINT + "FOREIGN MINISTER TARROW: I can only agree with that, and I thank my colleague for her welcome.\n"


def reading_of(text: str) -> Reading:
    return read(text.encode(), "paper.txt", invented(), media_type="text/plain")


@pytest.mark.parametrize("row", PAPERS, ids=named)
def test_papers_that_a_text_tells_of_are_found(row: Row) -> None:
    reading = reading_of(f"Veltria, 4.3.2031\n\n{row['text']}\n")
    assert reading.source.language == row["in"]
    found = papers_of(reading, invented())
    assert [[each.sort, each.name] for each in found] == row["papers"], row["guards"]
    for each in found:
        assert each.passage[0] <= each.span[0] < each.span[1] <= each.passage[1]


def test_who_spoke_and_is_not_heard_is_told() -> None:
    (paper,) = papers_of(reading_of(JOINT), invented())
    assert (paper.sort, paper.name.split()[-1]) == ("words", "Tarrow")
    assert not papers_of(reading_of(HEARD), invented())


def test_a_text_does_not_lack_itself() -> None:
    text = "Northern Bay Lamps Strategy\n4 March 2031\n\nWe adopted the Northern Bay Lamps Strategy in the morning.\n"
    assert not papers_of(reading_of(text), invented())
    other = text.replace("Northern Bay Lamps Strategy\n", "Words on Lamps\n", 1)
    assert [each.name for each in papers_of(reading_of(other), invented())] == ["Northern Bay Lamps Strategy"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("The plan of consultations for next year has 25 specific subjects.", [(25, "subjects")]),
        ("Both sides signed three agreements in the morning.", [(3, "agreements")]),
        ("They gave $25 million for programmes of the harbour.", []),
        ("Nine boats lay in the harbour.", []),
        ("They spoke to 20 masons about the plans.", []),
    ],
)
def test_totals_of_what_a_register_may_hold_are_found(text: str, stated: list[tuple[int, str]]) -> None:
    reading = reading_of(f"Words on Lamps\nVeltria, 4 March 2031\n\n{text}\n")
    assert [(each.number, each.sort) for each in totals_of(reading)] == stated


@pytest.mark.parametrize(
    ("sort", "name", "title", "kind", "is_it"),
    [
        ("plan", "Northern Bay Strategy", "The Strategy of the Northern Bay", "plan", True),
        ("plan", "Northern Bay Strategy", "The Strategy of the Southern Bay", "plan", False),
        ("plan", "Northern Bay Strategy", "Remarks on the Northern Bay Strategy", "remarks", False),
        ("plan", "Strategy", "Strategy", "plan", False),
        ("words", "Piet Tarrow", "Remarks by Piet Tarrow", "remarks", False),
    ],
)
def test_a_document_is_a_paper_by_its_title_and_kind(sort: str, name: str, title: str, kind: str, is_it: bool) -> None:
    assert answers(sort, stems_of(name), title, kind) is is_it


@pytest.mark.parametrize(
    ("sort", "kind", "dated", "is_it"),
    [
        ("declaration", "joint_statement", "2031-03-06", True),
        ("declaration", "joint_statement", "2031-03-16", False),
        ("declaration", "remarks", "2031-03-04", False),
        ("declaration", "joint_statement", "", False),
        ("agreement", "agreement", "2031-03-04", False),
    ],
)
def test_a_paper_without_a_name_is_taken_to_be_held_within_some_days(
    sort: str, kind: str, dated: str, is_it: bool
) -> None:
    assert answers_unnamed(sort, "2031-03-04", kind, dated) is is_it


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_language_are_folded_and_name_known_sorts(language: str) -> None:
    words = telling(language)
    assert set(words.sorts.values()) <= set(SORTS)
    for phrase in (*words.made, *words.sorts, *words.counted, *words.about):
        assert phrase == fold(phrase)
